import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Judgement } from './judgement.ts';
import { linkQuality, type JudgedRow } from './link-quality.ts';

const rows = (status: JudgedRow['status'], stratum: number, method: string, said: Partial<Record<Judgement | 'blank', number>>): JudgedRow[] =>
  Object.entries(said).flatMap(([judgement, count]) => Array.from({ length: count }, () =>
    ({ list: 'minimum_living', status, method, band: 0.999, stratum, judgement: judgement === 'blank' ? null : (judgement as Judgement) })));

const sample = [
  ...rows('linked', 9000, 'identity', { same: 50 }), ...rows('linked', 1000, 'name_birth', { same: 40, nobody: 10 }),
  ...rows('asked', 200, 'name_place', { same: 5, nobody: 45 }), ...rows('nobody', 20_000, 'none', { nobody: 50 }),
];

test('precision and recall weigh the strata by the rows they stand for', () => {
  const { precision, recall } = linkQuality(sample);
  expect(precision.estimate).toBeCloseTo(0.98, 6);
  // 20 of the 200 asked rows are people of the register: 9,800 found of 9,820.
  expect(recall.estimate).toBeCloseTo(9800 / 9820, 6);
  for (const { low, estimate, high } of [precision, recall]) expect(low < estimate && estimate <= high).toBe(true);
});

test('a row linked to somebody else of the register is wrong and missed; to nobody of it, only wrong', () => {
  const wrong = (judgement: Judgement) => linkQuality([...rows('linked', 100, 'identity', { same: 90, [judgement]: 10 }), ...rows('nobody', 100, 'none', { nobody: 100 })]);
  expect(wrong('nobody').precision.estimate).toBeCloseTo(0.9, 9);
  expect(wrong('nobody').recall.estimate).toBeCloseTo(1, 9);
  expect(wrong('other').recall.estimate).toBeCloseTo(0.9, 9);
});

test('strata judged to the last row leave no doubt', () => {
  const { precision } = linkQuality([...rows('linked', 40, 'identity', { same: 38, other: 2 }), ...rows('nobody', 20, 'none', { nobody: 20 })]);
  expect(precision.estimate).toBeCloseTo(0.95, 9);
  expect(precision.high - precision.low).toBeLessThan(1e-12);
});

test('what nobody can tell widens the interval on both sides and leaves the estimate to the rest', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), (unsaid) => {
    const [plain, open] = [linkQuality(sample), linkQuality([...sample, ...rows('linked', 1000, 'name_birth', { cannot_tell: unsaid })])];
    expect(open.precision.estimate).toBeCloseTo(plain.precision.estimate, 9);
    expect(open.precision.low).toBeLessThan(plain.precision.low);
    expect(open.cannotTell).toBe(unsaid);
  }));
});

test('a stratum nobody has judged may be anything', () => {
  const { precision, recall, strataUnjudged } = linkQuality([...sample, ...rows('linked', 10_000, 'name_place', { blank: 30 })]);
  expect(strataUnjudged).toBe(1);
  expect(precision.low).toBeLessThan(0.51);
  expect(recall.estimate).toBeGreaterThan(0.99);
});
