import { expect, test } from 'vitest';
import { policyFrom } from '../packs/packs-in-memory.fixtures.ts';
import { CITY, NATION, ruleTexts } from './small-town.fixtures.ts';
import { testPolicy } from './test-policy.ts';

const results = (rule: string, cases: string) => {
  const policy = policyFrom({ ...NATION, [`rules/${rule}.cases.yaml`]: `rule: ${rule}\n${cases}` });
  return testPolicy(policy).cases.filter((one) => one.rule === rule);
};
const got = (rule: string, cases: string) => results(rule, cases).map((one) => `${one.name}: ${one.got}${one.turnsOn ? ` on ${one.turnsOn.got}` : ''} ${one.passed ? 'passed' : 'failed'}`);

test('a case passes where the rule says what it expects', () => {
  expect(got('aid_missed', `common: {certificate.grade: 1, certificate.valid_to: 2018-06-30, aid.listed: false, deaths.listed: false}
cases:
  - {name: 是, because: 一, as_of: 2018-06-30, expect: yes}
  - {name: 否, because: 一, as_of: 2018-06-30, facts: {certificate.grade: 3}, expect: no}
  - {name: 不明, because: 一, as_of: 2018-06-30, facts: {certificate.grade: null}, expect: cannot_tell}
  - {name: 过期, because: 一, as_of: 2018-07-01, expect: no}
  - {name: 错, because: 一, as_of: 2018-06-30, expect: no}
  - {name: 未实施, because: 一, as_of: 2015-12-31, expect: yes}
`)).toEqual(['是: yes passed', '否: no passed', '不明: cannot_tell passed', '过期: no passed', '错: yes failed', '未实施: not_in_force failed']);
});

test('what a case states of a list that nobody handed over falls away', () => {
  expect(got('aid_missed', `common: {certificate.grade: 1, certificate.valid_to: 2018-06-30, aid.listed: false, deaths.listed: true}
cases:
  - {name: 有, because: 一, as_of: 2018-06-30, expect: no}
  - {name: 未提供死亡, because: 一, as_of: 2018-06-30, not_given: [deaths], expect: yes}
  - {name: 未提供补助, because: 一, as_of: 2018-06-30, facts: {deaths.listed: false}, not_given: [aid], expect: cannot_tell}
`)).toEqual(['有: no passed', '未提供死亡: yes passed', '未提供补助: cannot_tell passed']);
});

test('rows are the person, amounts are what the case takes them to be', () => {
  expect(got('aid_underpaid', `common: {aid.last: 2018-06, person.household: urban}
cases:
  - {name: 少, because: 一, as_of: 2018-06-30, rows: {aid: [{month: 2018-06, amount: 99.99}]}, parameters: {aid.standard: 100}, expect: yes}
  - {name: 足, because: 一, as_of: 2018-06-30, rows: {aid: [{month: 2018-06, amount: 50}, {month: 2018-06, amount: 50}]}, parameters: {aid.standard: 100}, expect: no}
  - {name: 他月, because: 一, as_of: 2018-06-30, rows: {aid: [{month: 2018-06, amount: 50}, {month: 2018-05, amount: 50}]}, parameters: {aid.standard: 100}, expect: yes}
  - {name: 无标准, because: 一, as_of: 2018-06-30, rows: {aid: [{month: 2018-06, amount: 50}]}, parameters: {aid.standard: null}, expect: cannot_tell}
  - {name: 全国无标准, because: 一, as_of: 2018-06-30, rows: {aid: [{month: 2018-06, amount: 50}]}, expect: cannot_tell}
  - {name: 无行, because: 一, as_of: 2018-06-30, rows: {aid: []}, parameters: {aid.standard: 100}, expect: no}
  - {name: 未提供, because: 一, as_of: 2018-06-30, rows: {aid: [{month: 2018-06, amount: 50}]}, not_given: [aid], parameters: {aid.standard: 100}, expect: cannot_tell}
  - {name: 空项, because: 一, as_of: 2018-06-30, rows: {aid: [{month: 2018-06}]}, parameters: {aid.standard: 100}, expect: cannot_tell}
`)).toEqual([
    '少: yes passed', '足: no passed', '他月: yes passed', '无标准: cannot_tell passed', '全国无标准: cannot_tell passed', '无行: no passed', '未提供: cannot_tell passed', '空项: cannot_tell passed',
  ]);
});

test('a case of a rule that looks ahead may say the day', () => {
  expect(got('certificate_lapsing', `common: {deaths.listed: false, person.birth: 1990-01-01, certificate.valid_to: 2018-07-20}
cases:
  - {name: 日, because: 一, as_of: 2018-06-30, turns_on: 2018-07-21, expect: yes}
  - {name: 错日, because: 一, as_of: 2018-06-30, turns_on: 2018-07-20, expect: yes}
  - {name: 不说日, because: 一, as_of: 2018-06-30, expect: yes}
  - {name: 不到期, because: 一, as_of: 2018-06-30, facts: {certificate.valid_to: 2018-12-31}, turns_on: 2018-07-21, expect: no}
`)).toEqual(['日: yes on 2018-07-21 passed', '错日: yes on 2018-07-21 failed', '不说日: yes passed', '不到期: no on null failed']);
  expect(results('certificate_lapsing', 'cases: [{name: 甲, because: 第九条, as_of: 2018-06-30, facts: {}, expect: no}]\n')[0]).toEqual({
    rule: 'certificate_lapsing', file: 'rules/certificate_lapsing.cases.yaml', name: '甲', because: '第九条', expected: 'no', got: 'cannot_tell', turnsOn: null, passed: false,
  });
});

test('of an active and a draft version the active one is tried, and a draft alone is tried too', () => {
  expect(got('paid_without_number', 'cases: [{name: 草稿, because: 一, as_of: 2018-06-30, facts: {aid.listed: true, aid.amount: 1}, expect: yes}]\n')).toEqual(['草稿: yes passed']);
  const draft = ruleTexts('later', { kind: 'missed', status: 'draft', about: { any: ['任何', 'aid.listed'] }, asked: { severe: ['重度', 'aid.listed'] } });
  const texts = {
    ...NATION, ...ruleTexts('later', { kind: 'missed', about: { any: ['任何', '!aid.listed'] }, asked: { severe: ['重度', '!aid.listed'] } }), 'rules/a_draft.yaml': draft['rules/later.yaml'] ?? '',
    'rules/later.cases.yaml': 'rule: later\ncases: [{name: 未列入, because: 一, as_of: 2018-06-30, facts: {aid.listed: false}, expect: yes}]\n',
  };
  expect(testPolicy(policyFrom(texts)).cases.filter(({ rule }) => rule === 'later').map(({ passed }) => passed)).toEqual([true]);
});

test('a case is of the rule of its own pack', () => {
  const policy = policyFrom(NATION, { ...CITY, 'rules/aid_missed.cases.yaml': 'rule: aid_missed\ncases: [{name: 三级, because: 一, as_of: 2018-06-30, facts: {certificate.grade: 3, aid.listed: false}, expect: yes}]\n' });
  expect(testPolicy(policy).cases.filter(({ rule }) => rule === 'aid_missed').map(({ name, got: said }) => `${name} ${said}`)).toEqual(['不明 cannot_tell', '三级 yes']);
});

test('answers that no case draws are listed, of active rules only', () => {
  const policy = policyFrom({
    ...NATION, 'rules/aid_missed.cases.yaml': `rule: aid_missed
common: {certificate.grade: 1, certificate.valid_to: 2018-06-30, aid.listed: false, deaths.listed: false}
cases: [{name: 是, because: 一, as_of: 2018-06-30, expect: yes}, {name: 否, because: 一, as_of: 2018-06-30, facts: {certificate.grade: 3, aid.listed: true}, expect: no}, {name: 不明, because: 一, as_of: 2018-06-30, facts: {certificate.grade: null}, expect: cannot_tell}]
`,
  });
  const { untried, passed } = testPolicy(policy);
  expect(untried.filter(({ rule }) => rule === 'aid_missed')).toEqual([
    ['current', 'no'], ['current', 'cannot_tell'], ['unpaid', 'cannot_tell'], ['alive', 'no'], ['alive', 'cannot_tell'],
  ].map(([clause, answer]) => ({ rule: 'aid_missed', file: 'rules/aid_missed.yaml', clause, answer })));
  expect(untried.some(({ rule }) => rule === 'paid_without_number')).toBe(false);
  expect(passed).toBe(true);
});

test('a clause that hangs on nothing has one answer and need not be drawn to others', () => {
  const policy = policyFrom({ ...NATION, ...ruleTexts('always', { kind: 'wrong', about: { always: ['总是', 'true'] }, asked: { day: ['日期', 'as_of > date("2010-01-01")'], amount: ['标准', 'parameter.base > yuan(1)'] } }) });
  expect(testPolicy(policy).untried.filter(({ rule }) => rule === 'always').map(({ clause, answer }) => `${clause} ${answer}`)).toEqual(['day no', 'day cannot_tell', 'amount no', 'amount cannot_tell']);
});

test('all together passes where every case does', () => {
  expect(testPolicy(policyFrom({ ...NATION, 'rules/aid_missed.cases.yaml': 'rule: aid_missed\ncases: [{name: 错, because: 一, as_of: 2018-06-30, expect: yes}]\n' })).passed).toBe(false);
});
