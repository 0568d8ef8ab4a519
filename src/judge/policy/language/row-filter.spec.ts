import { expect, test } from 'vitest';
import { rowFilter, type FilterColumn } from './row-filter.ts';

const columns = new Map<string, FilterColumn>([
  ['amount', { type: 'money', values: null }], ['month', { type: 'month', values: null }], ['state', { type: 'code', values: ['paid', 'returned'] }],
]);
const filter = (text: string) => {
  const read = rowFilter(text, columns);
  return read.ok ? read.sql('2018-06-30', 's') : read.refusal;
};

test('a condition on rows names columns as they are declared', () => {
  expect(filter('state == "paid" && amount > yuan(0)')).toBe(`s.state = 'paid' and s.amount > 0`);
  expect(filter('month == month(as_of)')).toBe(`s.month = substr(cast(date '2018-06-30' as varchar), 1, 7)`);
});

test.each([
  ['amount', { offset: 0, code: 'not_bool', zh: '条件应得出是或否', en: 'a condition answers yes or no', near: null }],
  ['amout > yuan(0)', { offset: 0, code: 'unknown_fact', near: 'amount' }],
  ['state == "payed"', { offset: 9, code: 'unknown_code', near: 'paid' }],
  ['amount > parameter.aid.standard', { offset: 9, code: 'unknown_parameter', near: null }],
  ['aid.rows.exists(r, true)', { offset: 0, code: 'unknown_list', near: null }],
])('%s is refused', (text, refusal) => expect(filter(text)).toMatchObject(refusal));
