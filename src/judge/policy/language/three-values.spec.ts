import { expect, test } from 'vitest';
import { answer, read } from './small-scope.fixtures.ts';
import type { Value } from './value.ts';

const SAID: Readonly<Record<string, Value>> = { yes: true, no: false, unknown: null };
const WORD = new Map<Value, string>(Object.entries(SAID).map(([word, value]) => [value, word]));
const of = (text: string, ...answers: string[]) =>
  WORD.get(answer(text, { facts: Object.fromEntries(['aid.listed', 'visit.listed', 'school.listed'].map((name, i) => [name, SAID[answers[i] ?? 'unknown'] ?? null])) }));

test.each([
  ['yes', 'yes', 'yes', 'yes'], ['yes', 'no', 'no', 'yes'], ['yes', 'unknown', 'unknown', 'yes'],
  ['no', 'yes', 'no', 'yes'], ['no', 'no', 'no', 'no'], ['no', 'unknown', 'no', 'unknown'],
  ['unknown', 'yes', 'unknown', 'yes'], ['unknown', 'no', 'no', 'unknown'], ['unknown', 'unknown', 'unknown', 'unknown'],
])('of %s and %s: both %s, either %s', (a, b, both, either) => {
  expect(of('aid.listed && visit.listed', a, b)).toBe(both);
  expect(of('aid.listed || visit.listed', a, b)).toBe(either);
});

test('three clauses are asked like two', () => {
  expect(of('aid.listed && visit.listed && school.listed', 'yes', 'yes', 'no')).toBe('no');
  expect(of('aid.listed && visit.listed && school.listed', 'yes', 'unknown', 'no')).toBe('no');
  expect(of('aid.listed || visit.listed || school.listed', 'no', 'no', 'yes')).toBe('yes');
  expect(of('aid.listed || visit.listed || school.listed', 'no', 'unknown', 'no')).toBe('unknown');
});

test.each([['yes', 'no'], ['no', 'yes'], ['unknown', 'unknown']])('not %s is %s', (a, opposite) => expect(of('!aid.listed', a)).toBe(opposite));

test.each([['yes', 'yes'], ['no', 'yes'], ['unknown', 'no']])('%s is known: %s', (a, known) => {
  expect(of('known(aid.listed)', a)).toBe(known);
  expect(of('has(aid.listed)', a)).toBe(known);
});

test('what is worked out is known where it can be told', () => {
  expect(of('known(aid.listed && visit.listed)', 'no', 'unknown')).toBe('yes');
  expect(of('known(aid.listed && visit.listed)', 'yes', 'unknown')).toBe('no');
});

test.each([
  ['yes', 'yes', 'no', 'yes'], ['no', 'yes', 'no', 'no'], ['no', 'no', 'yes', 'yes'], ['yes', 'unknown', 'no', 'unknown'], ['no', 'unknown', 'no', 'no'],
  // Not even where both ways lead to the same.
  ['unknown', 'yes', 'yes', 'unknown'], ['unknown', 'no', 'no', 'unknown'],
])('if %s then %s else %s: %s', (a, b, c, chosen) => expect(of('aid.listed ? visit.listed : school.listed', a, b, c)).toBe(chosen));

test.each([
  [1, true], [2, true], [3, false], [null, null],
])('grade %s in [1, 2]: %s', (grade, expected) => expect(answer('certificate.grade in [1, 2]', { facts: { 'certificate.grade': grade } })).toBe(expected));

test('one of several, where one of the several is unknown', () => {
  const text = 'certificate.grade in [1, person.age]';
  expect(answer(text, { facts: { 'certificate.grade': 1 } })).toBe(true);
  expect(answer(text, { facts: { 'certificate.grade': 2 } })).toBe(null);
  expect(answer(text, { facts: { 'certificate.grade': 2, 'person.age': 2 } })).toBe(true);
  expect(answer(text, { facts: { 'certificate.grade': 2, 'person.age': 3 } })).toBe(false);
  expect(answer(text, { facts: { 'person.age': 3 } })).toBe(null);
});

test.each([
  ['aid.listed && visit.listed', 'and', 'bool'], ['aid.listed || visit.listed', 'or', 'bool'], ['!aid.listed', 'not', 'bool'], ['known(person.age)', 'known', 'bool'],
  ['has(person.age)', 'known', 'bool'], ['aid.listed ? 1 : 2', 'conditional', 'int'], ['aid.listed ? person.sex : "male"', 'conditional', 'code'],
  ['person.age in [1]', 'in', 'bool'], ['true', 'literal', 'bool'], ['as_of', 'as_of', 'date'], ['parameter.aid.standard', 'parameter', 'money'], ['aid.month', 'fact', 'month'],
])('%s is a node of kind %s and type %s', (text, kind, type) => expect(read(text)).toMatchObject({ kind, type }));
