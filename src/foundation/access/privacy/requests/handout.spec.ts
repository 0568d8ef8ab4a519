import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readProcessing } from '../processing/read-processing.ts';
import { handoutOf } from './handout.ts';
import { handoutText } from './handout-text.ts';

const { processing } = await readProcessing([join(import.meta.dirname, '../../../../../packs/nation')]);
const REGISTER = { zh: '残疾人登记库', en: 'the register' };
const handout = handoutOf({
  office: '示范市残疾人联合会', madeOn: '2026-11-24', processing,
  held: [
    { group: REGISTER, what: { zh: '电话', en: 'phone' }, value: '13856400001', source: REGISTER, asOf: '2018-06-30', purpose: null, keptUntil: null },
    { group: { zh: '最低生活保障名单', en: 'Minimum living allowance list' }, what: { zh: '月保障金额', en: 'Monthly amount' }, value: '420.00', source: { zh: '民政局', en: 'Civil affairs bureau' }, asOf: '2018-06-15', purpose: { zh: '核对生活补贴', en: 'checking' }, keptUntil: '2019-07-20' },
    { group: REGISTER, what: { zh: '监护人', en: 'guardian' }, value: null, source: REGISTER, asOf: null, purpose: null, keptUntil: null },
  ],
  shown: [{ at: new Date('2026-11-20T01:05:00Z'), who: { zh: '霍邱县县区残联工作人员', en: 'County officer, Huoqiu' }, did: { zh: '显示电话', en: 'was shown phone' }, purpose: { zh: '入户核实', en: 'Verification visit' } }],
});

test('a letter tells what is held with where it is from, what for and how long, and to whom it was shown', () => {
  expect(handoutText(handout, 'zh').split('\n').slice(0, 17)).toEqual([
    '示范市残疾人联合会', '关于您的个人信息的答复', '2026-11-24', '',
    '我们记录了您的下列信息，共 3 项。括号里是从哪里来的、截至哪一天、做什么用、保存到什么时候。', '',
    '【残疾人登记库】', '  电话：13856400001（残疾人登记库；2018-06-30）', '  监护人：未记（残疾人登记库）', '',
    '【最低生活保障名单】', '  月保障金额：420.00（民政局；2018-06-15；核对生活补贴；保存到 2019-07-20）', '',
    '下列工作人员查看或办理过，共 1 次：', '  2026-11-20 09:05  霍邱县县区残联工作人员  显示电话（入户核实）', '',
    '按照公开的处理规则，您的信息可能提供给：',
  ]);
  expect(handoutText(handout, 'zh')).toContain('民政部门：两项补贴由民政审定、发放（核对待遇资格）');
  expect(handoutText(handout, 'en')).toContain('phone: 13856400001 (the register; 2018-06-30)');
});

test('drafts hand nothing to anybody', () => {
  const drafts = new Set(['人脸核验', '低收入人口信息共享']);
  expect(handout.recipients.filter(({ purpose }) => drafts.has(purpose.zh))).toEqual([]);
});

test('nobody known: a letter that says so', () => {
  expect(handoutText({ ...handout, held: [], shown: [] }, 'zh')).toContain('我们没有记录您的信息。');
});
