import { expect, test } from 'vitest';
import { answer, read } from './small-scope.fixtures.ts';

test.each([
  ['2002-07-01', 15], ['2002-06-30', 16], ['2002-06-29', 16], ['2018-06-30', 0], ['1958-06-30', 60], ['1958-07-01', 59], ['2000-02-29', 18],
])('who was born on %s is %i on 2018-06-30', (birth, age) => {
  expect(answer('age_on(person.birth, as_of)', { facts: { 'person.birth': birth } })).toBe(age);
});

test('who was born on 29 February completes a year on 1 March', () => {
  const on = (day: string) => answer(`age_on(date("2016-02-29"), date("${day}"))`);
  expect([on('2017-02-28'), on('2017-03-01'), on('2020-02-28'), on('2020-02-29')]).toEqual([0, 1, 3, 4]);
});

test('an age is unknown when either day is', () => {
  expect(answer('age_on(person.birth, as_of)')).toBe(null);
  expect(answer('age_on(date("2000-01-01"), aid.since)')).toBe(null);
  expect(read('age_on(person.birth, as_of)')).toMatchObject({ kind: 'age_on', type: 'int', offset: 0, children: [{ name: 'person.birth' }, { kind: 'as_of' }] });
});

test('the month of a day', () => {
  expect(answer('month(as_of)')).toBe('2018-06');
  expect(answer('month(aid.since)', { facts: { 'aid.since': '2017-12-31' } })).toBe('2017-12');
  expect(answer('month(aid.since)')).toBe(null);
  expect(read('month(aid.since)')).toMatchObject({ kind: 'month', type: 'month', children: [{ name: 'aid.since' }] });
});

test.each([
  ['date("2018-06-30")', 'date', '2018-06-30'], ['date("2016-02-29")', 'date', '2016-02-29'],
  ['month("2018-01")', 'month', '2018-01'], ['month("2018-09")', 'month', '2018-09'], ['month("2018-10")', 'month', '2018-10'], ['month("2018-12")', 'month', '2018-12'],
  ['yuan(94)', 'money', 9400], ['yuan(0)', 'money', 0], ['yuan("94.5")', 'money', 9450], ['yuan("94.05")', 'money', 9405], ['yuan("-3")', 'money', -300],
  ['yuan("999999999999.99")', 'money', 99999999999999],
  ['true', 'bool', true], ['false', 'bool', false], ['""', 'text', ''], ['"甲"', 'text', '甲'], ['0', 'int', 0],
  ['9007199254740991', 'int', 9007199254740991],
])('%s is %s %s', (text, type, value) => {
  expect(read(text)).toMatchObject({ kind: 'literal', type, value, children: [] });
  expect(answer(text)).toBe(value);
});

test.each([
  'date("2018-06-31")', 'date("2017-02-29")', 'date("18-06-30")', 'date("2018-6-30")', 'date("2018-06-30 ")', 'date("x2018-06-30")', 'date("20180630")', 'date("")',
  'month("2018-00")', 'month("2018-13")', 'month("2018-1")', 'month("2018-20")', 'month("18-01")', 'month("x2018-01")', 'month("2018-011")',
  'yuan("94.505")', 'yuan("94.")', 'yuan(".5")', 'yuan("1,000")', 'yuan("1万")', 'yuan("x1")', 'yuan("1x")', 'yuan("1000000000000")', 'yuan("--1")', 'yuan("")',
])('%s is not one', (text) => expect(() => read(text)).toThrow(/is not a(n amount of)? (date|month|money)/));
