import { expect, test } from 'vitest';
import { loadTexts } from '../packs/packs-in-memory.fixtures.ts';
import { NATION_ONLY, SMALL, smallPacks } from './small-packs.fixtures.ts';

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
const lineOf = (file: string, said: string) => SMALL[file]?.split('\n').find((line) => line.includes(said)) ?? '';
/** What stands from one word to before another. */
const between = (file: string, first: string, next?: string) => SMALL[file]?.slice(SMALL[file].indexOf(first), next === undefined ? undefined : SMALL[file].indexOf(next)) ?? '';
const ROW = lineOf(PENSION, 'with: aid');
const MONTH_PARTS = 'missing: since、ends、past 须一并写，且 payroll 须写 month / since, ends and past come together, and the payroll says its month';
const STOP_WORDS = 'missing: 生效的停发情形须写 when 与 otherwise / a stop that decides says when, and otherwise';
const AHEAD = 'ahead: lapsing 与 gaining 须写 ahead_days，其他种类不写 / lapsing and gaining say ahead_days, other kinds do not';
const NO_AMOUNT = 'no_amount: 择高须知道两边的金额 / taking the higher one needs the amount of both';
const UNCHECKED = 'unchecked: 没有核对过的依据，只能是 draft / without a checked basis it can only be a draft';

test.each([
  // An entitlement.
  ['an unknown fact', AID, 'certificate.grade <= 2', 'certificate.grad <= 2', `${AID}:16:11 unknown_fact [certificate.grade]: 没有名为 certificate.grad 的事实 / there is no fact named certificate.grad`],
  ['an amount that is no money', AID, 'amount: parameter.aid.amount', 'amount: certificate.grade', `${AID}:18:9 wrong_type: 应为 money，表达式为 int / expected money, the expression is int`],
  ['a month that is no month', AID, 'month(aid.as_of)"', 'aid.as_of"', `${AID}:10:42 different_types: 不能比较 month 与 date / cannot compare month with date`],
  ['a payroll nobody declared', AID, 'list: aid', 'list: ait', `${AID}:8:9 unknown_list [aid]: 没有名单 ait / there is no list ait`],
  ['a list to do without that is not there', AID, '[pension]', '[pensions]', `${AID}:6:12 unknown_list [pension]: 没有名单 pensions / there is no list pensions`],
  ['an unchecked basis', AID, 'mark: checked', 'mark: unverified', `${AID}:3:9 ${UNCHECKED}`],
  ['a first version without a start', AID, lineOf(AID, 'start:'), '', `${AID}:1:1 missing: 缺少 start / start is missing`],
  ['a first version without rules', AID, between(AID, 'derive:'), '', `${AID}:1:1 missing: 缺少 derive / derive is missing`],
  ['a first version without a payroll', AID, between(AID, 'payroll:', 'eligibility:'), '', `${AID}:15:5 ${MONTH_PARTS}\n${AID}:1:1 missing: 缺少 payroll / payroll is missing`],
  ['two clauses of one name', AID, 'id: dead', 'id: severe', `${AID}:21:3 same_name: 条件 severe 重名 / two conditions are called severe`],
  ['a time that ends before it begins', AID, 'to: null', 'to: 2015-12-31', `${AID}:4:35 bad_period: 止期早于起期 / it ends before it begins`],
  // What stops it.
  ['a stop without its opposite', AID, `${lineOf(AID, 'id: alive')}\n`, '', `${AID}:21:5 ${STOP_WORDS}`],
  ['a stop without its condition', AID, '    when: deaths.listed\n', '', `${AID}:21:5 ${STOP_WORDS}`],
  ['a stop whose condition is a day', AID, 'when: deaths.listed', 'when: deaths.date', `${AID}:24:11 wrong_type: 应为 bool，表达式为 date / expected bool, the expression is date`],
  ['a stop that does not say how its month ends', AID, '    ends: next_month\n', '', `${AID}:21:5 ${MONTH_PARTS}`],
  ['a stop that does not say its month', AID, '    since: month(deaths.date)\n', '', `${AID}:21:5 ${MONTH_PARTS}`],
  ['a stop without words for what is past', AID, `${lineOf(AID, 'past:')}\n`, '', `${AID}:21:5 ${MONTH_PARTS}`],
  ['a stop beside a payroll without months', AID, `${lineOf(AID, '  month:')}\n`, '', `${AID}:20:5 ${MONTH_PARTS}`],
  ['a stop beside a payroll whose month was refused: one problem, not two', AID, '"known(aid.month) ? aid.month : month(aid.as_of)"', 'aid.as_of', `${AID}:10:10 wrong_type: 应为 month，表达式为 date / expected month, the expression is date`],
  ['a stop whose month is a day', AID, 'since: month(deaths.date)', 'since: deaths.date', `${AID}:26:12 wrong_type: 应为 month，表达式为 date / expected month, the expression is date`],
  ['a stop in force that nobody checked', AID, 'in_prison, label: {zh: 服刑, en: In prison}, status: draft, basis: [{document: 某某办法, article: 第一条, source: 文本, mark: checked}]',
    'in_prison, label: {zh: 服刑, en: In prison}, status: active, when: aid.listed, otherwise: {id: free, label: {zh: 未服刑, en: Free}}, basis: [{document: 某某办法, article: 第一条, source: 文本, mark: unverified}]',
    `${AID}:30:61 ${UNCHECKED}`],
  // The rules that come out of it.
  ['a clause called like a column of the verdicts', AID, 'id: dead', 'id: cause', `${AID}:14:3 reserved: 条件不能叫 cause / a condition cannot be called cause\n${AID}:34:51 unknown_reason: 没有条件、停发情形或待遇叫 dead / no condition, stop or benefit is called dead`],
  ['an opposite called like one', AID, '{id: mild', '{id: county', `${AID}:14:3 reserved: 条件不能叫 county / a condition cannot be called county`],
  ['a wrong for a reason nobody gave', AID, 'because: severe', 'because: sever', `${AID}:33:44 unknown_reason [severe]: 没有条件、停发情形或待遇叫 sever / no condition, stop or benefit is called sever`],
  ['a reason that is no wrong', AID, 'rule: aid_missed, kind: missed', 'rule: aid_missed, kind: missed, because: severe', `${AID}:32:47 because: 只有 wrong 才写 because / only a wrong says because`],
  ['a wrong for what no list shows', AID, 'because: dead', 'because: in_prison', `${AID}:34:51 no_list: 没有名单能显示 in_prison / no list shows in_prison`],
  ['a wrong for a benefit that no list shows', PENSION, between(PENSION, 'received:', 'rows:'), '', `${AID}:35:52 no_list: 没有名单能显示 pension / no list shows pension`],
  ['a wrong without words', AID, '    otherwise: {id: mild', '    # otherwise: {id: mild', `${AID}:33:44 missing: severe 没有写 otherwise / severe does not say otherwise`],
  ['underpaid without words', AID, ', condition: {zh: 低于标准, en: Less than due}', '', `${AID}:36:33 missing: 须写 condition / it needs a condition in words`],
  ['overpaid without words', AID, ', condition: {zh: 高于标准, en: More than due}', '', `${AID}:37:32 missing: 须写 condition / it needs a condition in words`],
  ['a lapsing rule without days', AID, 'kind: missed', 'kind: lapsing', `${AID}:32:30 ${AHEAD}`],
  ['a gaining rule without days', AID, 'kind: missed', 'kind: gaining', `${AID}:32:30 ${AHEAD}`],
  ['days of a rule that does not look ahead', AID, 'rule: aid_missed, kind: missed', 'rule: aid_missed, kind: missed, ahead_days: 30', `${AID}:32:50 ${AHEAD}`],
  ['one rule twice', AID, 'rule: aid_mild', 'rule: aid_missed', `${AID}:33:12 same_name: 规则 aid_missed 重名 / two rules are called aid_missed`],
  // The matrix.
  ['an unknown benefit', PENSION, 'with: aid', 'with: ait', `${PENSION}:9:12 unknown_benefit [aid]: 没有待遇 ait / there is no entitlement ait`],
  ['a benefit beside itself', PENSION, 'overlap: pension', 'overlap: aid', `${PENSION}:4:3 described: aid 已由待遇文件说明 / an entitlement already says who draws aid\n${PENSION}:9:12 unknown_benefit [aid]: 没有待遇 aid / there is no entitlement aid`],
  ['a benefit kept that the row is not about', PENSION, 'keeps: higher', 'keeps: pensio', `${PENSION}:9:24 unknown_benefit [pension]: keeps 应为 both、higher、pension、aid 之一 / keeps is one of both, higher, pension, aid`],
  ['the higher of two without the amount of the other', PENSION, '  amount: pension.amount\n', '', `${PENSION}:8:24 ${NO_AMOUNT}`],
  ['the higher of two without an amount of ours', AID, 'amount: parameter.aid.amount', '', `${PENSION}:9:24 ${NO_AMOUNT}`],
  ['the higher of two without what is paid', AID, '  paid: aid.amount\n', '', `${PENSION}:9:24 ${NO_AMOUNT}`],
  ['a receipt that is money', PENSION, 'when: pension.listed', 'when: pension.amount', `${PENSION}:4:9 wrong_type: 应为 bool，表达式为 money / expected bool, the expression is money`],
  ['rows of one pair that contradict', PENSION, ROW, `${ROW}\n${ROW.replace('higher', 'both')}`, `${PENSION}:10:24 contradiction: 与 ${PENSION} 矛盾（higher） / it contradicts ${PENSION}, which keeps higher`],
  ['rows of one pair on the same days', PENSION, ROW, `${ROW}\n${ROW}`, `${PENSION}:10:5 overlap: 与 ${PENSION} 的期间重叠 / it overlaps the period of a row of ${PENSION}`],
  ['a row that ends before it begins', NORTH, 'to: 2024-12-31', 'to: 2019-12-31', `${NORTH}:4:80 bad_period: 止期早于起期 / it ends before it begins`],
  ['a row that nobody checked', PENSION, 'mark: checked', 'mark: unverified', `${PENSION}:9:40 ${UNCHECKED}`],
])('%s is refused at its place', (_, file, from, to, expected) => expect(problems(file, from, to)).toBe(expected));

test.each([
  ['a mistyped key', AID, 'payroll:', 'payrol:', `${AID}:8:3 unknown_key [payroll]`],
  ['no basis', AID, SMALL[AID]?.split('\n')[4] ?? '', '', `${AID}:1:1 missing`],
  ['a mistyped key of a stop', AID, 'otherwise: {id: alive', 'otherwis: {id: alive', `${AID}:25:15 unknown_key [otherwise]`],
  ['a mistyped key of a row', PENSION, ', basis: [', ', basi: [', `${PENSION}:9:95 unknown_key [basis]`],
  ['a wrong without a reason', AID, ', because: severe', '', `${AID}:33:5 unknown_reason: `],
])('%s is refused at its place, with what is near', (_, file, from, to, expected) => expect(problems(file, from, to)).toContain(expected));

test.each([
  ['an amount', 'amount: parameter.aid.amount\n'], ['what is paid', '  paid: aid.amount\n'],
])('underpaid and overpaid without %s have nothing to compare', (_, line) => {
  const text = (SMALL[AID] ?? '').replace(line, '').replace(`${lineOf(AID, 'because: pension')}\n`, '');
  const loaded = loadTexts(...smallPacks({ ...NATION_ONLY, [PENSION]: null, [AID]: text, 'small/entitlements/aid_with_pension.cases.yaml': null }));
  expect(loaded.ok ? [] : loaded.problems.map(({ code, zh, en }) => `${code}: ${zh} / ${en}`)).toEqual(Array.from({ length: 2 }, () => 'no_amount: 没有 amount 或 payroll.paid，无从比较 / without amount and payroll.paid there is nothing to compare'));
});

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
