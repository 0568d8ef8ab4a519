import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ImaginaryTown, neighbours, plainRows, VILLAGES, type ListRow } from './imaginary-town.ts';

const town = await ImaginaryTown.open();
afterAll(() => town.close());
const PEOPLE = neighbours(300);

test('an empty list and an empty register', async () => {
  expect((await town.link(PEOPLE, [])).rows).toEqual([]);
  const nobody = await town.link([], plainRows(PEOPLE.slice(0, 20)));
  expect(nobody.result.counts).toEqual({ linked: 0, asked: 0, nobody: 20, byMethod: {} });
});

test.each<[string, (row: ListRow, number: string) => ListRow]>([
  ['only name and identity', ({ name }, identity) => ({ name, identity })],
  ['only name and certificate', ({ name }, number) => ({ name, certificate: `${number}44` })],
  ['only name, village and birth', ({ name, birth, division }) => ({ name, ...(birth ? { birth } : {}), ...(division ? { division } : {}) })],
])('a list that has %s', async (_, keep) => {
  const rows = PEOPLE.slice(0, 200).map((person, i) => keep(plainRows([person])[0] ?? { name: '' }, PEOPLE[i]?.identity ?? ''));
  const strangers = neighbours(900).slice(600).map((person) => ({ name: person.name, birth: '1931-02-03', division: VILLAGES[3] }));
  const { rows: linked } = await town.link(PEOPLE, [...rows, ...(rows[0]?.birth ? strangers : [])]);
  expect(linked.slice(0, 200).map(({ person }) => person)).toEqual(PEOPLE.slice(0, 200).map(({ name }, i) => `${name}-${i}`));
  expect(linked.slice(200).every(({ status }) => status !== 'linked')).toBe(true);
});

test('people without an identity number are found by the number of their certificate', async () => {
  const people = PEOPLE.map((person) => ({ ...person, identity: null, certificate: `${person.identity}33` }));
  const { rows } = await town.link(people, plainRows(PEOPLE.slice(0, 50)));
  expect(rows.every(({ status }) => status === 'linked')).toBe(true);
});

test('whatever stands in the cells, each row ends once, and as linked, asked or nobody', async () => {
  const cell = fc.option(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 24 }), fc.constantFrom('无', '？？', "'", '3.41502E+17', '000000000000000000', '34242619610309317X')), { nil: undefined });
  const row = fc.record({ identity: cell, certificate: cell, name: cell, phone: cell, numeric: fc.boolean(), division: fc.constantFrom(undefined, '3415', '341524', '341524100', VILLAGES[0]) });
  await fc.assert(fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (odd) => {
    const rows: ListRow[] = [...odd.map(({ identity, certificate, name, phone, numeric, division }) => ({
      name: name ?? '', numeric, ...(identity ? { identity } : {}), ...(certificate ? { certificate } : {}), ...(phone ? { phone } : {}), ...(division ? { division } : {}),
    })), ...plainRows(PEOPLE.slice(0, 10))];
    const { rows: linked, candidates } = await town.link(PEOPLE, rows);
    expect(linked.map((one) => one.row)).toEqual(rows.map((_, i) => i + 1));
    for (const one of linked) {
      expect(['linked', 'asked', 'nobody']).toContain(one.status);
      expect(one.probability >= 0 && one.probability <= 1 && (one.status !== 'linked' || one.probability >= 0.95)).toBe(true);
      expect(one.person === null).toBe(one.status !== 'linked');
    }
    expect(candidates.every(({ row: asked }) => linked[asked - 1]?.status === 'asked')).toBe(true);
  }), { numRuns: 12, seed: 20180607 });
});
