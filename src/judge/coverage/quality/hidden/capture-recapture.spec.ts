import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaptureTable } from './capture-table.ts';
import { estimateTable, type TableEstimate } from './estimate-table.ts';
import { logFactorial } from './log-factorial.ts';
import { loglinearModels } from './loglinear-models.ts';
import { fitPoisson } from './poisson-fit.ts';
import { chaoFloor, chapman } from './two-lists.ts';

/** Cells by pattern: bit 0 the first list, bit 1 the second, bit 2 the third. */
const three = (first: number, second: number, both: number, third: number, firstThird: number, secondThird: number, all: number): CaptureTable =>
  ({ lists: 3, cells: [0, first, second, both, third, firstThird, secondThird, all] });

const estimated = (table: CaptureTable, unknown: number[] = [0, 0, 0]): TableEstimate => {
  const answer = estimateTable(table, unknown);
  if (!answer.ok) throw new Error(answer.why.en);
  return answer.estimate;
};

test('Chapman: 10 marked, 15 caught, 5 of them marked: 28.3 (the worked example of the textbooks)', () => {
  expect(10 + 15 - 5 + chapman(10, 15, 5).estimate).toBeCloseTo((11 * 16) / 6 - 1, 9);
});

test('logarithms of factorials, also between whole numbers', () => {
  expect(logFactorial(0)).toBeCloseTo(0, 10);
  expect(logFactorial(5)).toBeCloseTo(Math.log(120), 10);
  expect(logFactorial(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI) / 2), 10);
});

describe('spina bifida in upstate New York, 1969-74 (Hook, Albright and Cross 1980): birth certificates, death certificates, rehabilitation', () => {
  const table = three(247, 49, 142, 60, 112, 4, 12);
  const models = loglinearModels(table);
  const all = (dependence: string) => 626 + (models.find((model) => JSON.stringify(model.dependence) === dependence)?.hidden ?? 0);

  test('the models that Madigan and York (1997, Biometrika 84) found likeliest say nearly what theirs do: 731, 756 and 712', () => {
    // They average over a prior; a percent apart is what that makes.
    expect(Math.abs(all('[[1,2]]') - 731)).toBeLessThan(8);
    expect(Math.abs(all('[[0,1],[1,2]]') - 756)).toBeLessThan(8);
    expect(Math.abs(all('[[0,2],[1,2]]') - 712)).toBeLessThan(8);
    expect(models.filter(({ dependence }) => dependence.length > 0).toSorted((a, b) => a.aic - b.aic).slice(0, 2).map(({ dependence }) => dependence)).toEqual([[[0, 1], [1, 2]], [[0, 2], [1, 2]]]);
  });

  test('where all depends on the second list, the hidden are those outside it by Lincoln and Petersen', () => {
    const design = table.cells.map((_people, p) => [1, p & 1, (p >> 1) & 1, (p >> 2) & 1, Number((p & 3) === 3), Number((p & 6) === 6)]);
    const fit = fitPoisson(design.slice(1), table.cells.slice(1));
    expect(Math.exp(fit?.coefficients[0] ?? 0)).toBeCloseTo((247 * 60) / 112, 4);
  });
});

const cell = fc.integer({ min: 5, max: 300 });
const tables = fc.tuple(cell, cell, cell, cell, cell, cell, cell).map((cells) => three(...cells));

test('the estimate lies in its interval, above nobody, and no order of the lists matters', () => {
  fc.assert(fc.property(tables, (table) => {
    const { estimate, low, high } = estimated(table).hidden;
    expect(0 <= low && low <= estimate && estimate <= high).toBe(true);
    const [, a = 0, b = 0, ab = 0, c = 0, ac = 0, bc = 0, abc = 0] = table.cells;
    const turned = estimated(three(c, a, ac, b, bc, ab, abc)).hidden;
    expect(turned.estimate).toBeCloseTo(estimate, -Math.floor(Math.log10(Math.max(1, estimate) * 0.001)));
  }), { numRuns: 25 });
});

test('rows of which nobody can tell only widen the interval', () => {
  fc.assert(fc.property(tables, fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20)), (table, unknown) => {
    const [plain, widened] = [estimated(table).hidden, estimated(table, unknown).hidden];
    expect(widened.estimate).toBe(plain.estimate);
    expect(widened.low <= plain.low && plain.high <= widened.high).toBe(true);
  }), { numRuns: 15 });
});

test('two lists: the more people are in both, the fewer are hidden', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 60 }), (first, second, both) => {
    const hidden = chapman(first + both + 1, second + both + 1, both);
    expect(chapman(first + both + 1, second + both + 1, both + 1).estimate).toBeLessThan(hidden.estimate);
    expect(hidden.low <= hidden.estimate && hidden.estimate <= hidden.high).toBe(true);
  }));
});

test('Chao: nobody seen twice leaves the floor to those seen once', () => {
  expect(chaoFloor(10, 0, 3)).toBe((2 / 3) * 45);
  expect(chaoFloor(0, 5, 3)).toBe(0);
});

describe('refuses, with the reason', () => {
  const why = (table: CaptureTable) => {
    const answer = estimateTable(table, []);
    return answer.ok ? '' : answer.why.en;
  };
  test('one list', () => expect(why({ lists: 1, cells: [0, 40] })).toMatch(/At least two lists/));
  test('an empty list', () => expect(why({ lists: 2, cells: [0, 40, 0, 0] })).toMatch(/has nobody/));
  test('no overlap', () => expect(why({ lists: 2, cells: [0, 40, 30, 0] })).toMatch(/in two of the lists/));
});
