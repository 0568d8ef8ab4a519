import { beforeEach, expect, test } from 'vitest';
import { allListsAtHand } from '../facts/list-state.ts';
import type { Value } from '../language/value.ts';
import { policyFrom } from '../packs/packs-in-memory.fixtures.ts';
import type { Policy } from '../packs/policy.ts';
import { SENSITIVITIES } from '../packs/sensitivity.ts';
import { isFor, rulesOn } from '../rules/rules-on.ts';
import { testPolicy } from '../rules/test-policy.ts';
import { walkRule } from '../rules/walk-rule.ts';
import { entitlementsOf } from './entitlement-of.ts';
import { smallPacks } from './small-packs.fixtures.ts';

let policy: Policy;
beforeEach(() => {
  policy = policyFrom(...smallPacks());
});

const PAID: Record<string, Value> = {
  'certificate.grade': 1, 'aid.listed': true, 'aid.amount': 9400, 'aid.month': '2021-06', 'aid.as_of': '2021-06-20',
  'deaths.listed': false, 'pension.listed': false, 'pension.amount': 0,
};

/** What the rules in force say yes or "cannot tell" to, of someone paid 94 yuan a month but for what is given. */
function said(facts: Record<string, Value>, county = '110101', asOf = '2021-06-30'): string[] {
  const request = { policy, states: allListsAtHand(policy), asOf, county };
  return rulesOn(policy, asOf).filter((one) => isFor(one, county)).flatMap((one) => {
    const { verdict } = walkRule(one, request, new Map(Object.entries({ ...PAID, ...facts })));
    return verdict === false ? [] : [`${one.rule.id}${verdict ? '' : '?'}`];
  });
}

function standing(facts: Record<string, Value>, county = '110101', asOf = '2021-06-30') {
  const request = { policy, states: allListsAtHand(policy), asOf, county, mayRead: SENSITIVITIES };
  const [aid] = entitlementsOf(request, new Map(Object.entries({ ...PAID, ...facts })));
  if (!aid) throw new Error('no entitlement in force');
  return aid;
}

test('both directions come out of one text, each rule once for the nation and again only where the north differs', () => {
  expect(policy.rules.map(({ id, pack, kind, from, to }) => `${id} ${kind} ${pack} ${from} ${to}`)).toEqual([
    'aid_missed missed small 2016-01-01 null', 'aid_mild wrong small 2016-01-01 null', 'aid_though_dead wrong small 2016-01-01 null',
    'aid_with_pension wrong small 2016-01-01 null', 'aid_underpaid underpaid small 2016-01-01 null', 'aid_overpaid overpaid small 2016-01-01 null',
    'aid_missed missed north 2020-01-01 2024-12-31', 'aid_with_pension wrong north 2020-01-01 2024-12-31',
    'aid_underpaid underpaid north 2020-01-01 2024-12-31', 'aid_overpaid overpaid north 2020-01-01 2024-12-31',
  ]);
  expect(testPolicy(policy).cases.every(({ passed }) => passed)).toBe(true);
});

test('what is paid is held against what is due in the place and for the months it covers', () => {
  expect(said({})).toEqual([]);
  expect(said({ 'aid.amount': 9000 })).toEqual(['aid_underpaid']);
  expect(said({ 'aid.amount': 9500 })).toEqual(['aid_overpaid']);
  expect(said({}, '640101')).toEqual(['aid_underpaid']);
  expect(said({}, '640101', '2019-06-30')).toEqual([]);
  expect(said({ 'aid.amount': 28_200, 'aid.months': 3 })).toEqual([]);
  expect(said({ 'aid.amount': null })).toEqual(['aid_underpaid?', 'aid_overpaid?']);
});

test('who is not entitled is neither missed nor underpaid, and is paid wrongly', () => {
  expect(said({ 'aid.listed': false })).toEqual(['aid_missed']);
  expect(said({ 'aid.listed': false, 'certificate.grade': 3 })).toEqual([]);
  expect(said({ 'aid.amount': 1, 'certificate.grade': 3 })).toEqual(['aid_mild']);
});

test('death ends it with the month after', () => {
  expect(said({ 'deaths.listed': true, 'deaths.date': '2021-06-02' })).toEqual([]);
  expect(said({ 'deaths.listed': true, 'deaths.date': '2021-05-31' })).toEqual(['aid_though_dead']);
});

test('of two benefits the higher one may be drawn, in the north both while its row holds', () => {
  const [higher, lower] = [{ 'pension.listed': true, 'pension.amount': 20_000 }, { 'pension.listed': true, 'pension.amount': 5000 }];
  expect(said({ ...higher, 'aid.listed': false })).toEqual([]);
  expect(said({ ...lower, 'aid.listed': false })).toEqual(['aid_missed']);
  expect(said({ 'pension.listed': true, 'pension.amount': null, 'aid.listed': false })).toEqual(['aid_missed?']);
  expect(said(higher)).toEqual(['aid_with_pension']);
  expect(said({ ...higher, 'aid.amount': 12_000 }, '640101')).toEqual([]);
  expect(said({ ...higher, 'aid.listed': false }, '640101')).toEqual(['aid_missed']);
  expect(said({ ...higher, 'aid.amount': 12_000 }, '640101', '2025-06-30')).toEqual(['aid_with_pension']);
});

test.each([
  ['as_due', {}], ['underpaid', { 'aid.amount': 9000 }], ['above', { 'aid.amount': 9500 }], ['missed', { 'aid.listed': false }],
  ['not_entitled', { 'aid.listed': false, 'certificate.grade': 3 }], ['paid_outside', { 'certificate.grade': 3 }],
  ['as_due', { 'deaths.listed': true, 'deaths.date': '2021-06-02' }], ['paid_outside', { 'deaths.listed': true, 'deaths.date': '2021-05-31' }],
  ['cannot_tell', { 'certificate.grade': null }], ['cannot_tell', { 'aid.amount': null }], ['paid_outside', { 'pension.listed': true, 'pension.amount': 20_000 }],
])('one person stands as %s', (expected, facts) => expect(standing(facts).standing).toBe(expected));

test('one person is told how much, set by what, from when, what ends it and what excludes it', () => {
  const aid = standing({ 'pension.listed': true, 'pension.amount': 5000 }, '640101');
  expect(aid).toMatchObject({ entitled: 'yes', standing: 'underpaid', paid: { listed: 'yes', fen: 9400, month: '2021-06', months: 1 } });
  expect(aid.expected).toMatchObject({ fen: 12_000, why: null, setBy: [{ parameter: 'aid.amount', region: '64', pack: 'north', from: '2020-01-01' }] });
  expect(aid.start).toMatchObject({ from: 'application', month: null });
  expect(aid.stops.map(({ id, answer, status }) => `${id} ${answer} ${status}`)).toEqual(['dead no active', 'in_prison no_list draft']);
  expect(aid.overlaps.map(({ with: other, keeps, received, excludes }) => `${other} ${keeps} ${received} ${excludes}`)).toEqual(['pension both yes no']);
});
