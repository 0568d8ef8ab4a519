import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ImaginaryTown, neighbours, plainRows } from './imaginary-town.ts';
import { drawSample, judgedQuality, wilson, type JudgedRow } from './judge-sample.ts';

const town = await ImaginaryTown.open();
afterAll(() => town.close());

test('the same seed draws the same rows, another seed others, each stratum at most so many', async () => {
  const people = neighbours(200);
  await town.link(people, plainRows(people));
  const links = join(town.folder, 'minimum_living.links.parquet');
  const first = await drawSample(town.engine, links, { perStratum: 20, seed: '2018-06' });
  expect(first).toHaveLength(20);
  expect(first[0]).toMatchObject({ status: 'linked', method: 'identity', stratum: 200, band: 0.999 });
  expect(await drawSample(town.engine, links, { perStratum: 20, seed: '2018-06' })).toEqual(first);
  expect((await drawSample(town.engine, links, { perStratum: 20, seed: '2018-07' })).map(({ row }) => row)).not.toEqual(first.map(({ row }) => row));
});

const judged = (count: number, right: number, stratum: number, status: JudgedRow['status'], method = 'identity'): JudgedRow[] =>
  Array.from({ length: count }, (_, i) => ({ status, method, band: 0.999, stratum, right: i < right }));

test('Wilson: 45 of 50 is 0.90, from 0.786 to 0.957', () => {
  const { estimate, low, high } = wilson(0.9, 50);
  expect([estimate, low, high].map((share) => Number(share.toFixed(3)))).toEqual([0.9, 0.786, 0.957]);
  expect(wilson(0, 0)).toEqual({ estimate: 0, low: 0, high: 1 });
});

test('precision and recall weigh the strata by the rows they stand for', () => {
  const { precision, recall } = judgedQuality([
    ...judged(50, 50, 9000, 'linked'), ...judged(50, 40, 1000, 'linked', 'name_birth'), ...judged(50, 5, 200, 'asked'), ...judged(50, 0, 20_000, 'nobody', 'none'),
  ]);
  expect(precision.estimate).toBeCloseTo(0.98, 6);
  expect(precision.low).toBeLessThan(0.98);
  expect(precision.high).toBeGreaterThan(0.98);
  // 20 of the 200 asked rows are people of the register: 9,800 found of 9,820.
  expect(recall.estimate).toBeCloseTo(9800 / 9820, 6);
  expect(recall.low).toBeLessThan(recall.estimate);
});
