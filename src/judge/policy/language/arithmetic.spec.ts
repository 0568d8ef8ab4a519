import { expect, test } from 'vitest';
import { answer, read } from './small-scope.fixtures.ts';
import type { Value } from './value.ts';

const FACTS = { 'person.age': 7, 'certificate.grade': 2, 'aid.amount': 9450, 'person.birth': '2016-02-29', 'aid.since': '2018-01-31', 'aid.month': '2018-11' };

test.each<[string, string, Value]>([
  ['person.age + certificate.grade', 'int', 9],
  ['person.age - certificate.grade', 'int', 5],
  ['person.age * certificate.grade', 'int', 14],
  ['aid.amount + yuan(1)', 'money', 9550],
  ['aid.amount - yuan("0.50")', 'money', 9400],
  ['aid.amount * 3', 'money', 28350],
  ['3 * aid.amount', 'money', 28350],
  ['aid.since + days(28)', 'date', '2018-02-28'],
  ['aid.since + days(29)', 'date', '2018-03-01'],
  ['aid.since - days(31)', 'date', '2017-12-31'],
  ['aid.since + months(1)', 'date', '2018-02-28'],
  ['aid.since - months(2)', 'date', '2017-11-30'],
  ['person.birth + months(12)', 'date', '2017-02-28'],
  ['person.birth + months(48)', 'date', '2020-02-29'],
  ['aid.month + months(1)', 'month', '2018-12'],
  ['aid.month + months(2)', 'month', '2019-01'],
  ['aid.month - months(11)', 'month', '2017-12'],
  ['aid.since + days(person.age)', 'date', '2018-02-07'],
  ['-person.age', 'int', -7],
  ['-aid.amount', 'money', -9450],
  ['-(person.age - person.age)', 'int', 0],
  // Before sums come products, and sums from left to right.
  ['1 + 2 * 3', 'int', 7],
  ['(1 + 2) * 3', 'int', 9],
  ['10 - 3 - 2', 'int', 5],
  ['10 - (3 - 2)', 'int', 9],
])('%s is %s %s', (text, type, expected) => {
  expect(read(text).type).toBe(type);
  expect(answer(text, { facts: FACTS })).toBe(expected);
});

test.each(['person.age + 1', '1 + person.age', 'person.age * person.age', 'aid.amount * 2', 'aid.since - days(1)', 'as_of + days(person.age)', 'aid.month + months(1)', '-aid.amount'])(
  '%s of what is unknown is unknown', (text) => expect(answer(text)).toBe(null));

test('no amount is an amount', () => {
  expect(answer('person.age + 0', { facts: { 'person.age': 0 } })).toBe(0);
  expect(answer('-person.age', { facts: { 'person.age': 0 } })).toBe(0);
});

test('a sum stands at its operator, with both sides as children', () => {
  expect(read('person.age + 1')).toMatchObject({ kind: 'arithmetic', offset: 11, children: [{ kind: 'fact' }, { kind: 'literal', value: 1 }] });
  expect(read('-person.age')).toMatchObject({ kind: 'negative', offset: 0, children: [{ kind: 'fact' }] });
  expect(read('aid.since + days(3)').children[1]).toMatchObject({ kind: 'days', type: 'days', offset: 12, children: [{ kind: 'literal', value: 3 }] });
  expect(read('aid.since + months(3)').children[1]).toMatchObject({ kind: 'months', type: 'months', children: [{ value: 3 }] });
});
