import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import { checkPolicy } from '../check-policy.ts';
import { policyCheckText } from '../check-text.ts';
import { BASIS, problemsWith, SOUND } from './small-pack.fixtures.ts';

const folder = await mkdtemp(join(tmpdir(), 'bad-packs-'));
afterAll(() => rm(folder, { recursive: true }));

const RULE = 'rules/aid_missed.yaml';
const AMOUNT = 'parameters/aid.amount.yaml';
const FACTS = 'facts/aid.yaml';
const CASES = 'rules/aid_missed.cases.yaml';
const SOURCE = 'sources/aid.yaml';
const PLAN = 'plans/first.yaml';

const source = `source: aid
label: {zh: 名单, en: List}
agency: {zh: 民政局, en: Civil affairs bureau}
legal_basis: 某某办法第一条
purpose: 核对
keep_days: 400
rhythm: month
columns:
  identity: {role: identity, aliases: [身份证号]}
  amount: {type: money, aliases: [金额]}
`;

const plan = `plan: first
label: {zh: 一五, en: First}
period: {from: 2016-01-01, to: 2020-12-31}
status: active
document: 某某规划
indicators:
  - {target: aid.amount, comparator: at_least, nature: binding, mark: checked}
`;

const amountOf = (name: string, of: string) =>
  `parameter: ${name}\nlabel: {zh: 标准, en: Amount}\ntype: money\nvalues:\n  - {from: 2016-01-01, to: null, share: {of: ${of}, percent: 30, round: yuan}, status: active, basis: ${BASIS}}\n`;

const change = (file: keyof typeof SOUND, from: string, to: string) => ({ [file]: SOUND[file].replace(from, () => to) });

test.each<[string, Readonly<Record<string, string | Uint8Array | null>>, string]>([
  ['nothing wrong at all', { [SOURCE]: source, [PLAN]: plan }, ''],
  ['a wrong type', change(RULE, '<= 2', '<= true'), `${RULE}:11:32 different_types`],
  ['an unknown fact', change(RULE, 'aid.listed', 'aid.lisetd'), `${RULE}:16:8 unknown_fact [aid.listed]`],
  ['a circle of parameters', { 'parameters/a.one.yaml': amountOf('a.one', 'a.two'), 'parameters/a.two.yaml': amountOf('a.two', 'a.one') }, 'parameters/a.one.yaml:1:12 circle'],
  ['a circle of packs', { 'pack.yaml': SOUND['pack.yaml'].replace('builds_on: null', 'builds_on: small') }, 'pack.yaml:5:12 circle'],
  ['overlapping dates of an amount', change(AMOUNT, 'values:\n', `values:\n  - {from: 2015-01-01, to: 2016-01-01, value: 80, status: active, basis: ${BASIS}}\n`), `${AMOUNT}:6:12 overlap`],
  ['a rule twice over the same days', { 'rules/aid_missed.2017.yaml': SOUND[RULE].replace('from: 2016-01-01', 'from: 2017-01-01') }, `${RULE}:6:12 overlap`],
  ['a basis without its source', change(RULE, 'source: 文本, ', ''), `${RULE}:7:9 missing`],
  ['a list without its declared column', { ...change(FACTS, 'sum: amount', 'sum: amonut'), [SOURCE]: source }, `${FACTS}:6:70 unknown_column [amount]`],
  ['a declaration of a list in a wrong shape', { [SOURCE]: source.replace('{zh: 民政局, en: Civil affairs bureau}', '民政局') }, `${SOURCE}:3:9 wrong_shape`],
  ['a declaration with a mistyped key', { [SOURCE]: source.replace('rhythm:', 'rythm:') }, `${SOURCE}:7:8 unknown_key [rhythm]`],
  ['a declaration in a file of another name', { 'sources/ait.yaml': source }, 'sources/ait.yaml:1:9 wrong_name [ait]'],
  ['a plan for a target nobody declared', { [PLAN]: plan.replace('aid.amount', 'aid.amont') }, `${PLAN}:7:14 unknown_parameter [aid.amount]`],
  ['a plan for years without a value', { [PLAN]: plan.replace('2016-01-01, to: 2020-12-31', '2010-01-01, to: 2014-12-31') }, `${PLAN}:7:14 no_value`],
  ['a rule too deep', change(RULE, 'certificate.grade <= 2', `${'!'.repeat(40)}aid.listed`), `${RULE}:11:`],
  ['a rule whose benefit nothing names', change(RULE, 'benefit: aid', 'benefit: heating'), `${RULE}:3:10 no_label`],
  ['a rule without cases', { [CASES]: null }, `${RULE}:1:7 no_cases`],
  ['an unknown list', change(RULE, 'applies_to:', 'if_given: [aids]\napplies_to:'), `${RULE}:8:12 unknown_list [aid]`],
  ['a region that is none', change('pack.yaml', 'region: ""', 'region: 安徽'), 'pack.yaml:3:9 wrong_shape'],
  ['a region outside the pack', { ...change('pack.yaml', 'region: ""', 'region: "34"'), ...change(AMOUNT, '{from', '{region: "36", from') }, `${AMOUNT}:5:14 outside_region`],
  ['one key twice', change(RULE, 'benefit: aid', 'benefit: aid\nbenefit: aid'), `${RULE}:4:1 yaml`],
  ['a tab for an indent', change(RULE, '  - id: severe', '\t- id: severe'), `${RULE}:9:1 yaml`],
  ['a file of Notepad in GBK', { [RULE]: encode(SOUND[RULE], 'gbk') }, `${RULE}:7:22 encoding`],
  ['a file that would be left out', { 'rules/more.yml': SOUND[RULE] }, 'rules/more.yml:1:1 wrong_name [more.yaml]'],
  ['an empty file', { 'rules/more.yaml': '' }, 'rules/more.yaml:1:1 '],
  ['a list of nothing but text', { [FACTS]: 'aid' }, `${FACTS}:1:1 wrong_shape`],
])('%s', async (name, changed, expected) => {
  const found = await problemsWith(join(folder, name.replaceAll(' ', '-')), changed);
  if (expected === '') expect(found).toEqual([]);
  else expect(found.join('\n')).toContain(expected);
});

test('a case that contradicts its rule is named with what the rule says', async () => {
  const dir = join(folder, 'contradiction');
  await problemsWith(dir, change(CASES, 'expect: yes', 'expect: no'));
  const check = await checkPolicy([dir]);
  expect(check.ok).toBe(false);
  expect(policyCheckText(check, 'en')).toContain('aid_missed.cases.yaml 一: no != yes');
});

test('answers that no case draws fail the check', async () => {
  const dir = join(folder, 'untried');
  await problemsWith(dir, {});
  const check = await checkPolicy([dir]);
  expect(check.ok).toBe(false);
  expect(policyCheckText(check, 'zh')).toContain('没有案例触及的判断 4 个');
  expect(check.test?.untried.map(({ clause, answer }) => `${clause} ${answer}`)).toEqual(['severe no', 'severe cannot_tell', 'unpaid no', 'unpaid cannot_tell']);
});
