import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDuckdb, quoted, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { listNumbers, placeOfList } from '../facts/list-bits.ts';
import { allListsAtHand } from '../facts/list-state.ts';
import { DIALECTS } from '../language/dialect.ts';
import { evidenceOf } from './evidence.ts';
import { townPolicy } from './small-town.fixtures.ts';

const policy = townPolicy();
/** More lists than have their bits in one number. */
const states = new Map(Array.from({ length: 120 }, (_, i) => [...allListsAtHand(policy).values()].slice(0, 1).map((state) => [`list${i}`, state] as const)).flat());
const request = { policy, states, asOf: '2018-06-30', dialect: DIALECTS.duckdb };
let engine: AnalysisEngine;
beforeAll(async () => void (engine = await openDuckdb()));
afterAll(() => engine.close());

/** What is shown for rules that look at these lists each, of a person with row 7 in the register, 1 and 2 in some lists. */
async function shown(rules: readonly (readonly string[])[], named: readonly string[]): Promise<string[]> {
  const { columns, numbers, sql } = evidenceOf(rules, request);
  const numbered = listNumbers(states);
  const places = [7, ...named.flatMap((list) => [1, 2].map((row) => placeOfList(numbered.get(list) ?? 0) + row))].sort((a, b) => a - b);
  return Promise.all(rules.map(async (lists) => {
    const told = numbers(lists).map((number, i) => `, cast(${number} as bigint) as ${quoted(columns[i] ?? '')}`).join('');
    const [row] = await engine.rows<{ rows: string }>(`select ${sql} as "rows" from (select cast([${places.join(', ')}] as bigint[]) as "#places"${told}) p`);
    return row?.rows ?? '';
  }));
}

const told = (list: string, row: number) => ({ list, as_of: '2018-06-30', row });

test('rows are shown list after list, as each rule speaks of them', async () => {
  const rules = [['register', 'list3', 'list5'], ['list5', 'register', 'list3'], ['list5', 'list4', 'list3'], ['list9'], []];
  const [up, down, three, none, nothing] = (await shown(rules, ['list3', 'list5'])).map((text): unknown => JSON.parse(text));
  const [third, fifth] = ['list3', 'list5'].map((list) => [told(list, 1), told(list, 2)]);
  expect(up).toEqual([told('register', 7), ...third ?? [], ...fifth ?? []]);
  expect(down).toEqual([...fifth ?? [], told('register', 7), ...third ?? []]);
  expect(three).toEqual([...fifth ?? [], ...third ?? []]);
  expect([none, nothing]).toEqual([[], []]);
});

test('lists whose bits stand in another number are shown alike', async () => {
  const named = ['list0', 'list48', 'list49', 'list50', 'list98', 'list99', 'list119'];
  const all = JSON.stringify(named.flatMap((list) => [told(list, 1), told(list, 2)]));
  expect(await shown([named, ['list49'], ['list1', 'list51', 'list101']], named)).toEqual([all, JSON.stringify([told('list49', 1), told('list49', 2)]), '[]']);
});

test('where no rule looks at a list there is nothing to show', () => {
  expect(evidenceOf([[], []], request)).toMatchObject({ columns: [], sql: "'[]'" });
});
