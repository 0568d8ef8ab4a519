import { literal, quoted } from '../../../foundation/platform/engine/index.ts';
import type { SqlDialect } from '../language/dialect.ts';
import type { SqlContext } from '../language/node.ts';
import { literalSql } from '../language/nodes/literal.ts';
import { SQL_TYPE } from '../language/value.ts';
import { parameterSql } from '../packs/parameter-value.ts';
import type { Fact, Policy } from '../packs/policy.ts';
import { fromRegisterAlone, whenNotListed, withFoundations } from './fact-sources.ts';
import { countyGaps } from './county-gaps.ts';
import { bitOf, bitsColumn, listNumbers, maskOf, type Told } from './list-bits.ts';
import type { ListState, PersonGap } from './list-state.ts';
import { cellsColumn, masksOf, PLACES, rawColumn, toldSql, type ReadableList } from './told-sql.ts';
import type { WantedRows } from './wanted.ts';

export interface FactsRequest {
  readonly policy: Policy;
  readonly dialect: SqlDialect;
  /** Population Parquet. */
  readonly population: string;
  readonly states: ReadonlyMap<string, ListState>;
  readonly asOf: string;
  /** Names of the facts wanted; what they stand on comes along. */
  readonly facts: Iterable<string>;
  /** Lists whose rows are wanted one by one, with the columns looked at (see `wantedBy`). */
  readonly rows?: WantedRows;
  /** One person_id, to read that person's rows alone. */
  readonly person?: string;
}

/** Column that holds why a list's facts are unknown for the person ('held', 'uncovered', 'waiting'); null where they are known. */
export const gapColumn = (list: string): string => quoted(`${list}#gap`);
/** Column of why nothing is said of a fact of the list: the place in `GAPS_OF_LISTS`, from 1 on. */
export const whyColumn = (list: string): string => quoted(`${list}#why`);
/** Column that is true where the list has rows of the person. */
export const listedColumn = (list: string): string => quoted(`${list}#listed`);

/** Why a list that can be read says nothing of a person, in the order in which it is looked for; the last is a blank in a row of theirs. */
export const GAPS_OF_LISTS = ['held', 'uncovered', 'waiting', 'not_listed', 'blank'] as const satisfies readonly PersonGap[];

/**
 * One wide relation, a row a person: person_id, certificate, county, division, `#places` of all their rows; a column for each fact (null: unknown) and
 * for each readable list its `#listed`, `#gap` and `#why`. Facts of lists that cannot be read have no column.
 */
export function factsSql(request: FactsRequest): string {
  const { policy, dialect, asOf, population, person } = request;
  const facts = withFoundations(policy, request.facts);
  const base = facts.filter(({ list, definition }) => list === 'register' && !definition);
  const defined = facts.filter(({ name, definition }) => definition && fromRegisterAlone(policy, name));
  const lists = readableLists(facts, request);
  const masks = masksOf(lists);
  const county = "coalesce(p.county, '')";
  const gaps = countyGaps(lists, county);
  return [
    `select j.person_id, j.certificate, j.county, j.division, j.${PLACES}`,
    ...base.map(({ name }) => `  , j.${quoted(name)}`),
    ...defined.map(({ name, definition }) => `  , ${definition?.sql(registerContext(policy, dialect, asOf)) ?? 'null'} as ${quoted(name)}`),
    ...lists.flatMap((list) => [`  , ${saidBit(list, 'listed', dialect)} as ${listedColumn(list.list)}`, ...gapColumns(list, dialect)]),
    ...lists.flatMap((list) => (list.cells.length === 0 ? [] : [`  , ${cellsSql(list, dialect)} as ${cellsColumn(list.list)}`])),
    ...lists.flatMap((list) => list.facts.map((fact) => `  , ${listFactSql(fact, list, dialect)} as ${quoted(fact.name)}`)),
    'from (',
    `select p.person_id, p.certificate, ${county} as county, p.division, ${dialect.inOrder(dialect.arrayFrom('p."row"', lists.length === 0 ? null : `t.${PLACES}`))} as ${PLACES}`,
    ...base.map((fact) => `  , cast(p.${quoted(registerColumn(fact))} as ${SQL_TYPE[fact.type]}) as ${quoted(fact.name)}`),
    ...masks.flatMap((mask) => (['listed', 'asked'] as const).map((told) => `  , coalesce(t.${bitsColumn(told, mask)}, 0) as ${bitsColumn(told, mask)}`)),
    ...gaps.columns.map((column) => `  , ${column}`),
    ...lists.flatMap(({ list, facts: own, cells }) => [
      ...own.flatMap((fact) => (typeof fact.from === 'object' ? [`  , t.${rawColumn(fact.name)}`] : [])),
      ...(cells.length > 0 ? [`  , t.${cellsColumn(list)}`] : []),
    ]),
    `from ${dialect.parquet(population)} p`,
    ...(lists.length === 0 ? [] : [`left join (\n${toldSql(lists, dialect, person)}\n) t on t.person_id = p.person_id`]),
    gaps.join,
    ...(person === undefined ? [] : [`where p.person_id = ${literal(person)}`]),
    ') j',
  ].join('\n');
}

/** The lists at hand that wanted facts are from, with the cells of them that are looked at. */
function readableLists(facts: readonly Fact[], { states, rows }: FactsRequest): ReadableList[] {
  const numbers = listNumbers(states);
  return [...states.values()].flatMap(({ policy: { list, columns }, input, gap }): ReadableList[] => {
    const own = facts.filter((fact) => fact.list === list);
    const looked = rows?.get(list);
    const cells = looked && [...new Set(['row', ...looked])].map((name) => ({ name, type: SQL_TYPE[columns.get(name)?.type ?? 'int'] }));
    return input && gap === null && own.length > 0 ? [{ list, number: numbers.get(list) ?? 0, input, facts: own, cells: cells ?? [] }] : [];
  });
}

function registerColumn(fact: Fact): string {
  if (typeof fact.from === 'object' && 'column' in fact.from) return fact.from.column;
  throw new TypeError(`${fact.name} is not a column of the register`);
}

function registerContext(policy: Policy, dialect: SqlDialect, asOf: string): SqlContext {
  const context: SqlContext = {
    asOf, dialect,
    fact: (name) => {
      const definition = policy.facts.get(name)?.definition;
      return definition ? `(${definition.sql(context)})` : `j.${quoted(name)}`;
    },
    parameter: (name) => parameterSql(policy, name, 'j.county', context),
    // A definition over the rows of a list does not rest on the register alone.
    rows: () => null,
  };
  return context;
}

function saidBit({ number }: ReadableList, told: Told, dialect: SqlDialect): string {
  return dialect.hasBit(`j.${bitsColumn(told, maskOf(number))}`, String(bitOf(number)));
}

/** What stands in the way of believing that a list does not name the person, in order. */
function gapsOf(list: ReadableList, dialect: SqlDialect): { gap: PersonGap; when: string }[] {
  const { input } = list;
  return [
    ...((input.held ?? []).length > 0 ? [{ gap: 'held', when: saidBit(list, 'held', dialect) } as const] : []),
    ...(input.coverage.length > 0 ? [{ gap: 'uncovered', when: saidBit(list, 'uncovered', dialect) } as const] : []),
    ...(input.candidates === null ? [] : [{ gap: 'waiting', when: saidBit(list, 'asked', dialect) } as const]),
  ];
}

function gapColumns(list: ReadableList, dialect: SqlDialect): string[] {
  const listed = saidBit(list, 'listed', dialect);
  const gaps = gapsOf(list, dialect);
  const number = (gap: PersonGap) => GAPS_OF_LISTS.findIndex((one) => one === gap) + 1;
  return [
    `  , cast(case when ${listed} then null ${gaps.map(({ gap, when }) => `when ${when} then '${gap}' `).join('')}end as varchar) as ${gapColumn(list.list)}`,
    `  , case when ${listed} then ${number('blank')} ${gaps.map(({ gap, when }) => `when ${when} then ${number(gap)} `).join('')}else ${number('not_listed')} end as ${whyColumn(list.list)}`,
  ];
}

/** Whether the list says for certain that it does not name a person whom it has no rows of. */
function isComplete(list: ReadableList, dialect: SqlDialect): string {
  return gapsOf(list, dialect).map(({ when }) => `not ${when}`).join(' and ') || 'true';
}

/** The person's rows; none where a complete list does not name the person, null where nobody can tell. */
function cellsSql(list: ReadableList, dialect: SqlDialect): string {
  return `case when ${saidBit(list, 'listed', dialect)} then j.${cellsColumn(list.list)} when ${isComplete(list, dialect)} then ${dialect.noRows} end`;
}

function listFactSql(fact: Fact, list: ReadableList, dialect: SqlDialect): string {
  if (fact.from === 'as_of') return literalSql('date', list.input.asOf);
  const absent = whenNotListed(fact);
  if (absent === null) return `j.${rawColumn(fact.name)}`;
  const said = fact.from === 'listed' ? 'true' : `j.${rawColumn(fact.name)}`;
  return `case when ${saidBit(list, 'listed', dialect)} then ${said} when ${isComplete(list, dialect)} then ${String(absent)} end`;
}
