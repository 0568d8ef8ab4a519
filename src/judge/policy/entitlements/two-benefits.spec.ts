import { beforeEach, expect, test } from 'vitest';
import { allListsAtHand } from '../facts/list-state.ts';
import type { Value } from '../language/value.ts';
import { loadTexts, policyFrom } from '../packs/packs-in-memory.fixtures.ts';
import type { Policy } from '../packs/policy.ts';
import { SENSITIVITIES } from '../packs/sensitivity.ts';
import { compilePolicy } from '../rules/compile-policy.ts';
import { entitlementsOf } from './entitlement-of.ts';
import { BASIS, caseOf, NATION_ONLY, SMALL, smallPacks } from './small-packs.fixtures.ts';

const CARE_LIST = `list: care
label: {zh: 护理名单, en: Care payroll}
max_age_days: 62
facts:
  care.listed: {type: bool, label: {zh: 列入护理名单, en: Is on the care payroll}, from: listed}
  care.amount: {type: money, label: {zh: 护理金额, en: Care paid}, from: {sum: amount}}
`;
const CARE = `entitlement: care
label: {zh: 护理补贴, en: Care}
status: active
effective: {from: 2016-01-01, to: null}
basis: ${BASIS}
payroll: {list: care, otherwise: {zh: 不在护理名单内, en: Is not on the care payroll}, paid: care.amount}
eligibility: [{id: needs, label: {zh: 一级, en: Grade 1}, when: certificate.grade == 1}]
amount: yuan(60)
start: {from: application, label: {zh: 申请当月, en: Month of application}, basis: ${BASIS}}
derive:
  - {rule: care_missed, kind: missed, label: {zh: 未领护理, en: Care missed}}
  - {rule: care_with_aid, kind: wrong, because: aid, label: {zh: 与补助同领, en: Care beside aid}}
`;
const row = (keeps: string, rest = 'status: active, effective: {from: 2016-01-01, to: null}') => `overlap: care\nlabel: {zh: 护理补贴, en: Care}\nrows:\n  - {with: aid, keeps: ${keeps}, ${rest}, basis: ${BASIS}}\n`;
const AID = (SMALL['small/entitlements/aid.yaml'] ?? '').replace('  - {rule: aid_underpaid', '  - {rule: aid_with_care, kind: wrong, because: care, label: {zh: 与护理同领, en: Aid beside care}}\n  - {rule: aid_underpaid');

/** An aid and a care allowance, both described here, and what becomes of one beside the other. */
const texts = (keeps: string, replaced: Readonly<Record<string, string | null>> = {}) => smallPacks({
  ...NATION_ONLY, 'small/overlaps/pension.yaml': null, 'small/entitlements/aid_with_pension.cases.yaml': null, 'small/facts/care.yaml': CARE_LIST,
  'small/entitlements/aid.yaml': AID.split('\n').filter((line) => !line.includes('aid_with_pension')).join('\n'), 'small/entitlements/care.yaml': CARE, 'small/overlaps/care.yaml': row(keeps),
  ...Object.fromEntries(['aid_with_care', 'care_missed', 'care_with_aid'].map((rule) => [`small/entitlements/${rule}.cases.yaml`, caseOf(rule)])), ...replaced,
});
const told = (policy: Policy, id: string, pack = 'small') => policy.rules.filter((one) => one.id === id && one.pack === pack)
  .map(({ appliesTo, conditions, from, to }) => `${from}..${to ?? ''} ${[...appliesTo, ...conditions].map((clause) => `${clause.id}: ${clause.text}`).join(' | ')}`);

test('of two benefits described here the lower is the wrong one, and of two equal ones the one the row is with', () => {
  const policy = policyFrom(...texts('higher'));
  expect(told(policy, 'aid_with_care')).toEqual(['2016-01-01.. in_aid: aid.listed | in_care: care.listed | higher_care: care.amount >= aid.amount']);
  expect(told(policy, 'care_with_aid')).toEqual(['2016-01-01.. in_care: care.listed | in_aid: aid.listed | higher_aid: aid.amount > care.amount']);
  expect(told(policy, 'aid_missed')[0]).toMatch(/ \| no_higher_care: !\(care.listed && care.amount >= parameter.aid.amount\)$/);
  expect(told(policy, 'care_missed')[0]).toMatch(/ \| no_higher_aid: !\(aid.listed && aid.amount > yuan\(60\)\)$/);
  const words = policy.rules.filter(({ id }) => id === 'aid_with_care' || id === 'care_missed').flatMap(({ conditions }) => conditions.at(-1)?.label ?? []);
  expect(words).toEqual([{ zh: '所领护理补贴更高', en: 'More is paid of: Care' }, { zh: '未领取更高的补助', en: 'Draws no higher amount of: Aid' }]);
});

test('where one of them stays, the other is the wrong one', () => {
  const policy = policyFrom(...texts('care'));
  expect(told(policy, 'aid_with_care')).toEqual(['2016-01-01.. in_aid: aid.listed | in_care: care.listed']);
  expect(told(policy, 'care_with_aid')[0]).toMatch(/excluded_by_aid: false$/);
  expect(told(policy, 'aid_missed')[0]).toMatch(/ \| not_care: !care.listed$/);
  expect(told(policy, 'care_missed')[0]).not.toMatch(/aid/);
});

test('one person draws both', () => {
  const standing = (policy: Policy, facts: Readonly<Record<string, Value>>) => {
    const values = new Map<string, Value>(Object.entries({
      'certificate.grade': 1, 'aid.listed': true, 'aid.amount': 9400, 'aid.month': '2021-06', 'aid.as_of': '2021-06-20', 'deaths.listed': false, 'care.listed': true, 'care.amount': 6000, ...facts,
    }));
    return entitlementsOf({ policy, states: allListsAtHand(policy), asOf: '2021-06-30', county: '110101', mayRead: SENSITIVITIES }, values).map((one) => [one.benefit, one.entitled, ...one.overlaps.map(({ with: other, label, excludes }) => `${other} ${label.en} ${excludes}`)].join(' '));
  };
  expect(standing(policyFrom(...texts('higher')), {})).toEqual(['aid yes care Care no', 'care no aid Aid yes']);
  expect(standing(policyFrom(...texts('higher')), { 'care.amount': 9400 })).toEqual(['aid no care Care yes', 'care no aid Aid yes']);
  expect(standing(policyFrom(...texts('higher')), { 'care.amount': 5999 })).toEqual(['aid yes care Care no', 'care no aid Aid yes']);
  expect(standing(policyFrom(...texts('care')), {})).toEqual(['aid no care Care yes', 'care yes aid Aid no']);
  expect(standing(policyFrom(...texts('both')), {})).toEqual(['aid yes care Care no', 'care yes aid Aid no']);
});

test('higher needs the amount of both of ours', () => {
  const said = (care: string) => {
    const loaded = loadTexts(...texts('higher', { 'small/entitlements/care.yaml': care }));
    return loaded.ok ? [] : loaded.problems.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
  };
  expect(said(CARE.replace('amount: yuan(60)\n', ''))).toEqual(['small/overlaps/care.yaml:4:24 no_amount']);
  expect(said(CARE.replace(', paid: care.amount', ''))).toEqual(['small/overlaps/care.yaml:4:24 no_amount']);
  const draft = loadTexts(...texts('higher', { 'small/entitlements/care.yaml': CARE.replace('amount: yuan(60)\n', ''), 'small/overlaps/care.yaml': row('higher', 'status: draft, effective: {from: 2016-01-01, to: null}') }));
  expect(draft.ok || draft.problems.map(({ code }) => code)).toBe(true);
});

/** A northern version of the aid that says only whom it is for. */
const NORTH = `entitlement: aid
label: {zh: 北方补助, en: Northern aid}
status: active
effective: {from: 2020-01-01, to: 2022-12-31}
basis: ${BASIS.replace('第一条', '北方条')}
eligibility: [{id: graded, label: {zh: 有等级, en: Has a grade}, when: known(certificate.grade), otherwise: {id: none, label: {zh: 无等级, en: Has none}}}]
derive: [{rule: aid_missed, kind: missed, label: {zh: 未领, en: Missed}}]
`;

let northern: Policy;
beforeEach(() => {
  northern = policyFrom(...smallPacks({ ...NATION_ONLY, 'north/entitlements/aid.yaml': NORTH, 'north/entitlements/aid_missed.cases.yaml': caseOf('aid_missed') }));
});

test('what a later version leaves out stays as before', () => {
  const [nation, north] = northern.entitlements;
  if (!nation || !north) throw new Error('there are two versions');
  expect([north.pack, north.region, north.file, north.from, north.to, north.label.en]).toEqual(['north', '64', 'north/entitlements/aid.yaml', '2020-01-01', '2022-12-31', 'Northern aid']);
  expect([north.payroll, north.amount, north.start, north.stops, north.ifGiven]).toEqual([nation.payroll, nation.amount, nation.start, nation.stops, nation.ifGiven]);
  expect([nation.derive.length, north.derive.length]).toEqual([6, 1]);
  expect(nation.derive.map(({ rule, status, because, condition, aheadDays, basis }) => [rule, status, because, condition?.en ?? null, aheadDays, basis])[4]).toEqual(['aid_underpaid', 'active', null, 'Less than due', null, null]);
  expect(told(northern, 'aid_missed', 'north')).toEqual(['2020-01-01..2022-12-31 graded: known(certificate.grade) | alive: !deaths.listed | not_aid: !aid.listed | no_higher_pension: !(pension.listed && pension.amount >= parameter.aid.amount)']);
});

test('and what it says anew is its own', () => {
  const more = `${NORTH}if_given: [deaths]\namount: parameter.aid.amount + yuan(1)\nstop: []\nstart: {from: eligibility, label: {zh: 符合当月, en: Month of eligibility}, basis: ${BASIS}}\npayroll: {list: pension, otherwise: {zh: 不在, en: Is not}}\n`;
  const policy = policyFrom(...smallPacks({ ...NATION_ONLY, 'small/overlaps/pension.yaml': null, 'small/entitlements/aid.yaml': (SMALL['small/entitlements/aid.yaml'] ?? '').split('\n').filter((line) => !line.includes('aid_with_pension')).join('\n'),
    'small/entitlements/aid_with_pension.cases.yaml': null, 'north/entitlements/aid.yaml': more, 'north/entitlements/aid_missed.cases.yaml': caseOf('aid_missed') }));
  const north = policy.entitlements.at(-1);
  expect([north?.ifGiven, north?.amount?.text, north?.stops, north?.start.from, north?.payroll.list, north?.payroll.month]).toEqual([['deaths'], 'parameter.aid.amount + yuan(1)', [], 'eligibility', 'pension', null]);
  expect(told(policy, 'aid_missed', 'north')).toEqual(['2020-01-01..2022-12-31 graded: known(certificate.grade) | not_pension: !pension.listed']);
});

test('a person of the north stands by the northern version on its days', () => {
  const standing = (asOf: string, county: string) => entitlementsOf(
    { policy: northern, states: allListsAtHand(northern), asOf, county, mayRead: SENSITIVITIES },
    new Map<string, Value>(Object.entries({ 'certificate.grade': 3, 'aid.listed': false, 'deaths.listed': false, 'pension.listed': false })),
  ).map(({ pack, standing: said, basis }) => `${pack} ${said} ${basis[0]?.article}`);
  expect(standing('2021-06-30', '640101')).toEqual(['north missed 北方条']);
  expect([standing('2021-06-30', '110101'), standing('2023-01-01', '640101'), standing('2019-12-31', '640101')]).toEqual([['small not_entitled 第一条'], ['small not_entitled 第一条'], ['small not_entitled 第一条']]);
});

test('a rule with several versions of one pack is kept under its first day', () => {
  const late = NORTH.replace('from: 2020-01-01, to: 2022-12-31', 'from: 2023-01-01, to: null').replace('known(certificate.grade)', 'certificate.grade <= 3');
  const policy = policyFrom(...smallPacks({ ...NATION_ONLY, 'north/entitlements/aid.yaml': NORTH, 'north/entitlements/aid_late.yaml': late, 'north/entitlements/aid_missed.cases.yaml': caseOf('aid_missed') }));
  expect(compilePolicy(policy).filter(({ rule }) => rule === 'aid_missed').map(({ golden }) => golden)).toEqual([
    'small/entitlements/golden/aid_missed.duckdb.sql', 'north/entitlements/golden/aid_missed.2020-01-01.duckdb.sql', 'north/entitlements/golden/aid_missed.2023-01-01.duckdb.sql',
  ]);
});

test.each([
  ['two versions on the same days', 'from: 2022-12-31, to: null', ['north/entitlements/aid_late.yaml:4:12 overlap 与 north/entitlements/aid.yaml 的期间重叠 / it overlaps the period of north/entitlements/aid.yaml']],
  ['a version after another', 'from: 2023-01-01, to: null', []],
])('%s', (_, effective, expected) => {
  const loaded = loadTexts(...smallPacks({
    ...NATION_ONLY, 'north/entitlements/aid.yaml': NORTH, 'north/entitlements/aid_late.yaml': NORTH.replace('from: 2020-01-01, to: 2022-12-31', effective), 'north/entitlements/aid_missed.cases.yaml': caseOf('aid_missed'),
  }));
  expect(loaded.ok ? [] : loaded.problems.filter(({ code }) => code === 'overlap').map(({ file, line, column, code, zh, en }) => `${file}:${line}:${column} ${code} ${zh} / ${en}`)).toEqual(expected);
});

test('a draft may stand beside the version in force', () => {
  const draft = NORTH.replace('status: active', 'status: draft');
  const loaded = loadTexts(...smallPacks({ ...NATION_ONLY, 'north/entitlements/aid.yaml': NORTH, 'north/entitlements/aid_draft.yaml': draft, 'north/entitlements/aid_missed.cases.yaml': caseOf('aid_missed') }));
  expect(loaded.ok && loaded.policy.rules.filter(({ pack }) => pack === 'north').map(({ status, file }) => `${status} ${file}`)).toEqual(['active north/entitlements/aid.yaml', 'draft north/entitlements/aid_draft.yaml']);
});
