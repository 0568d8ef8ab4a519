import { expect, test } from 'vitest';
import { count, longDate, percent, probability, shortPlace } from './format.ts';

test('numbers are grouped by thousands, shares never claim all where one is missing', () => {
  expect(count(6918402)).toBe('6,918,402');
  expect(percent(386, 6918402)).toBe('0.01%');
  expect(percent(1, 8)).toBe('12.5%');
  expect(percent(6918016, 6918402)).toBe('99.99%');
  expect(percent(5, 5)).toBe('100%');
  expect(percent(0, 0)).toBe('—');
  expect(probability(0.99981)).toBe('0.9998');
});

test('dates stand in a sentence as offices write them', () => {
  expect(longDate('2018-06-30', 'zh')).toBe('2018年6月30日');
  expect(longDate('2018-06-30', 'en')).toBe('30 June 2018');
});

test('counties lose their last character only where two are left', () => {
  expect(['金安区', '霍邱县', '寿县'].map(shortPlace)).toEqual(['金安', '霍邱', '寿县']);
});
