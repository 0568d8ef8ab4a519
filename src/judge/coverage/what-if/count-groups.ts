import { literal, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { DIMENSIONS, type Dimension } from './dimensions.ts';
import { NOBODY, OUTCOMES, together, type Outcome, type Tally } from './tally.ts';

export interface CountRequest {
  /** The questions whose turns are counted. */
  readonly questions: readonly string[];
  /** Table of turns (see `judgeBoth`). */
  readonly turns: string;
  /** Population Parquet. */
  readonly population: string;
  readonly asOf: string;
  /** Ages at which a band begins, in order, with the band's name. */
  readonly bands: readonly { readonly id: string; readonly from: number }[];
}

/** The people of one question, all together and by the values of each dimension; '' stands for those whose value nobody knows. */
export interface CountedQuestion {
  readonly total: Tally;
  /** 'yes>no': how many were a yes and become a no. */
  readonly transitions: Readonly<Record<string, number>>;
  readonly groups: Readonly<Record<Dimension, ReadonlyMap<string, Tally>>>;
}

interface Line {
  readonly question: string;
  readonly dimension: Dimension | 'total';
  readonly value: string;
  readonly was: string;
  readonly becomes: string;
  readonly outcome: Outcome;
  readonly people: number;
  readonly fen_was: number;
  readonly fen_becomes: number;
  readonly unpriced_was: number;
  readonly unpriced_becomes: number;
  readonly difference: number;
}

/** All people of a group, whatever their turn. */
type Everyone = Pick<Line, 'dimension' | 'value' | 'people'>;

/** Those of a group who have no turn. */
function theRest(question: string, { dimension, value, people }: Everyone, turned: readonly Line[]): Line[] {
  const rest = turned.filter((line) => line.dimension === dimension && line.value === value).reduce((left, line) => left - line.people, people);
  const nothing = { fen_was: 0, fen_becomes: 0, unpriced_was: 0, unpriced_becomes: 0, difference: 0 };
  return rest === 0 ? [] : [{ question, dimension, value, was: 'no', becomes: 'no', outcome: 'unchanged', people: rest, ...nothing }];
}

const SUMS = ['people', 'fen_was', 'fen_becomes', 'unpriced_was', 'unpriced_becomes', 'difference'] as const;

/**
 * Counts the turns of some questions by county, category, grade, age and household: one pass over the turns, then sums of sums. Whoever has no turn is a
 * no on both sides.
 */
export async function countGroups(engine: AnalysisEngine, { questions, turns, population, asOf, bands }: CountRequest): Promise<Map<string, CountedQuestion>> {
  await engine.run(`create or replace temp table what_if_people as
    select person_id, coalesce(county, '') as county, coalesce(cast(category as varchar), '') as category
      , coalesce(cast(grade as varchar), '') as grade, ${bandSql(bands, asOf)} as age, coalesce(household_type, '') as household
    from read_parquet(${literal(population)})`);
  await engine.run(`create or replace temp table what_if_cube as
    select question, was, becomes, outcome, ${DIMENSIONS.join(', ')}
      , count(*) as people, sum(coalesce(amount_was, 0)) as fen_was, sum(coalesce(amount_becomes, 0)) as fen_becomes
      , count(*) filter (where was = 'yes' and amount_was is null) as unpriced_was
      , count(*) filter (where becomes = 'yes' and amount_becomes is null) as unpriced_becomes
      , coalesce(sum(coalesce(amount_becomes, 0) - coalesce(amount_was, 0)) filter (where outcome <> 'cannot_tell'), 0) as difference
    from ${turns} t join what_if_people p on p.person_id = t.person_id
    group by question, was, becomes, outcome, ${DIMENSIONS.join(', ')}`);
  const sums = SUMS.map((column) => `cast(sum(${column}) as bigint) as ${column}`).join(', ');
  const by = (dimension: string, value: string) =>
    `select question, '${dimension}' as dimension, ${value} as "value", was, becomes, outcome, ${sums} from what_if_cube group by question, ${value === "''" ? '' : `${value}, `}was, becomes, outcome`;
  const lines = await engine.rows<Line>([by('total', "''"), ...DIMENSIONS.map((one) => by(one, one))].join('\nunion all\n'));
  const everyone = await engine.rows<Everyone>(['total', ...DIMENSIONS].map((one) =>
    `select '${one}' as dimension, ${one === 'total' ? "''" : one} as "value", count(*) as people from what_if_people group by ${one === 'total' ? '1' : one}`).join('\nunion all\n'));
  for (const made of ['what_if_cube', 'what_if_people']) await engine.run(`drop table ${made}`);
  return new Map(questions.map((id) => {
    const turned = lines.filter(({ question }) => question === id);
    return [id, countedOf([...turned, ...everyone.flatMap((group) => theRest(id, group, turned))])];
  }));
}

/**
 * The band a birth lies in on the day. Days are compared as text: "2015-02-29" is no day, and yet what lies before and after it is right
 * for those born on it, who come of age on 1 March.
 */
function bandSql(bands: CountRequest['bands'], asOf: string): string {
  const born = (age: number) => `${String(Number(asOf.slice(0, 4)) - age).padStart(4, '0')}${asOf.slice(4)}`;
  const branches = bands.toReversed().map(({ id, from }) => `when cast(birth as varchar) <= ${literal(born(from))} then ${literal(id)}`);
  return `case ${branches.join(' ')} else '' end`;
}

function countedOf(lines: readonly Line[]): CountedQuestion {
  const all = lines.filter(({ dimension }) => dimension === 'total');
  const transitions: Record<string, number> = {};
  for (const { was, becomes, people } of all) transitions[`${was}>${becomes}`] = (transitions[`${was}>${becomes}`] ?? 0) + people;
  const groupsOf = (dimension: Dimension) => {
    const groups = new Map<string, Tally>();
    for (const line of lines.filter((one) => one.dimension === dimension)) groups.set(line.value, together(groups.get(line.value) ?? NOBODY, tallyOf(line)));
    return new Map([...groups].sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'en', { numeric: true })));
  };
  return {
    total: all.map(tallyOf).reduce(together, NOBODY),
    transitions,
    groups: { county: groupsOf('county'), category: groupsOf('category'), grade: groupsOf('grade'), age: groupsOf('age'), household: groupsOf('household') },
  };
}

function tallyOf(line: Line): Tally {
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, outcome === line.outcome ? line.people : 0]));
  return {
    people: line.people,
    outcomes: { ...NOBODY.outcomes, ...outcomes },
    before: { people: line.was === 'yes' ? line.people : 0, fen: line.fen_was, unpriced: line.unpriced_was },
    after: { people: line.becomes === 'yes' ? line.people : 0, fen: line.fen_becomes, unpriced: line.unpriced_becomes },
    difference: line.difference,
  };
}
