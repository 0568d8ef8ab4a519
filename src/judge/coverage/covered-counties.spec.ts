import { expect, test } from 'vitest';
import { coveredCounties } from './covered-counties.ts';

const REGISTER = [
  { county: '341502', rows: 5000 },
  { county: '341525', rows: 1000 },
];

test('a county whose rows should be there and are not is not covered', () => {
  expect(coveredCounties([{ county: '341502', rows: 900 }], REGISTER)).toEqual(['341502']);
});

test('a short list covers a small county even when it names nobody there', () => {
  expect(coveredCounties([{ county: '341502', rows: 12 }], REGISTER)).toEqual(['341502', '341525']);
});

test('a list without places covers every county', () => {
  expect(coveredCounties([], REGISTER)).toEqual(['341502', '341525']);
});
