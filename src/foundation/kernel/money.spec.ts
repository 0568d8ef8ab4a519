import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fen, readMoney, yuan } from './money.ts';

describe('money', () => {
  test.each([
    ['1,234.50元', 123_450],
    ['1.2万元', 1_200_000],
    ['2.29亿', 22_900_000_000],
    ['¥60', 6000],
    ['人民币60元整', 6000],
    ['１２３．５', 12_350],
    ['-30', -3000],
    ['(30.00)', -3000],
    ['0', 0],
    ['.5', 50],
    ['549.999999999', 55_000],
    [' 60 元 ', 6000],
  ])('%s is %i fen', (text, amount) => {
    expect(readMoney(text)).toBe(amount);
  });

  test.each(['', '元', '-', '.', '1,23', '1.2.3', '1.234,50', '六十', '(30', '30)', '1e5', '99999999999999999元'])('%j is no amount', (text) => {
    expect(readMoney(text)).toBeNull();
  });

  test('every amount reads back from how it is shown', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (amount) => readMoney(yuan(fen(amount))) === amount || amount === 0));
  });

  test('fen are whole', () => {
    expect(() => fen(1.5)).toThrow(RangeError);
    expect(yuan(fen(-5))).toBe('-0.05');
  });
});
