import type { Label, Question } from '../../policy/index.ts';
import { DIMENSIONS, type Dimension } from './dimensions.ts';
import { hideSmall, type Line } from './hide-small.ts';
import { OUTCOMES, type Outcome, type Tally } from './tally.ts';
import type { QuestionTurn, WhatIf } from './what-if.ts';

/** What is due to a group, fen a month: how many people, how much, and how many more whose amount nobody knows. */
export interface ShownCost {
  readonly dueBefore: number;
  readonly dueAfter: number;
  readonly before: number;
  readonly after: number;
  /** After less before, of those who can be told on both sides. */
  readonly difference: number;
  readonly unpricedBefore: number;
  readonly unpricedAfter: number;
}

/** Some people as a reader is told of them; null: not told. `cost` is null too where there is no money in the question. */
export interface ShownTally {
  readonly people: number | null;
  readonly outcomes: Readonly<Record<Outcome, number | null>>;
  readonly cost: ShownCost | null;
}

export interface ShownGroup extends ShownTally {
  readonly value: string;
  readonly label: Label;
}

export interface ShownQuestion {
  readonly question: string;
  readonly kind: Question['kind'];
  readonly benefit: string;
  readonly label: Label;
  readonly money: boolean;
  readonly total: ShownTally;
  /** 'yes>no': how many were a yes and become a no; null where a number in it is not told. */
  readonly transitions: Readonly<Record<string, number>> | null;
  readonly groups: Readonly<Record<Dimension, readonly ShownGroup[]>>;
}

export interface ShownWhatIf extends Omit<WhatIf, 'questions'> {
  /** Groups smaller than this are not told; null: everything is. */
  readonly smallestGroup: number | null;
  readonly questions: readonly ShownQuestion[];
}

/** A what-if for those who may see people. */
export function shownWhole(result: WhatIf): ShownWhatIf {
  return { ...result, smallestGroup: null, questions: result.questions.map((question) => shownQuestion(question, () => false)) };
}

/** A what-if for those who may not see people: groups smaller than `smallest` are left out, and what would give them away. */
export function shownWithoutSmall(result: WhatIf, smallest: number): ShownWhatIf {
  return { ...result, smallestGroup: smallest, questions: result.questions.map((question) => shownQuestion(question, hiddenIn(question, smallest), smallest)) };
}

/** A number as text; `*` where it is not told. */
export function shown(number: number | null): string {
  return number === null ? '*' : String(number);
}

type Column = Outcome | 'people' | 'cost';
/** Whether a number is not told: of the group at a place of a dimension, or of all together. */
type Hidden = (where: Dimension | 'total', row: number, column: Column) => boolean;

/** Parts and sums of one question: outcomes add up to the people of a group, groups of each dimension to all; then the same for the money. */
function hiddenIn({ total, groups, money }: QuestionTurn, smallest: number): Hidden {
  const places = new Map<string, number>();
  const values: number[] = [];
  const put = (where: Dimension | 'total', row: number, tally: Tally): void => {
    for (const column of [...OUTCOMES, 'people'] as const) {
      places.set(`${where} ${row} ${column}`, values.push(column === 'people' ? tally.people : tally.outcomes[column]) - 1);
    }
  };
  put('total', 0, total);
  for (const dimension of DIMENSIONS) groups[dimension].forEach((group, row) => put(dimension, row, group));
  const at = (where: Dimension | 'total', row: number, column: Outcome | 'people') => places.get(`${where} ${row} ${column}`) ?? 0;
  const across = (where: Dimension | 'total', row: number): Line => ({ cells: OUTCOMES.map((outcome) => at(where, row, outcome)), total: at(where, row, 'people') });
  const lines = [across('total', 0), ...DIMENSIONS.flatMap((dimension) => [
    ...groups[dimension].map((_, row) => across(dimension, row)),
    ...([...OUTCOMES, 'people'] as const).map((column): Line => ({ cells: groups[dimension].map((_, row) => at(dimension, row, column)), total: at('total', 0, column) })),
  ])];
  const hidden = hideSmall(values, lines, smallest);
  const anyIn = (where: Dimension | 'total', row: number) => across(where, row).cells.some((place) => hidden[place]);
  const costs = money ? hiddenCosts(groups, anyIn) : new Set<string>();
  return (where, row, column) => (column === 'cost' ? anyIn(where, row) || costs.has(`${where} ${row}`) : hidden[at(where, row, column)] === true);
}

/** The money of one more group, where the money of a single group is hidden and could be told from the sum; the sum's own where there is none. */
function hiddenCosts(groups: QuestionTurn['groups'], anyIn: (where: Dimension | 'total', row: number) => boolean): Set<string> {
  const more = new Set<string>();
  if (anyIn('total', 0)) return more;
  const rows = (dimension: Dimension) => [...groups[dimension].keys()];
  const hiddenRows = (dimension: Dimension) => rows(dimension).filter((row) => anyIn(dimension, row));
  const nextOf = (dimension: Dimension) => {
    const cost = (row: number) => (groups[dimension][row]?.before.fen ?? 0) + (groups[dimension][row]?.after.fen ?? 0);
    return rows(dimension).filter((row) => !anyIn(dimension, row)).sort((a, b) => cost(a) - cost(b)).find((row) => cost(row) > 0);
  };
  for (const dimension of DIMENSIONS) {
    if (hiddenRows(dimension).length !== 1) continue;
    const next = nextOf(dimension);
    more.add(next === undefined ? 'total 0' : `${dimension} ${next}`);
  }
  if (more.has('total 0')) for (const dimension of DIMENSIONS) if (hiddenRows(dimension).length === 0) more.add(`${dimension} ${nextOf(dimension) ?? 0}`);
  return more;
}

function shownQuestion({ total, transitions, groups, ...question }: QuestionTurn, hidden: Hidden, smallest = 0): ShownQuestion {
  const tally = (where: Dimension | 'total', row: number, { people, outcomes, before, after, difference }: Tally): ShownTally => {
    const of = (outcome: Outcome) => (hidden(where, row, outcome) ? null : outcomes[outcome]);
    return {
      people: hidden(where, row, 'people') ? null : people,
      outcomes: { enters: of('enters'), leaves: of('leaves'), rises: of('rises'), falls: of('falls'), unchanged: of('unchanged'), cannot_tell: of('cannot_tell') },
      cost: !question.money || hidden(where, row, 'cost') ? null
        : { dueBefore: before.people, dueAfter: after.people, before: before.fen, after: after.fen, difference, unpricedBefore: before.unpriced, unpricedAfter: after.unpriced },
    };
  };
  const shownGroups = (dimension: Dimension) => groups[dimension].map((group, row) => ({ value: group.value, label: group.label, ...tally(dimension, row, group) }));
  const told = !hidden('total', 0, 'cost') && Object.values(transitions).every((people) => people >= smallest);
  return {
    ...question,
    total: tally('total', 0, total), transitions: told ? transitions : null,
    groups: {
      county: shownGroups('county'), category: shownGroups('category'), grade: shownGroups('grade'), age: shownGroups('age'), household: shownGroups('household'),
    },
  };
}
