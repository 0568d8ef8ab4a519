import { expect, test } from 'vitest';
import type { Overview } from '../../api.ts';
import { narrow } from './narrow.ts';

const label = { zh: '规则', en: 'rule' };
const whole: Overview = {
  city: { code: '341500', name: '某市' },
  asOf: '2018-06-30',
  counties: [{ code: '341502', name: '甲区' }, { code: '341503', name: '乙区' }],
  spine: { lists: 3, rows: 90, linked: 80, asked: 2, judged: 500, missed: 12, wrong: 3, findings: 15, cannotTell: 7 },
  matrix: [
    { rule: 'a', kind: 'missed', label, total: 12, byCounty: { 341502: 5, 341503: 7 }, cannotTell: 7 },
    { rule: 'b', kind: 'wrong', label, total: 3, byCounty: { 341503: 3 }, cannotTell: 0 },
  ],
  notRun: [],
};

test('one county keeps what is counted by county, and tells nothing of the city as if it were its own', () => {
  const { spine, matrix, counties } = narrow(whole, '341502');
  expect(counties.map(({ name }) => name)).toEqual(['甲区']);
  expect(spine).toMatchObject({ lists: null, rows: null, missed: 5, wrong: 0, findings: 5 });
  expect(matrix.map(({ total, cannotTell }) => ({ total, cannotTell }))).toEqual([{ total: 5, cannotTell: 0 }, { total: 0, cannotTell: 0 }]);
});

test('everywhere, and a county one may not look at, leave the overview as it came', () => {
  expect(narrow(whole, undefined)).toBe(whole);
  expect(narrow(whole, '999999')).toBe(whole);
});
