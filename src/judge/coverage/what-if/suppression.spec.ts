import { array, assert, constantFrom, nat, property, record, type Arbitrary } from 'fast-check';
import { expect, test } from 'vitest';
import { DIMENSIONS, type Dimension } from './dimensions.ts';
import { shownWithoutSmall, type ShownCost, type ShownTally } from './shown.ts';
import { NOBODY, OUTCOMES, together, type Outcome, type Tally } from './tally.ts';
import type { Group, WhatIf } from './what-if.ts';

/** People by their place in each dimension and how their answer turns; few enough that most groups are small. */
const crowd = array(record({
  at: record({ county: nat(3), category: nat(2), grade: nat(3), age: nat(1), household: nat(1) }),
  outcome: constantFrom<Outcome>('enters', 'leaves', 'rises', 'unchanged', 'unchanged', 'unchanged', 'cannot_tell'),
  many: constantFrom<number>(1, 1, 2, 3, 6, 40),
}), { maxLength: 25 });

type Person = typeof crowd extends Arbitrary<(infer One)[]> ? One : never;

function tallyOf({ outcome, many }: Person): Tally {
  const due = (people: number, fen: number) => ({ people, fen: people * fen, unpriced: 0 });
  return {
    people: many, outcomes: { ...NOBODY.outcomes, [outcome]: many },
    before: ['leaves', 'rises'].includes(outcome) ? due(many, 6000) : due(0, 0), after: ['enters', 'rises'].includes(outcome) ? due(many, 9000) : due(0, 0),
    difference: many * ({ enters: 9000, leaves: -6000, rises: 3000, falls: 0, unchanged: 0, cannot_tell: 0 }[outcome]),
  };
}

function whatIfOf(people: readonly Person[]): WhatIf {
  const groups = (dimension: Dimension): Group[] => [...new Set(people.map(({ at }) => at[dimension]))].map((value) => ({
    value: String(value), label: { zh: '', en: '' }, ...people.filter(({ at }) => at[dimension] === value).map(tallyOf).reduce(together, NOBODY),
  }));
  return {
    asOf: '2018-06-30', packs: [], policyHash: '', people: 0, untouched: [], notAsked: [],
    questions: [{
      question: 'due:x', kind: 'due', benefit: 'x', label: { zh: '', en: '' }, money: true, total: people.map(tallyOf).reduce(together, NOBODY), transitions: {},
      groups: { county: groups('county'), category: groups('category'), grade: groups('grade'), age: groups('age'), household: groups('household') },
    }],
  };
}

/** What one line tells of its hidden parts, none of which is zero: the values each could have besides its own. Empty: it is given away. */
function givenAway(parts: readonly (number | null)[], sum: number | null): boolean {
  const hidden = parts.filter((part) => part === null).length;
  if (sum === null) return hidden === 0;
  const rest = sum - parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  return hidden === 1 || (hidden > 1 && rest === hidden);
}

const SMALLEST = 5;
const show = (people: readonly Person[]) => {
  const [question] = shownWithoutSmall(whatIfOf(people), SMALLEST).questions;
  if (!question) throw new Error('no question');
  return question;
};
const columns = [...OUTCOMES, 'people'] as const;
const number = (tally: ShownTally, column: (typeof columns)[number]) => (column === 'people' ? tally.people : tally.outcomes[column]);

test('nothing small is told, and no hidden number is given away by one line', () => {
  assert(property(crowd, (people) => {
    const { total, groups } = show(people);
    const tallies = [total, ...DIMENSIONS.flatMap((dimension) => groups[dimension])];
    for (const tally of tallies) {
      for (const column of columns) expect([0, null].includes(number(tally, column)) || (number(tally, column) ?? 0) >= SMALLEST).toBe(true);
      const parts = OUTCOMES.map((outcome) => tally.outcomes[outcome]);
      if (parts.includes(null) || tally.people === null) expect(givenAway(parts, tally.people)).toBe(false);
    }
    for (const dimension of DIMENSIONS) {
      for (const column of columns) {
        const parts = groups[dimension].map((group) => number(group, column));
        if (parts.includes(null) || number(total, column) === null) expect(givenAway(parts, number(total, column))).toBe(false);
      }
    }
  }), { numRuns: 400 });
});

test('money that would give a hidden number away is hidden with it', () => {
  assert(property(crowd, (people) => {
    const { total, groups } = show(people);
    for (const dimension of DIMENSIONS) {
      const costs = groups[dimension].map(({ cost }): ShownCost | null => cost);
      groups[dimension].forEach((group) => {
        if (Object.values(group.outcomes).includes(null)) expect(group.cost).toBe(null);
      });
      const hidden = costs.filter((cost) => cost === null).length;
      if (costs.length > 0) expect(total.cost ? hidden !== 1 : hidden > 0).toBe(true);
    }
  }), { numRuns: 400 });
});

test('what is large everywhere is told whole', () => {
  const people: Person[] = [0, 1].flatMap((county) => (['enters', 'unchanged'] as const).map((outcome) => ({
    at: { county, category: 0, grade: 0, age: 0, household: 0 }, outcome, many: 40,
  })));
  const { total, groups } = show(people);
  expect(total).toMatchObject({ people: 160, outcomes: { enters: 80, unchanged: 80 }, cost: { after: 720_000 } });
  expect(groups.county.map(({ outcomes }) => outcomes.enters)).toEqual([40, 40]);
});

test('one small number takes its neighbours with it', () => {
  const at = (county: number, outcome: Outcome, many: number): Person => ({ at: { county, category: 0, grade: 0, age: 0, household: 0 }, outcome, many });
  const { total, groups } = show([at(0, 'enters', 2), at(0, 'unchanged', 90), at(1, 'enters', 30), at(1, 'unchanged', 60), at(2, 'enters', 50), at(2, 'unchanged', 70)]);
  expect(total.outcomes.enters).toBe(82);
  expect(groups.county.map(({ outcomes }) => [outcomes.enters, outcomes.unchanged])).toEqual([[null, null], [null, null], [50, 70]]);
});
