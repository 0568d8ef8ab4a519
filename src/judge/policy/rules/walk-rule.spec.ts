import { expect, test } from 'vitest';
import { allListsAtHand } from '../facts/list-state.ts';
import type { Row } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import { daysAhead, laterDay } from './ahead.ts';
import { forEveryone, rulesOn } from './rules-on.ts';
import { townPolicy } from './small-town.fixtures.ts';
import { turningDay } from './turning-day.ts';
import { everyClause, walkRule } from './walk-rule.ts';

const policy = townPolicy();
const AS_OF = '2018-06-30';

interface Asked {
  readonly asOf?: string;
  readonly county?: string;
  readonly notGiven?: readonly string[];
  readonly rows?: readonly Row[];
}

function walked(id: string, facts: Readonly<Record<string, Value>>, { asOf = AS_OF, county = '420100', notGiven = [], rows }: Asked = {}) {
  const rule = policy.rules.find((one) => one.id === id);
  if (!rule) throw new Error(`there is no rule ${id}`);
  const [inForce, request, values] = [
    forEveryone(rule), { policy, states: allListsAtHand(policy, notGiven), asOf, county, ...(rows ? { rows: new Map([['aid', rows]]) } : {}) }, new Map(Object.entries(facts)),
  ];
  const { verdict, clauses, later } = walkRule(inForce, request, values);
  return { verdict, answers: clauses.map(({ answer }) => answer), later: later?.map(({ answer }) => answer) ?? null, day: turningDay(inForce, request, values) };
}

const MISSED = { 'certificate.grade': 1, 'certificate.valid_to': '2018-06-30', 'aid.listed': false, 'deaths.listed': false };

test.each<[string, Readonly<Record<string, Value>>, boolean | null, readonly (boolean | null)[]]>([
  ['everything holds', {}, true, [true, true, true, true]],
  ['one clause is no', { 'aid.listed': true }, false, [true, true, false, true]],
  ['one is unknown', { 'aid.listed': null }, null, [true, true, null, true]],
  ['one is unknown and another no', { 'aid.listed': null, 'certificate.grade': 3 }, false, [false, true, null, true]],
  ['a fact is worked out from another', { 'certificate.valid_to': '2018-06-29' }, false, [true, false, true, true]],
  ['what it is worked out from is unknown', { 'certificate.valid_to': null }, null, [true, null, true, true]],
])('%s', (_, facts, verdict, answers) => expect(walked('aid_missed', { ...MISSED, ...facts })).toEqual({ verdict, answers, later: null, day: null }));

test('a list that a rule can do without names nobody where it was not handed over', () => {
  const { 'deaths.listed': _, ...rest } = MISSED;
  expect(walked('aid_missed', rest).verdict).toBe(null);
  expect(walked('aid_missed', rest, { notGiven: ['deaths'] }).verdict).toBe(true);
  expect(walked('aid_missed', { ...rest, 'aid.listed': null }, { notGiven: ['deaths', 'aid'] }).verdict).toBe(null);
  // Of a date nobody named there is nothing to assume.
  expect(walked('aid_though_dead', { 'aid.listed': true, 'aid.month': '2018-06' }, { notGiven: ['deaths'] }).answers).toEqual([true, null, null]);
});

test.each<[string, readonly Row[] | undefined, Value, string, boolean | null]>([
  ['below the standard of the place', [{ row: 1, month: '2018-06', amount: 8999 }], true, '341502', true],
  ['at it', [{ row: 1, month: '2018-06', amount: 9000 }], true, '341502', false],
  ['in two parts', [{ row: 1, month: '2018-06', amount: 4500 }, { row: 2, month: '2018-06', amount: 4500 }], true, '341502', false],
  ['where no standard is written down', [{ row: 1, month: '2018-06', amount: 1 }], true, '420100', null],
  ['of no rows, for the list does not name them', undefined, false, '341502', false],
  ['of rows nobody can tell', undefined, null, '341502', null],
  ['of rows that were not fetched', undefined, true, '341502', null],
])('what was paid is %s', (_, rows, listed, county, verdict) => {
  const facts = { 'aid.listed': listed, 'aid.last': '2018-06', 'person.household': 'rural' };
  expect(walked('aid_underpaid', facts, { county, ...(rows ? { rows } : {}) }).verdict).toBe(verdict);
});

test.each<[string, Readonly<Record<string, Value>>, boolean | null, string | null]>([
  ['runs out tomorrow', { 'certificate.valid_to': AS_OF }, true, '2018-07-01'],
  ['runs out on the last day but one', { 'certificate.valid_to': '2018-08-28' }, true, '2018-08-29'],
  ['is good to the last day', { 'certificate.valid_to': '2018-08-29' }, false, null],
  ['ran out yesterday', { 'certificate.valid_to': '2018-06-29' }, false, null],
  ['is good, and the sixtieth birthday comes first', { 'certificate.valid_to': '2018-08-20', 'person.birth': '1958-07-10' }, true, '2018-07-10'],
  ['runs out before the sixtieth birthday', { 'certificate.valid_to': '2018-07-05', 'person.birth': '1958-07-10' }, true, '2018-07-06'],
  ['is unknown', { 'certificate.valid_to': null }, null, null],
  ['is unknown of someone past sixty', { 'certificate.valid_to': null, 'person.birth': '1950-01-01' }, false, null],
  ['runs out, of someone who is dead', { 'certificate.valid_to': AS_OF, 'deaths.listed': true }, false, null],
])('a certificate that %s', (_, facts, verdict, day) => {
  expect(walked('certificate_lapsing', { 'deaths.listed': false, 'person.birth': '1990-01-01', ...facts })).toMatchObject({ verdict, day });
});

test('the same clauses are asked on both days', () => {
  expect(walked('certificate_lapsing', { 'deaths.listed': false, 'person.birth': '1990-01-01', 'certificate.valid_to': '2018-07-20' })).toEqual({
    verdict: true, answers: [true, true, true], later: [true, false, true], day: '2018-07-21',
  });
});

test.each([
  ['2002-07-01', true, '2018-07-01'], ['2002-07-10', true, '2018-07-10'], ['2002-07-11', false, null], ['2002-06-30', false, null], [null, null, null],
])('who was born on %s turns sixteen within ten days: %s, on %s', (birth, verdict, day) => {
  expect(walked('grown_gaining', { 'deaths.listed': false, 'person.birth': birth })).toMatchObject({ verdict, day });
});

test('a gain cannot be told where one day cannot and the other does not rule it out', () => {
  expect(walked('grown_gaining', { 'deaths.listed': null, 'person.birth': '2010-07-01' }).verdict).toBe(false);
  expect(walked('grown_gaining', { 'deaths.listed': null, 'person.birth': '2002-07-01' }).verdict).toBe(null);
  expect(walked('grown_gaining', { 'deaths.listed': null, 'person.birth': '1990-01-01' }).verdict).toBe(null);
  expect(walked('grown_gaining', { 'deaths.listed': true, 'person.birth': '2002-07-01' }).verdict).toBe(false);
});

test('the days ahead', () => {
  const rule = (id: string) => rulesOn(policy, AS_OF, id)[0]?.rule ?? policy.rules[0];
  const [missed, gaining] = [rule('aid_missed'), rule('grown_gaining')];
  if (!missed || !gaining) throw new Error('the rules are gone');
  expect([laterDay(missed, AS_OF), laterDay(gaining, AS_OF)]).toEqual([null, '2018-07-10']);
  expect(daysAhead(missed, AS_OF)).toEqual([]);
  expect(daysAhead(gaining, AS_OF)).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((day) => `2018-07-${day}`));
});

test('a fact that the catalogue does not have is no unknown fact, but a fault', () => {
  const [rule] = policy.rules;
  if (!rule) throw new Error('the rules are gone');
  const bare = { ...policy, facts: new Map() };
  expect(() => walkRule(forEveryone(rule), { policy: bare, states: new Map(), asOf: AS_OF, county: '' }, new Map())).toThrow('the checker let an unknown fact through: certificate.grade');
});

test.each([[[], true], [[true, true], true], [[true, null], null], [[null, false], false], [[false, true], false]])('clauses %j together: %s', (answers, expected) => {
  expect(everyClause(answers)).toBe(expected);
});
