import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadPacks } from './load-packs.ts';
import { problemLine } from './problem.ts';
import { BASIS, problemsWith, SOUND } from './small-pack.fixtures.ts';

const folder = await mkdtemp(join(tmpdir(), 'packs-'));
afterAll(() => rm(folder, { recursive: true }));

let number = 0;

/** The problems of the sound pack with some text replaced. */
function problems(file: keyof typeof SOUND, from: string, to: string): Promise<string[]> {
  return problemsWith(join(folder, `pack${number++}`), { [file]: SOUND[file].replace(from, () => to) });
}

const RULE = 'rules/aid_missed.yaml';

test('a sound pack loads', async () => expect(await problems('pack.yaml', '', '')).toEqual([]));

test.each([
  ['an unknown fact', RULE, 'certificate.grade', 'certificate.grad', `${RULE}:11:11 unknown_fact [certificate.grade]`],
  ['an unknown fact in a folded text, second line', RULE, 'aid.amount <', 'aid.amout <', `${RULE}:17:10 unknown_fact [aid.amount]`],
  ['an unknown parameter', RULE, 'parameter.aid.amount', 'parameter.aid.amont', `${RULE}:17:23 unknown_parameter [aid.amount]`],
  ['two types compared', RULE, '<= 2', '<= "2"', `${RULE}:11:32 different_types`],
  ['money compared with a number', RULE, 'parameter.aid.amount', '94', `${RULE}:17:23 different_types [yuan(94)]`],
  ['a code that never occurs', RULE, 'certificate.grade <= 2', `'certificate.status == "froze"'`, `${RULE}:11:34 unknown_code [frozen]`],
  ['an unknown function', RULE, 'certificate.grade <= 2', 'knwon(certificate.grade)', `${RULE}:11:11 unknown_function [known]`],
  ['an operator that is left out', RULE, '<= 2', '/ 2 <= 1', `${RULE}:11:29 not_in_language`],
  ['a loop', RULE, 'certificate.grade <= 2', '"[1, 2].exists(x, x == certificate.grade)"', `${RULE}:11:18 not_in_language`],
  ['a method', RULE, 'certificate.grade <= 2', `'certificate.status.startsWith("v")'`, `${RULE}:11:30 not_in_language`],
  ['one equals sign', RULE, '<= 2', '= 2', `${RULE}:11:29 syntax [==]`],
  ['a full-width bracket', RULE, 'certificate.grade <= 2', '（certificate.grade <= 2）', `${RULE}:11:11 syntax [(]`],
  ['a bracket left open', RULE, 'certificate.grade <= 2', '(certificate.grade <= 2', `${RULE}:11:11 syntax`],
  ['something that is no condition', RULE, 'certificate.grade <= 2', 'certificate.grade', `${RULE}:11:11 wrong_type`],
  ['too deep', RULE, 'certificate.grade <= 2', `${'known('.repeat(30)}aid.listed${')'.repeat(30)}`, `${RULE}:11:155 too_deep`],
  ['no basis', RULE, `basis: ${BASIS}\n`, '', `${RULE}:1:1 missing`],
  ['an unchecked basis', RULE, 'mark: checked', 'mark: unverified', `${RULE}:5:9 unchecked`],
  ['a mistyped key', RULE, 'effective:', 'efective:', `${RULE}:6:11 unknown_key [effective]`],
  ['a list that is not there', RULE, 'applies_to:', 'if_given: [ait]\napplies_to:', `${RULE}:8:12 unknown_list [aid]`],
  ['an end before the beginning', RULE, 'to: null', 'to: 2015-01-01', `${RULE}:6:35 bad_period`],
  ['a day that does not exist', RULE, 'from: 2016-01-01', 'from: 2016-02-30', `${RULE}:6:19 wrong_shape`],
  ['a condition named like a column', RULE, 'id: unpaid', 'id: verdict', `${RULE}:13:3 reserved`],
  ['bad YAML', RULE, 'conditions:', 'conditions: [', `${RULE}:13:3 yaml`],
  ['a fact in a case', 'rules/aid_missed.cases.yaml', 'aid.listed', 'aid.list', 'rules/aid_missed.cases.yaml:3:88 unknown_fact [aid.listed]'],
  ['a case of another rule', 'rules/aid_missed.cases.yaml', 'rule: aid_missed', 'rule: aid_mised', 'rules/aid_missed.cases.yaml:1:7 unknown_rule [aid_missed]'],
  ['an amount that is none', 'parameters/aid.amount.yaml', 'value: 94', 'value: much', 'parameters/aid.amount.yaml:5:41 wrong_type'],
  ['a fact of a wrong kind', 'facts/aid.yaml', '{type: bool', '{type: int', 'facts/aid.yaml:5:22 wrong_type'],
  ['a pack on nothing', 'pack.yaml', 'builds_on: null', 'builds_on: smal', 'pack.yaml:5:12 unknown_pack [small]'],
])('%s is refused at its place', async (_, file, from, to, expected) => {
  expect((await problems(file as keyof typeof SOUND, from, to)).join('\n')).toContain(expected);
});

test('overlapping periods and circles are refused', async () => {
  const twice = SOUND['parameters/aid.amount.yaml'].split('\n').at(4) ?? '';
  expect(await problems('parameters/aid.amount.yaml', twice, `${twice}\n${twice}`)).toEqual(['parameters/aid.amount.yaml:6:12 overlap']);
  const circle = '  a.b: {type: bool, label: {zh: 甲, en: A}, from: {expression: "!a.c"}}\n  a.c: {type: bool, label: {zh: 乙, en: B}, from: {expression: "!a.b"}}\n';
  const found = await problems('facts/register.yaml', 'facts:\n', `facts:\n${circle}`);
  expect(found.map((one) => one.split(' ')[1])).toEqual(['circle', 'circle']);
});

test('a problem is one line a clerk can act on, in both languages', async () => {
  const dir = join(folder, 'words');
  await mkdir(dir);
  await writeFile(join(dir, 'pack.yaml'), SOUND['pack.yaml'].replace('builds_on: null', 'builds_on: smal'));
  const loaded = await loadPacks([dir]);
  const [problem] = loaded.ok ? [] : loaded.problems;
  expect(problem && problemLine(problem, 'zh')).toMatch(/pack\.yaml:5:12 unknown_pack 没有名为 smal 的包；是否指 small？$/);
  expect(problem && problemLine(problem, 'en')).toMatch(/there is no pack smal; did you mean small\?$/);
});
