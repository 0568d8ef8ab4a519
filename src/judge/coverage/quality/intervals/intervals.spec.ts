import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ratioOf, sumOf, times } from './combine.ts';
import { normalBelow } from './normal.ts';
import { wilson, Z95 } from './wilson.ts';

const round = (value: number) => Number(value.toFixed(4));

test('Wilson: the worked examples of Newcombe (1998, Statistics in Medicine 17, table I, method 3)', () => {
  const bounds = ([hits, drawn]: [number, number]) => [wilson(hits, drawn).low, wilson(hits, drawn).high].map(round);
  expect(bounds([81, 263])).toEqual([0.2553, 0.3662]);
  expect(bounds([15, 148])).toEqual([0.0624, 0.1605]);
  expect(bounds([0, 20])).toEqual([0, 0.1611]);
  expect(bounds([1, 29])).toEqual([0.0061, 0.1718]);
});

const counted = fc.integer({ min: 1, max: 400 }).chain((drawn) => fc.record({ drawn: fc.constant(drawn), hits: fc.integer({ min: 0, max: drawn }), more: fc.integer({ min: 1, max: 5000 }) }));

test('an interval holds its estimate and lies between nought and one; drawing more of what there is narrows it', () => {
  fc.assert(fc.property(counted, ({ hits, drawn, more }) => {
    const [plain, finite] = [wilson(hits, drawn), wilson(hits, drawn, drawn + more)];
    for (const { estimate, low, high } of [plain, finite]) expect(0 <= low && low <= estimate && estimate <= high && high <= 1).toBe(true);
    expect(finite.high - finite.low).toBeLessThanOrEqual(plain.high - plain.low + 1e-12);
    expect(wilson(hits, drawn, drawn)).toEqual({ estimate: hits / drawn, low: hits / drawn, high: hits / drawn });
  }));
});

test('nothing is known without draws', () => {
  expect(wilson(0, 0)).toEqual({ estimate: 0, low: 0, high: 1 });
});

test('the sum of one part is that part; a part without doubt moves the sum and not its width', () => {
  const part = times(wilson(3, 40), 1000);
  expect(sumOf([part])).toEqual({ estimate: part.estimate, low: expect.closeTo(part.low, 9) as number, high: expect.closeTo(part.high, 9) as number });
  const moved = sumOf([part, { estimate: 500, low: 500, high: 500 }]);
  expect(moved.high - moved.low).toBeCloseTo(part.high - part.low, 9);
});

test('a ratio by a number without doubt is that division; a ratio that may be by nought has no upper bound', () => {
  const upper = { estimate: 10, low: 6, high: 17 };
  const ratio = ratioOf(upper, { estimate: 20, low: 20, high: 20 });
  expect([ratio.estimate, ratio.low, ratio.high].map(round)).toEqual([0.5, 0.3, 0.85]);
  expect(ratioOf(upper, { estimate: 3, low: 0, high: 9 }).high).toBe(Infinity);
});

test('the normal distribution at its usual points', () => {
  expect(normalBelow(0)).toBeCloseTo(0.5, 6);
  expect(normalBelow(Z95)).toBeCloseTo(0.975, 6);
  expect(normalBelow(-1.6448536)).toBeCloseTo(0.05, 6);
});
