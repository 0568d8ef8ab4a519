import { expect, test } from 'vitest';
import { loadTexts } from '../packs/packs-in-memory.fixtures.ts';
import { SMALL, smallPacks } from './small-packs.fixtures.ts';

/** Loads the small packs with one text changed, and lists their problems as `file:line:column code [hint]: zh / en`. */
function problems(file: string, from: string, to: string): string {
  const text = SMALL[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
  const loaded = loadTexts(...smallPacks({ [file]: text.replace(from, () => to) }));
  return loaded.ok ? 'sound' : loaded.problems.map(({ file: at, line, column, code, near, zh, en }) => `${at}:${line}:${column} ${code}${near === null ? '' : ` [${near}]`}: ${zh} / ${en}`).join('\n');
}

const AID = 'small/entitlements/aid.yaml';
const PENSION = 'small/overlaps/pension.yaml';
const NORTH = 'north/overlaps/pension.yaml';
const ROW = SMALL[PENSION]?.split('\n').find((line) => line.includes('with: aid')) ?? '';

test.each([
  ['an unknown fact', AID, 'certificate.grade <= 2', 'certificate.grad <= 2', `${AID}:16:11 unknown_fact [certificate.grade]`],
  ['an amount that is no money', AID, 'amount: parameter.aid.amount', 'amount: certificate.grade', `${AID}:18:9 wrong_type`],
  ['a month that is no month', AID, 'month(aid.as_of)"', 'aid.as_of"', `${AID}:10:42 different_types`],
  ['a payroll nobody declared', AID, 'list: aid', 'list: ait', `${AID}:8:9 unknown_list [aid]`],
  ['a list to do without that is not there', AID, '[pension]', '[pensions]', `${AID}:6:12 unknown_list [pension]`],
  ['no basis', AID, SMALL[AID]?.split('\n')[4] ?? '', '', `${AID}:1:1 missing`],
  ['an unchecked basis', AID, 'mark: checked', 'mark: unverified', `${AID}:3:9 unchecked`],
  ['a first version that leaves out its payroll', AID, 'payroll:', 'payrol:', `${AID}:8:3 unknown_key [payroll]`],
  ['a stop without its opposite', AID, 'otherwise: {id: alive', 'otherwis: {id: alive', `${AID}:25:15 unknown_key [otherwise]`],
  ['a stop with half its month', AID, '    ends: next_month\n', '', `${AID}:21:5 missing`],
  ['two clauses of one name', AID, 'id: dead', 'id: severe', `${AID}:21:3 same_name`],
  ['a wrong for a reason nobody gave', AID, 'because: severe', 'because: sever', `${AID}:33:44 unknown_reason [severe]`],
  ['a wrong for what no list shows', AID, 'because: dead', 'because: in_prison', `${AID}:34:51 no_list`],
  ['a wrong without words', AID, '    otherwise: {id: mild', '    # otherwise: {id: mild', `${AID}:33:44 missing`],
  ['underpaid without an amount', AID, 'amount: parameter.aid.amount', '', 'no_amount'],
  ['underpaid without words', AID, ', condition: {zh: 低于标准, en: Less than due}', '', `${AID}:36:33 missing`],
  ['a rule that looks ahead without days', AID, 'kind: missed', 'kind: lapsing', `${AID}:32:30 ahead`],
  ['one rule twice', AID, 'rule: aid_mild', 'rule: aid_missed', `${AID}:33:12 same_name`],
  ['an unknown benefit in the matrix', PENSION, 'with: aid', 'with: ait', `${PENSION}:9:12 unknown_benefit [aid]`],
  ['a benefit kept that the row is not about', PENSION, 'keeps: higher', 'keeps: pensio', `${PENSION}:9:24 unknown_benefit [pension]`],
  ['the higher of two without both amounts', PENSION, '  amount: pension.amount\n', '', `${PENSION}:8:24 no_amount`],
  ['a row without a basis', PENSION, ', basis: [', ', basi: [', `${PENSION}:9:95 unknown_key [basis]`],
  ['rows of one pair that contradict', PENSION, ROW, `${ROW}\n${ROW.replace('higher', 'both')}`, `${PENSION}:10:24 contradiction`],
  ['rows of one pair on the same days', PENSION, ROW, `${ROW}\n${ROW}`, `${PENSION}:10:5 overlap`],
  ['a row that ends before it begins', NORTH, 'to: 2024-12-31', 'to: 2019-12-31', `${NORTH}:4:80 bad_period`],
  ['a receipt for what an entitlement describes', PENSION, 'overlap: pension', 'overlap: aid', `${PENSION}:4:3 described`],
])('%s is refused at its place', (_, file, from, to, expected) => expect(problems(file, from, to)).toContain(expected));

test('a rule that has a text of its own as well is refused, and so is one without a case', () => {
  const own = 'rule: aid_missed\nkind: missed\nbenefit: aid\nlabel: {zh: 未领, en: Missed}\nstatus: active\neffective: {from: 2016-01-01, to: null}\n'
    + 'basis: [{document: 某某办法, article: 第一条, source: 文本, mark: checked}]\n'
    + 'applies_to: [{id: a, label: {zh: 甲, en: A}, when: aid.listed}]\nconditions: [{id: b, label: {zh: 乙, en: B}, when: aid.listed}]\n';
  const said = (replaced: Readonly<Record<string, string | null>>) => {
    const loaded = loadTexts(...smallPacks(replaced));
    return loaded.ok ? [] : loaded.problems.map(({ file, code, zh, en }) => `${file} ${code}: ${zh} / ${en}`);
  };
  expect(said({ 'small/rules/aid_missed.yaml': own })).toEqual([
    'small/rules/aid_missed.yaml overlap: aid_missed 与 small/entitlements/aid.yaml 重复 / small/entitlements/aid.yaml says aid_missed as well',
    'small/entitlements/aid.yaml overlap: aid_missed 与 small/rules/aid_missed.yaml 重复 / small/rules/aid_missed.yaml says aid_missed as well',
  ]);
  expect(said({ 'small/entitlements/aid_mild.cases.yaml': null })).toEqual(['small/entitlements/aid.yaml no_cases: aid_mild 旁边没有案例文件 / there are no cases beside aid_mild']);
});
