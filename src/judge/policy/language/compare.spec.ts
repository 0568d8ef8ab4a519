import { expect, test } from 'vitest';
import { answer, read } from './small-scope.fixtures.ts';

const FACTS = {
  'person.age': 16, 'person.birth': '2002-06-30', 'aid.amount': 9400, 'aid.month': '2018-06', 'certificate.status': 'valid', 'certificate.valid': true, 'aid.note': '补',
};
const said = (text: string) => answer(text, { facts: FACTS });

/** Each is written with what lies below, at and above the value. */
test.each([
  ['person.age', '15', '16', '17'],
  ['aid.amount', 'yuan("93.99")', 'yuan(94)', 'yuan("94.01")'],
  ['person.birth', 'date("2002-06-29")', 'date("2002-06-30")', 'date("2002-07-01")'],
  ['aid.month', 'month("2017-12")', 'month("2018-06")', 'month("2018-07")'],
])('%s against what lies below, at and above it', (name, below, at, above) => {
  const against = (operator: string) => [below, at, above].map((other) => said(`${name} ${operator} ${other}`));
  expect(against('==')).toEqual([false, true, false]);
  expect(against('!=')).toEqual([true, false, true]);
  expect(against('<')).toEqual([false, false, true]);
  expect(against('<=')).toEqual([false, true, true]);
  expect(against('>')).toEqual([true, false, false]);
  expect(against('>=')).toEqual([true, true, false]);
});

test('codes, texts and answers are the same or not', () => {
  expect([said('certificate.status == "valid"'), said('certificate.status == "frozen"'), said('"valid" != certificate.status')]).toEqual([true, false, false]);
  expect([said('aid.note == "补"'), said('aid.note != "补"'), said('aid.note == ""')]).toEqual([true, false, false]);
  expect([said('certificate.valid == true'), said('certificate.valid == false'), said('certificate.valid != false')]).toEqual([true, false, true]);
});

test.each(['==', '!=', '<', '<=', '>', '>='])('%s is unknown when either side is', (operator) => {
  expect(said(`certificate.grade ${operator} person.age`)).toBe(null);
  expect(said(`person.age ${operator} certificate.grade`)).toBe(null);
  expect(said(`certificate.grade ${operator} certificate.grade`)).toBe(null);
});

test('a comparison has two children and answers yes or no', () => {
  expect(read('person.age >= certificate.grade')).toMatchObject({
    kind: 'compare', type: 'bool', offset: 11, children: [{ name: 'person.age', offset: 0 }, { name: 'certificate.grade', offset: 14 }],
  });
});
