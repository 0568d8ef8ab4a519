import { expect, test } from 'vitest';
import type { Basis } from '../packs/policy.ts';
import { entitlementText, STANDINGS } from './entitlement-text.ts';
import type { OverlapStanding, PersonEntitlement, Seen, Standing, StopStanding } from './person-entitlement.ts';

const basis: Basis[] = [{ document: '某某办法', article: '第一条', source: '文本', mark: 'checked' }];
const label = (zh: string, en: string) => ({ zh, en });
const AID: PersonEntitlement = {
  benefit: 'aid', label: label('补助', 'Aid'), pack: 'small', from: '2016-01-01', to: null, basis, entitled: 'yes', standing: 'as_due',
  eligibility: [{ id: 'severe', label: label('重度', 'Severe'), answer: 'yes', basis }, { id: 'poor', label: label('低保', 'Poor'), answer: 'no', basis }],
  expected: { fen: 9400, setBy: [{ parameter: 'aid.amount', label: label('标准', 'Amount'), region: '34', pack: 'small', from: '2025-01-01', basis }], why: null },
  paid: { listed: 'yes', fen: 9400, month: '2018-06', months: 1 },
  start: { from: 'application', label: label('申请当月', 'Month of application'), month: null, basis },
  stops: [], overlaps: [],
};
const told = (changed: Partial<PersonEntitlement> = {}) => (['zh', 'en'] as const).map((language) => entitlementText({ ...AID, ...changed }, '2018-06-30', language).split('\n'));
/** The lines that begin with some words, in both languages. */
const lines = (changed: Partial<PersonEntitlement>, zh: string, en: string) => {
  const [chinese = [], english = []] = told(changed);
  return [...chinese.filter((line) => line.startsWith(`  ${zh}：`)), ...english.filter((line) => line.startsWith(`  ${en}: `))];
};

test('a benefit of one person as lines, in two languages', () => {
  expect(told()).toEqual([[
    '补助：符合，足额发放（2018-06-30）', '  依据：某某办法 第一条', '  是否符合：是', '    1. 重度：是', '    2. 低保：否', '  月标准：94.00 元（某某办法 第一条，地区 34，2025-01-01 起）',
    '  实发：94.00 元（2018-06）', '  起发：申请当月（没有名单载明月份）',
  ], [
    'Aid: entitled, paid as due (2018-06-30)', '  Basis: 某某办法 第一条', '  Entitled: yes', '    1. Severe: yes', '    2. Poor: no', '  Due a month: 94.00 yuan (某某办法 第一条, region 34, from 2025-01-01)',
    '  Paid: 94.00 yuan (2018-06)', '  From: Month of application (no list says which month)',
  ]]);
});

test.each<[Standing, string, string]>([
  ['not_entitled', '不符合，未发放', 'not entitled, not paid'], ['missed', '符合，未发放', 'entitled, not paid'], ['as_due', '符合，足额发放', 'entitled, paid as due'],
  ['underpaid', '符合，发放不足', 'entitled, paid too little'], ['above', '符合，发放高于标准', 'entitled, paid more than the amount on file'],
  ['paid_outside', '按条文不符合，已在发放', 'not entitled by the text, yet paid'], ['cannot_tell', '无法判定', 'cannot tell'], ['withheld', '无权查看', 'not shown to you'],
])('who stands as %s is told: %s', (standing, zh, en) => {
  expect(STANDINGS[standing]).toEqual({ zh, en });
  expect(told({ standing }).map(([first]) => first)).toEqual([`补助：${zh}（2018-06-30）`, `Aid: ${en} (2018-06-30)`]);
});

test.each<[Seen, string, string]>([['yes', '是', 'yes'], ['no', '否', 'no'], ['cannot_tell', '无法判定', 'cannot tell'], ['withheld', '无权查看', 'not shown to you'], ['no_list', '没有名单可查', 'no list shows it']])(
  'an answer %s of what stops it: %s', (answer, zh, en) => {
    const stop = (status: StopStanding['status']) => lines({ stops: [{ id: 'dead', label: label('死亡', 'Dead'), status, answer, basis }] }, '停发情形', 'It ends with');
    expect(stop('active')).toEqual([`  停发情形：死亡：${zh}`, `  It ends with: Dead: ${en}`]);
    expect(stop('draft')).toEqual([`  停发情形：死亡：${zh}（草稿，不参与判定）`, `  It ends with: Dead: ${en} (a draft, which decides nothing)`]);
  });

test.each<[PersonEntitlement['paid'], string, string]>([
  [{ listed: 'no', fen: null, month: null, months: 1 }, '不在发放名单', 'not on the payroll'], [{ listed: 'cannot_tell', fen: null, month: null, months: 1 }, '无法判定', 'cannot tell'],
  [{ listed: 'withheld', fen: null, month: null, months: 1 }, '无权查看', 'not shown to you'], [{ listed: 'yes', fen: null, month: null, months: 1 }, '无法判定', 'cannot tell'],
  [{ listed: 'yes', fen: 9450, month: null, months: 2 }, '94.50 元', '94.50 yuan'], [{ listed: 'yes', fen: 28_200, month: '2018-06', months: 3 }, '282.00 元（2018-06，含 3 个月）', '282.00 yuan (2018-06, for 3 months)'],
])('what is paid: %j', (paid, zh, en) => expect(lines({ paid }, '实发', 'Paid')).toEqual([`  实发：${zh}`, `  Paid: ${en}`]));

test('what is due: unknown with or without a reason, of the nation, without a document, set by two, or no money at all', () => {
  const due = (expected: PersonEntitlement['expected']) => lines({ expected }, '月标准', 'Due a month');
  const setBy = AID.expected?.setBy ?? [];
  expect(due({ fen: null, setBy: [], why: label('标准尚未录入', 'the amount is not known') })).toEqual(['  月标准：无法判定，因为标准尚未录入', '  Due a month: cannot tell, because the amount is not known']);
  expect(due({ fen: null, setBy: [], why: null })).toEqual(['  月标准：无法判定', '  Due a month: cannot tell']);
  expect(due({ fen: 1, setBy: setBy.map((one) => ({ ...one, region: '' })), why: null })).toEqual(['  月标准：0.01 元（某某办法 第一条，全国，2025-01-01 起）', '  Due a month: 0.01 yuan (某某办法 第一条, whole nation, from 2025-01-01)']);
  expect(due({ fen: 100, setBy: setBy.map((one) => ({ ...one, basis: [] })), why: null })[0]).toBe('  月标准：1.00 元（，地区 34，2025-01-01 起）');
  expect(due({ fen: 100, setBy: [...setBy, ...setBy.map((one) => ({ ...one, region: '3415' }))], why: null })[0]).toBe('  月标准：1.00 元（某某办法 第一条，地区 34，2025-01-01 起）（某某办法 第一条，地区 3415，2025-01-01 起）');
  expect(due(null)).toEqual([]);
});

test('from which month', () => {
  expect(lines({ start: { ...AID.start, month: '2018-03' } }, '起发', 'From')).toEqual(['  起发：申请当月 2018-03', '  From: Month of application 2018-03']);
});

const pension = (changed: Partial<OverlapStanding> = {}): OverlapStanding => ({
  with: 'pension', label: label('养老金', 'Pension'), keeps: 'higher', status: 'active', note: null, received: 'yes', excludes: 'no', basis, ...changed,
});
const beside = (changed: Partial<OverlapStanding>) => lines({ overlaps: [pension(changed)] }, '与其他待遇', 'Beside');

test.each<[Partial<OverlapStanding>, string, string]>([
  [{}, '养老金，择高领取一项；领取：是', 'Pension, the higher one of the two; drawn: yes'],
  [{ excludes: 'yes' }, '养老金，择高领取一项；领取：是，因此不得领取', 'Pension, the higher one of the two; drawn: yes, which excludes this one'],
  [{ keeps: 'both' }, '养老金，可以同时领取；领取：是', 'Pension, both may be drawn; drawn: yes'],
  [{ keeps: 'pension', excludes: 'yes' }, '养老金，只领养老金；领取：是，因此不得领取', 'Pension, only Pension may be drawn; drawn: yes, which excludes this one'],
  [{ keeps: 'aid' }, '养老金，只领补助；领取：是', 'Pension, only Aid may be drawn; drawn: yes'],
  [{ status: 'draft', excludes: 'yes' }, '养老金，择高领取一项，草稿，不参与判定；领取：是', 'Pension, the higher one of the two, a draft, which decides nothing; drawn: yes'],
  [{ note: label('一次性除外', 'but once') }, '养老金，择高领取一项；一次性除外；领取：是', 'Pension, the higher one of the two; but once; drawn: yes'],
  [{ received: 'cannot_tell', excludes: 'cannot_tell' }, '养老金，择高领取一项；领取：无法判定', 'Pension, the higher one of the two; drawn: cannot tell'],
  [{ received: 'withheld', excludes: 'withheld' }, '养老金，择高领取一项；领取：无权查看', 'Pension, the higher one of the two; drawn: not shown to you'],
])('beside another benefit: %j', (changed, zh, en) => expect(beside(changed)).toEqual([`  与其他待遇：${zh}`, `  Beside: ${en}`]));

test.each<[Partial<OverlapStanding>, string, string]>([
  [{ received: 'no' }, '未领取', 'Does not draw'], [{ received: 'no_list' }, '没有名单可查是否领取', 'No list shows whether they draw'],
  [{ received: 'cannot_tell', keeps: 'both' }, '不知是否领取', 'Cannot tell whether they draw'], [{ received: 'cannot_tell', status: 'draft' }, '不知是否领取', 'Cannot tell whether they draw'],
  [{ received: 'withheld', keeps: 'both' }, '无权查看是否领取', 'Not shown to you whether they draw'],
])('what needs no line of its own is told together: %j', (changed, zh, en) => {
  const two = { overlaps: [pension(changed), pension({ ...changed, with: 'injury', label: label('工伤', 'Injury') })] };
  expect(lines(two, zh, en)).toEqual([`  ${zh}：养老金；工伤`, `  ${en}: Pension; Injury`]);
  expect(lines(two, '与其他待遇', 'Beside')).toEqual([]);
});

test('benefits without a line of their own come in the order no, cannot tell, withheld, no list', () => {
  const overlaps = (['no_list', 'withheld', 'cannot_tell', 'no'] as const).map((received) => pension({ received, keeps: 'both' }));
  expect(told({ overlaps })[0]?.slice(-4)).toEqual(['  未领取：养老金', '  不知是否领取：养老金', '  无权查看是否领取：养老金', '  没有名单可查是否领取：养老金']);
});
