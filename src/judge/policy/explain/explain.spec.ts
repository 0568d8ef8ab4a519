import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { rulesOn } from '../rules/rules-on.ts';
import { buildVillage } from '../village/village.ts';
import { explain } from './explain.ts';
import { explanationText } from './explanation-text.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'explain-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});
const loaded = await loadPacks(['packs']);
if (!loaded.ok) throw new Error('the packs do not load');
const { policy } = loaded;
const village = await buildVillage(engine, folder);

async function why(person: string, rule: string) {
  const explanation = await explain(engine, { policy, ...village, asOf: '2018-06-30', person, rule });
  const explained = explanation?.rules[0];
  if (!explanation || !explained) throw new Error(`nothing about ${person} and ${rule}`);
  return { explanation, explained };
}

const changes = ({ wouldChange }: Awaited<ReturnType<typeof why>>['explained']) =>
  wouldChange.map((one) => `${one.verdict}: ${one.changes.map(({ fact, to }) => `${fact} = ${to.en}`).join(', ')}`);

test('someone missed: every clause yes, and one fact is enough to change that', async () => {
  const { explained } = await why('p2', 'living_allowance_missed');
  expect(explained.verdict).toBe('yes');
  expect(explained.clauses.every(({ answer, decided }) => answer === 'yes' && decided)).toBe(true);
  expect(changes(explained)).toContain('no: living_allowance.listed = yes');
});

test('someone who cannot be told: the row that waits is shown, with its cells masked', async () => {
  const { explained, explanation } = await why('34150219800101004314', 'resident_insurance_missed');
  expect(explained.verdict).toBe('cannot_tell');
  const fact = explained.facts.find((one) => one.fact === 'resident_insurance.listed');
  expect(fact).toMatchObject({ value: null, gap: 'waiting', asOf: '2018-06-20', listRows: 6 });
  expect(fact?.rows).toEqual([{
    row: 4, status: 'asked', method: 'number', probability: 0.99,
    cells: { identity: '3424**********1233', name: '石*桥', phone: '138****1234' },
  }]);
  expect(changes(explained)).toEqual(['yes: resident_insurance.listed = no', 'no: resident_insurance.listed = yes']);
  expect(explanation.certificate).toBe('3415**********0043**');
});

test('someone wrongly paid, in words', async () => {
  const { explanation } = await why('p3', 'living_allowance_though_dead');
  expect(explanationText(explanation, 'zh')).toMatchInlineSnapshot(`
    "疑似死亡后仍领困难残疾人生活补贴：是（2018-06-30）
    依据：督促精准发放困难残疾人生活补贴和重度残疾人护理补贴大数据监督模型（全国检察机关大数据法律监督模型管理平台） 监督点：困难残疾人员已死亡仍发放生活补贴
    逐条核对：
      1. 列入困难残疾人生活补贴发放名单：是（决定结论）
      2. 列入死亡名单：是（决定结论）
      3. 死亡月份早于发放月份：是（决定结论）
    所依事实：
      - 列入困难残疾人生活补贴发放名单：是（困难残疾人生活补贴发放名单，2018-06-20，共 1 行，第 1 行是本人）
      - 列入死亡名单：是（死亡名单，2018-06-20，共 1 行，第 1 行是本人）
      - 死亡日期：2018-04-11（死亡名单，2018-06-20，共 1 行，第 1 行是本人）
      - 最近发放月份：2018-06（困难残疾人生活补贴发放名单，2018-06-20，共 1 行，第 1 行是本人）
      - 名单日期：2018-06-20（困难残疾人生活补贴发放名单，2018-06-20，共 1 行，第 1 行是本人）
    什么会改变结论：
      - 若“列入困难残疾人生活补贴发放名单”为“否”，结论为“否”
      - 若“最近发放月份”为“2018-04”，结论为“否”
      - 若“列入死亡名单”为“否”，结论为“否”
      - 若“死亡日期”为“2018-06-01”，结论为“否”"
  `);
  expect(explanationText(explanation, 'en')).toMatchInlineSnapshot(`
    "Suspected of being paid the living allowance after death: yes (2018-06-30)
    Basis: 督促精准发放困难残疾人生活补贴和重度残疾人护理补贴大数据监督模型（全国检察机关大数据法律监督模型管理平台） 监督点：困难残疾人员已死亡仍发放生活补贴
    Point by point:
      1. Is in the living allowance payroll: yes (this decided)
      2. Is in the list of deaths: yes (this decided)
      3. Died in a month before the one paid for: yes (this decided)
    Facts:
      - Is in the living allowance payroll: yes (Living allowance payroll, 2018-06-20, rows in all: 1, row 1 is this person)
      - Is in the list of deaths: yes (List of deaths, 2018-06-20, rows in all: 1, row 1 is this person)
      - Date of death: 2018-04-11 (List of deaths, 2018-06-20, rows in all: 1, row 1 is this person)
      - Last month paid for: 2018-06 (Living allowance payroll, 2018-06-20, rows in all: 1, row 1 is this person)
      - Day of the list: 2018-06-20 (Living allowance payroll, 2018-06-20, rows in all: 1, row 1 is this person)
    What would change this:
      - if "Is in the living allowance payroll" were "no", the answer would be "no"
      - if "Last month paid for" were "2018-04", the answer would be "no"
      - if "Is in the list of deaths" were "no", the answer would be "no"
      - if "Date of death" were "2018-06-01", the answer would be "no""
  `);
});

test('a list nobody handed over is named where the rule does without it', async () => {
  const lists = village.lists.filter(({ list }) => list !== 'special_support');
  const explanation = await explain(engine, { policy, ...village, lists, asOf: '2018-06-30', person: 'p2', rule: 'living_allowance_missed' });
  const fact = explanation?.rules[0]?.facts.find((one) => one.fact === 'special_support.listed');
  expect(fact).toMatchObject({ value: false, assumed: true, gap: null, asOf: null });
  expect(explanation && explanationText(explanation, 'en')).toContain('nobody handed the list over');
});

test('a no says how far away a yes is', async () => {
  const { explained } = await why('p4', 'minimum_living_missed');
  expect(explained.verdict).toBe('no');
  expect(changes(explained)).toEqual(['yes: certificate.grade = 2, poverty_register.listed = yes, poverty_register.status = Not out of poverty']);
});

test('all rules at once, and nobody for an unknown number', async () => {
  const all = await explain(engine, { policy, ...village, asOf: '2018-06-30', person: 'p1' });
  expect(all?.rules.map(({ rule }) => rule).sort()).toEqual(rulesOn(policy, '2018-06-30').map(({ rule }) => rule.id).sort());
  expect(await explain(engine, { policy, ...village, asOf: '2018-06-30', person: 'p99' })).toBeNull();
});

test('a rule that looks ahead names the later day, the day it happens and the clause that turns', async () => {
  // Number 1's certificate runs out on 1 January 2026.
  const explanation = await explain(engine, { policy, ...village, lists: [], asOf: '2025-12-10', person: 'p1', rule: 'certificate_lapsing' });
  const [explained] = explanation?.rules ?? [];
  expect(explained?.verdict).toBe('yes');
  expect(explained?.ahead).toEqual({ until: '2026-02-08', turnsOn: '2026-01-02' });
  expect(explained?.clauses.map(({ id, answer, later, decided }) => [id, answer, later, decided])).toEqual([
    ['active', 'yes', 'yes', false], ['alive', 'yes', 'yes', false], ['in_period', 'yes', 'no', true],
  ]);
  expect(explained && changes(explained)).toEqual(['no: certificate.valid_to = 2026-02-08', 'no: certificate.status = Expired', 'no: deaths.listed = yes']);
  expect(explanation && explanationText(explanation, 'zh', 'citizen')).toMatchInlineSnapshot(`
    "残疾人证 60 天内到期，应提醒换领（按 2025-12-10 的情况）
    情况不久会变化，请提前准备。
    变化的日子：2026-01-02
    这样说是因为：
      · 残疾人证在有效期内：符合，2026-01-02 起不符合
    如果“证件有效期止”为“2026-02-08”，结果就会不同。
    依据的规定：残疾人证管理办法（中国残联、国家卫生计生委，2018-01-01 施行）
    如有不同，请带身份证和残疾人证到村（社区）找残疾人专职委员，或到乡镇（街道）说明。"
  `);
  expect(explanation && explanationText(explanation, 'en', 'citizen')).toMatchInlineSnapshot(`
    "The certificate runs out within 60 days and is to be renewed (as of 2025-12-10)
    This will change soon; please prepare for it.
    The day it changes: 2026-01-02
    This is because:
      · The certificate has not run out: yes, from 2026-01-02: no
    If “Last day of the certificate” is “2026-02-08”, this would be different.
    The rule it follows: 残疾人证管理办法（中国残联、国家卫生计生委，2018-01-01 施行）
    If this is not so, bring your identity card and disability certificate to the commissioner of your village or community, or tell the township."
  `);
});

test('each clause carries its value, day, row and article', async () => {
  const { explained } = await why('p3', 'living_allowance_though_dead');
  const dead = explained.clauses.find(({ id }) => id === 'dead');
  expect(dead?.evidence).toEqual([
    { fact: 'deaths.listed', label: { zh: '列入死亡名单', en: 'Is in the list of deaths' }, shown: { zh: '是', en: 'yes' }, list: 'deaths', asOf: '2018-06-20', rows: [1] },
  ]);
  expect(dead?.basis[0]?.article).toBe('监督点：困难残疾人员已死亡仍发放生活补贴');
});

test('what a reader may not see is left out: value, rows, answer and what would change it', async () => {
  const explanation = await explain(engine, { policy, ...village, asOf: '2018-06-30', person: 'p2', rule: 'living_allowance_missed', mayRead: ['ordinary'] });
  const [explained] = explanation?.rules ?? [];
  const fact = explained?.facts.find((one) => one.fact === 'minimum_living.listed');
  expect(fact).toMatchObject({ value: null, shown: { en: 'not shown to you' }, rows: [], withheld: true });
  expect(explained?.clauses.filter(({ answer }) => answer === 'withheld').map(({ id }) => id)).toEqual(['poor_enough', 'not_living_allowance', 'not_orphan_support', 'not_special_support', 'not_work_injury_care']);
  expect(explained?.wouldChange.flatMap((one) => one.changes.map(({ fact: name }) => name)).every((name) => !name.startsWith('minimum_living'))).toBe(true);
});

test('what nobody can change comes last', async () => {
  const { explained } = await why('p2', 'living_allowance_missed');
  const last = explained.wouldChange.at(-1)?.changes.map(({ fact }) => fact);
  expect(last).toEqual(['deaths.listed']);
});
