import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { identityCheckDigit } from '../../../../foundation/kernel/index.ts';
import { openDuckdb, type Cell } from '../../../../foundation/platform/engine/index.ts';
import { countCaptures } from './count-captures.ts';
import type { HiddenEstimate } from './estimate-shape.ts';
import { hiddenPeople } from './hidden-people.ts';

// Stone Bridge, an imaginary village: Anshi is in the register and both lists, Bohu in the register alone, Cuihua in both lists and not in the
// register, Dali waits at the desk, Ershan is dead, Fengshui's row says nothing of its disease.
const number = (birth: string) => `341502${birth}123${identityCheckDigit(`341502${birth}123`)}`;
const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'captures-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

const PERSON = { person_id: 'varchar', county: 'varchar', birth: 'date', category: 'integer' } as const;
const ROW = { row: 'bigint', identity: 'varchar', identity_numeric: 'boolean', name: 'varchar', birth: 'date', division: 'varchar', disease: 'varchar' } as const;
const LINK = { row: 'bigint', person_id: 'varchar', status: 'varchar' } as const;

async function parquet(name: string, columns: Parameters<typeof engine.load>[1], rows: Cell[][]): Promise<string> {
  await engine.load('village', columns, rows);
  await engine.writeParquet('select * from village', join(folder, name));
  return join(folder, name);
}

async function list(name: string, rows: readonly (readonly [who: string | null, status: string, birth: string, disease: string | null])[]) {
  return {
    list: name, candidates: null,
    snapshot: await parquet(`${name}.parquet`, ROW, rows.map(([, , birth, disease], i) => [i + 1, number(birth.replaceAll('-', '')), false, '石', birth, '341502101', disease])),
    links: await parquet(`${name}.links.parquet`, LINK, rows.map(([who, status], i) => [i + 1, who, status])),
  };
}

const input = {
  asOf: '2018-06-30',
  population: await parquet('population.parquet', PERSON, [['anshi', '341502', '1980-01-01', 6], ['bohu', '341524', '1981-01-01', 6], ['ershan', '341502', '1950-01-01', 6], ['gaoshan', '341502', '1982-01-01', 4]]),
  lists: [
    await list('health', [['anshi', 'linked', '1980-01-01', 'mental'], [null, 'nobody', '1990-05-05', 'mental'], [null, 'asked', '1991-05-05', 'mental'], ['anshi', 'linked', '1980-01-01', 'mental']]),
    await list('insurance', [['anshi', 'linked', '1980-01-01', 'mental'], [null, 'nobody', '1990-05-05', 'mental'], [null, 'nobody', '1992-05-05', null], [null, 'nobody', '1993-05-05', 'other']]),
    await list('deaths', [['ershan', 'linked', '1950-01-01', null]]),
  ],
};
const words = { zh: '词', en: 'word' };
const estimate: HiddenEstimate = {
  id: 'ill', label: words, entitledTo: words, strata: 'none', assumptions: [], excluding: ['deaths'],
  captures: [
    { list: 'register', label: words, where: 'category == 6', condition: (_asOf, table) => `${table}.category = 6`, comesBy: words },
    { list: 'health', label: words, where: null, condition: null, comesBy: words },
    { list: 'insurance', label: words, where: 'disease', condition: (_asOf, table) => `${table}.disease = 'mental'`, comesBy: words },
  ],
};

test('people are counted once, by the lists that have them, in the register or not; the dead are nowhere', async () => {
  const { strata, unknown } = await countCaptures(engine, estimate, input);
  // Patterns: 1 register, 2 health, 4 insurance. Bohu 1, Cuihua 6, Anshi 7.
  expect(strata.get('')?.cells).toEqual([0, 1, 0, 0, 0, 0, 1, 1]);
  expect(unknown).toEqual([0, 1, 1]);
});

test('by county or by age', async () => {
  const counties = await countCaptures(engine, { ...estimate, strata: 'county' }, input);
  expect([...counties.strata].map(([county, { cells }]) => [county, cells.reduce((sum, people) => sum + people, 0)])).toEqual([['341502', 2], ['341524', 1]]);
  const ages = await countCaptures(engine, { ...estimate, strata: { ages: [30, 60] } }, input);
  expect([...ages.strata.keys()].toSorted()).toEqual(['0-29', '30-59']);
});

test('lists that did not come are named; with one left there is no estimate, and why is said', async () => {
  const answer = await hiddenPeople(engine, estimate, { ...input, lists: [] });
  expect(answer.captures.map(({ came }) => came)).toEqual([true, false, false]);
  expect(answer.result).toBeNull();
  expect(answer.refused?.en).toMatch(/At least two lists/);
  expect((await hiddenPeople(engine, estimate, { ...input, lists: input.lists.slice(0, 1) })).result?.method).toBe('chapman');
});
