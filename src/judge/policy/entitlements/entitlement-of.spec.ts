import { beforeEach, expect, test } from 'vitest';
import { allListsAtHand } from '../facts/list-state.ts';
import type { Value } from '../language/value.ts';
import { policyFrom } from '../packs/packs-in-memory.fixtures.ts';
import type { Policy } from '../packs/policy.ts';
import { SENSITIVITIES, type Sensitivity } from '../packs/sensitivity.ts';
import { entitlementsOf, nodesOfEntitlements } from './entitlement-of.ts';
import { BASIS, NATION_ONLY, SMALL, smallPacks } from './small-packs.fixtures.ts';

const AID = 'small/entitlements/aid.yaml';
const PENSION = 'small/overlaps/pension.yaml';
const PAID: Readonly<Record<string, Value>> = {
  'certificate.grade': 1, 'aid.listed': true, 'aid.amount': 9400, 'aid.month': '2021-06', 'aid.as_of': '2021-06-20', 'deaths.listed': false, 'pension.listed': false, 'pension.amount': 0,
};

type Changes = Readonly<Record<string, readonly (readonly [string, string])[]>>;

function policyWith(changes: Changes = {}, added: Readonly<Record<string, string | null>> = {}) {
  const changed = Object.entries(changes).map(([file, pairs]): [string, string] => [file, pairs.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
    return text.replace(from, () => to);
  }, SMALL[file] ?? '')]);
  return policyFrom(...smallPacks({ ...Object.fromEntries(changed), ...added }));
}

interface Asked {
  readonly county?: string;
  readonly asOf?: string;
  readonly mayRead?: readonly Sensitivity[];
  readonly notGiven?: readonly string[];
  readonly policy?: Policy;
}
let small: Policy;
beforeEach(() => {
  small = policyWith();
});

function standing(facts: Readonly<Record<string, Value>>, { county = '110101', asOf = '2021-06-30', mayRead = SENSITIVITIES, notGiven = [], policy = small }: Asked = {}) {
  const [aid] = entitlementsOf({ policy, states: allListsAtHand(policy, notGiven), asOf, county, mayRead }, new Map(Object.entries({ ...PAID, ...facts })));
  if (!aid) throw new Error('no entitlement in force');
  return aid;
}
const overlap = (facts: Readonly<Record<string, Value>>, asked: Asked = {}) => {
  const [one] = standing(facts, asked).overlaps;
  return [one?.received, one?.excludes, standing(facts, asked).entitled];
};

test('what is paid for several months is held against as many', () => {
  expect(standing({ 'aid.amount': 28_200, 'aid.months': 3 }).standing).toBe('as_due');
  expect(standing({ 'aid.amount': 28_199, 'aid.months': 3 }).standing).toBe('underpaid');
  expect(standing({ 'aid.amount': 28_201, 'aid.months': 3 }).standing).toBe('above');
  expect(standing({ 'aid.amount': 28_200, 'aid.months': 3 }).paid).toEqual({ listed: 'yes', fen: 28_200, month: '2021-06', months: 3 });
  expect(standing({ 'aid.month': null }).paid.month).toBe('2021-06');
});

test('who is not on the payroll is paid nothing and for no month', () => {
  expect(standing({ 'aid.listed': false }).paid).toEqual({ listed: 'no', fen: null, month: null, months: 1 });
  expect(standing({ 'aid.listed': null })).toMatchObject({ standing: 'cannot_tell', paid: { listed: 'cannot_tell', fen: null, month: null } });
});

test('what one version says of itself', () => {
  expect(standing({})).toMatchObject({ benefit: 'aid', label: { zh: '补助', en: 'Aid' }, pack: 'small', from: '2016-01-01', to: null, basis: [{ article: '第一条' }] });
  expect(standing({}).eligibility).toEqual([{ id: 'severe', label: { zh: '重度', en: 'Severe' }, answer: 'yes', basis: [expect.objectContaining({ article: '第一条' })] }]);
  const own = policyWith({ [AID]: [['    otherwise: {id: mild', `    basis: ${BASIS.replace('第一条', '第二条')}\n    otherwise: {id: mild`]] });
  expect(standing({}, { policy: own }).eligibility[0]?.basis.map(({ article }) => article)).toEqual(['第二条']);
});

test('an amount that is in force nowhere is why nobody can tell', () => {
  const unset = { 'small/parameters/aid.amount.yaml': (SMALL['small/parameters/aid.amount.yaml'] ?? '').replace('from: 2016', 'region: "36", from: 2016') };
  const policy = policyWith({}, unset);
  expect(standing({}, { policy })).toMatchObject({ standing: 'cannot_tell', expected: { fen: null, setBy: [], why: { zh: '标准尚未录入', en: 'the amount is not known' } } });
  expect(standing({}, { policy, county: '360101' })).toMatchObject({ standing: 'as_due', expected: { fen: 9400, why: null, setBy: [{ region: '36', pack: 'small', from: '2016-01-01', parameter: 'aid.amount', label: { zh: '补助标准' } }] } });
});

test('a benefit that is no money is as due to whoever draws it', () => {
  const policy = policyWith({
    [AID]: [['amount: parameter.aid.amount\n', ''], [SMALL[AID]?.split('\n').filter((line) => /underpaid|overpaid|aid_with_pension/.test(line)).map((line) => `${line}\n`).join('') ?? '', '']],
  }, { ...NATION_ONLY, [PENSION]: null, ...Object.fromEntries(['aid_with_pension', 'aid_underpaid', 'aid_overpaid'].map((rule) => [`small/entitlements/${rule}.cases.yaml`, null])) });
  expect(standing({ 'aid.amount': 1 }, { policy })).toMatchObject({ standing: 'as_due', expected: null });
});

test('a stop ends it for who is paid once the month paid for lies behind it, for others at once', () => {
  const dead = { 'deaths.listed': true, 'deaths.date': '2021-06-02' };
  expect(standing(dead)).toMatchObject({ entitled: 'yes', stops: [{ id: 'dead', answer: 'yes' }, { id: 'in_prison', answer: 'no_list', status: 'draft' }] });
  expect(standing({ ...dead, 'deaths.date': '2021-05-31' }).entitled).toBe('no');
  expect(standing({ ...dead, 'deaths.date': null }).entitled).toBe('cannot_tell');
  expect(standing({ ...dead, 'aid.listed': false })).toMatchObject({ entitled: 'no', standing: 'not_entitled' });
  expect(standing({ 'deaths.listed': null }).entitled).toBe('cannot_tell');
  const lines = (SMALL[AID] ?? '').split('\n').filter((line) => /^ {4}(since|ends|past):/.test(line)).map((line): [string, string] => [`${line}\n`, '']);
  expect(standing(dead, { policy: policyWith({ [AID]: lines }) }).entitled).toBe('no');
});

test('a draft stop is told and ends nothing', () => {
  const policy = policyWith({ [AID]: [['    status: active\n    when: deaths.listed', '    status: draft\n    when: deaths.listed']] });
  expect(standing({ 'deaths.listed': true, 'deaths.date': '2020-01-01' }, { policy })).toMatchObject({ entitled: 'yes', stops: [{ id: 'dead', answer: 'yes', status: 'draft' }, {}] });
});

/** How the other benefit is drawn, whether it excludes this one, and whether this one is due. */
test('of two the higher one: more, as much, less, unknown', () => {
  const drawn = (amount: Value) => overlap({ 'pension.listed': true, 'pension.amount': amount });
  expect([9401, 9400, 9399, null].map(drawn)).toEqual([['yes', 'yes', 'no'], ['yes', 'yes', 'no'], ['yes', 'no', 'yes'], ['yes', 'cannot_tell', 'cannot_tell']]);
  expect(overlap({ 'pension.listed': false })).toEqual(['no', 'no', 'yes']);
  expect(overlap({ 'pension.listed': null })).toEqual(['cannot_tell', 'cannot_tell', 'cannot_tell']);
});

test('both, only this one, only the other', () => {
  const kept = (keeps: string) => overlap({ 'pension.listed': true, 'pension.amount': 20_000 }, { policy: policyWith({ [PENSION]: [['keeps: higher', `keeps: ${keeps}`]] }, NATION_ONLY) });
  expect([kept('both'), kept('aid'), kept('pension')]).toEqual([['yes', 'no', 'yes'], ['yes', 'no', 'yes'], ['yes', 'yes', 'no']]);
});

test('a draft of the matrix is told and excludes nobody', () => {
  const policy = policyWith({ [PENSION]: [['status: active', 'status: draft']] }, NATION_ONLY);
  expect(standing({ 'pension.listed': true, 'pension.amount': 20_000 }, { policy })).toMatchObject({ entitled: 'yes', overlaps: [{ with: 'pension', status: 'draft', received: 'yes', excludes: 'yes' }] });
});

test('a benefit that no list shows is told by its name, and excludes nobody', () => {
  const received = SMALL[PENSION]?.slice(SMALL[PENSION].indexOf('received:'), SMALL[PENSION].indexOf('rows:')) ?? '';
  const policy = policyWith({ [PENSION]: [[received, '']], [AID]: [[`${SMALL[AID]?.split('\n').find((line) => line.includes('aid_with_pension')) ?? ''}\n`, '']] },
    { 'small/entitlements/aid_with_pension.cases.yaml': null, 'north/overlaps/aid_with_pension.cases.yaml': null, 'north/overlaps/aid_missed.cases.yaml': null, 'north/overlaps/aid_underpaid.cases.yaml': null, 'north/overlaps/aid_overpaid.cases.yaml': null });
  expect(standing({}, { policy })).toMatchObject({ entitled: 'yes', overlaps: [{ with: 'pension', label: { zh: '养老金' }, received: 'no_list', excludes: 'no_list' }] });
});

test('a list that it can do without names nobody where it was not handed over', () => {
  expect(overlap({ 'pension.listed': null, 'pension.amount': null }, { notGiven: ['pension'] })).toEqual(['no', 'no', 'yes']);
});

test('the version of the place and the day', () => {
  const row = (asked: Asked) => standing({ 'pension.listed': true, 'pension.amount': 20_000 }, asked).overlaps.map(({ keeps }) => keeps).join();
  expect([row({}), row({ county: '640101' }), row({ county: '640101', asOf: '2025-01-01' }), row({ county: '640101', asOf: '2019-12-31' })]).toEqual(['higher', 'both', 'higher', 'higher']);
  // Who has no county lives in the region of the last pack.
  expect(row({ county: '' })).toBe('both');
  expect(standing({}, { county: '640101' }).expected).toMatchObject({ fen: 12_000, setBy: [{ region: '64', pack: 'north' }] });
  expect(() => standing({}, { asOf: '2015-12-31' })).toThrow('no entitlement in force');
});

test('a draft entitlement is for nobody', () => {
  expect(() => standing({}, { policy: policyWith({ [AID]: [['status: active', 'status: draft']] }, NATION_ONLY) })).toThrow('no entitlement in force');
});

const guarded = (file: string) => policyWith({ [file]: [['max_age_days', 'may_read: medical\nmax_age_days']] });

test('what the reader may not see is withheld, and so is what rests on it', () => {
  const mayRead = ['ordinary', 'sensitive'] as const;
  expect(standing({}, { mayRead, policy: guarded('small/facts/deaths.yaml') })).toMatchObject({ entitled: 'withheld', standing: 'withheld', stops: [{ answer: 'withheld' }, {}] });
  expect(standing({ 'certificate.grade': 3 }, { mayRead, policy: guarded('small/facts/register.yaml') })).toMatchObject({ entitled: 'withheld', eligibility: [{ answer: 'withheld' }] });
  expect(standing({}, { mayRead, policy: guarded('small/facts/aid.yaml') })).toMatchObject({ standing: 'withheld', paid: { listed: 'withheld', fen: null, month: null, months: 1 } });
  expect(overlap({ 'pension.listed': true, 'pension.amount': 1 }, { mayRead, policy: guarded('small/facts/pension.yaml') })).toEqual(['withheld', 'withheld', 'withheld']);
  expect(standing({}, { policy: guarded('small/facts/deaths.yaml') }).entitled).toBe('yes');
});

test('an amount that rests on what the reader may not see is not told', () => {
  const fact = '  aid.amount: {type: money,';
  const policy = policyWith({ 'small/facts/aid.yaml': [[fact, `  aid.amount: {may_read: sensitive, type: money,`]] });
  expect(standing({}, { mayRead: ['ordinary'], policy })).toMatchObject({ standing: 'cannot_tell', paid: { listed: 'yes', fen: null, month: '2021-06' }, expected: { fen: 9400 } });
});

test('everything that has to be known of a person', () => {
  const names = new Set(nodesOfEntitlements(small).flatMap(function facts(node): string[] {
    return [...(node.kind === 'fact' || node.kind === 'parameter' ? [node.name ?? ''] : []), ...node.children.flatMap(facts)];
  }));
  expect([...names].sort()).toEqual(['aid.amount', 'aid.as_of', 'aid.listed', 'aid.month', 'aid.months', 'certificate.grade', 'deaths.date', 'deaths.listed', 'pension.amount', 'pension.listed']);
});

test('the month it begins with, where a list tells it', () => {
  const policy = policyWith({ [AID]: [['start: {from: application,', 'start: {from: eligibility, month: aid.month,']] });
  expect(standing({}, { policy }).start).toEqual({ from: 'eligibility', label: { zh: '申请当月', en: 'Month of application' }, month: '2021-06', basis: [expect.objectContaining({ article: '第一条' })] });
  expect(standing({ 'aid.month': null }, { policy }).start.month).toBe(null);
});
