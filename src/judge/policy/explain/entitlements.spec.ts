import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { buildVillage } from '../village/village.ts';
import { explain } from './explain.ts';
import { explanationText } from './explanation-text.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'entitled-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});
const loaded = await loadPacks(['packs']);
if (!loaded.ok) throw new Error('the packs do not load');
const { policy } = loaded;
const village = await buildVillage(engine, folder);

async function told(person: string, asOf = '2018-06-30', rule?: string) {
  const lists = village.lists.map((one) => ({ ...one, asOf: `${asOf.slice(0, 8)}20` }));
  const explanation = await explain(engine, { policy, population: village.population, lists, asOf, person, ...(rule === undefined ? {} : { rule }) });
  if (!explanation) throw new Error(`nobody is ${person}`);
  return explanation;
}

const standings = ({ entitlements }: Awaited<ReturnType<typeof told>>) => entitlements.map(({ benefit, standing }) => `${benefit} ${standing}`);

test('each benefit of a person: missed, paid beside what excludes it, and an amount nobody has entered', async () => {
  expect(standings(await told('p2'))).toEqual(['care_allowance missed', 'living_allowance missed']);
  const [care] = (await told('p7')).entitlements;
  expect(care).toMatchObject({ entitled: 'no', standing: 'paid_outside', expected: { fen: null, why: { en: 'the amount is not known' } } });
  expect(care?.overlaps.filter(({ excludes }) => excludes === 'yes').map((one) => one.with)).toEqual(['special_support']);
});

test('in 2025 the amount is on file: 60 yuan are too little, with the document that says so', async () => {
  const explanation = await told('p1', '2025-06-30');
  expect(explanation.rules.find(({ rule }) => rule === 'care_allowance_underpaid')?.verdict).toBe('yes');
  expect(explanation.entitlements[0]).toMatchObject({
    benefit: 'care_allowance', standing: 'underpaid', paid: { fen: 6000, month: '2018-06' },
    expected: { fen: 9400, setBy: [{ parameter: 'care_allowance.amount', region: '34', from: '2025-01-01', basis: [{ document: '皖民务函〔2024〕237号' }] }] },
  });
  expect(explanationText(explanation, 'zh').split('\n\n')[0]).toMatchInlineSnapshot(`
    "重度残疾人护理补贴：符合，发放不足（2025-06-30）
      依据：安徽省困难残疾人生活补贴和重度残疾人护理补贴工作规范（皖民务字〔2022〕116号） 补贴对象
      是否符合：是
        1. 持有效残疾人证：是
        2. 残疾等级在护理补贴范围内（一级、二级）：是
      月标准：94.00 元（皖民务函〔2024〕237号 省定基础标准，地区 34，2025-01-01 起）
      实发：60.00 元（2018-06）
      起发：自申请当月计发（没有名单载明月份）
      停发情形：列入死亡名单：否
      停发情形：户籍迁出：否（草稿，不参与判定）
      停发情形：服刑：没有名单可查（草稿，不参与判定）
      未领取：困难残疾人生活补贴；老年、因公致残、离休等福利性护理补贴；特困人员供养；工伤保险生活护理费
      不知是否领取：长期护理保险待遇；孤儿基本生活保障；事实无人抚养儿童基本生活补贴（全额领取）
      没有名单可查是否领取：高龄津贴、经济困难老年人养老服务补贴；机关事业单位退休待遇；离休干部待遇；残疾军人、伤残民警抚恤"
  `);
  expect(explanationText(explanation, 'en').split('\n\n')[0]).toMatchInlineSnapshot(`
    "Care allowance: entitled, paid too little (2025-06-30)
      Basis: 安徽省困难残疾人生活补贴和重度残疾人护理补贴工作规范（皖民务字〔2022〕116号） 补贴对象
      Entitled: yes
        1. Holds a valid certificate: yes
        2. The grade is one that the care allowance is for (1 or 2): yes
      Due a month: 94.00 yuan (皖民务函〔2024〕237号 省定基础标准, region 34, from 2025-01-01)
      Paid: 60.00 yuan (2018-06)
      From: Due from the month of application (no list says which month)
      It ends with: Is in the list of deaths: no
      It ends with: Moved out: no (a draft, which decides nothing)
      It ends with: In prison: no list shows it (a draft, which decides nothing)
      Does not draw: Living allowance; Elderly care subsidy and other welfare care allowances; Special support; Work injury care payment
      Cannot tell whether they draw: Long-term care insurance; Basic living support of orphans; Support of unsupported children, paid in full
      No list shows whether they draw: Old age allowance, and care service allowance of poor old people; Pension of public institutions; Provision of retired cadres; Pension of disabled soldiers and wounded police"
  `);
});

test('a rule that waits for an amount says so, to the officer and to the person', async () => {
  const explanation = await told('p1', '2018-06-30', 'care_allowance_underpaid');
  const [rule] = explanation.rules;
  expect(rule?.verdict).toBe('cannot_tell');
  expect(rule?.amounts.map(({ parameter, shown, region, why }) => [parameter, shown.en, region, why?.en ?? null])).toEqual([
    ['care_allowance.lowest_grade', '2', '', null], ['care_allowance.amount', 'unknown', null, 'the amount is not known'],
  ]);
  expect(explanationText(explanation, 'zh')).toContain('重度残疾人护理补贴标准：不明，因为标准尚未录入');
  expect(explanationText(explanation, 'zh', 'citizen')).toContain('标准尚未录入');
});

test('asked about one rule, that rule alone is told; what a reader may not see is withheld', async () => {
  expect((await told('p1', '2018-06-30', 'care_allowance_missed')).entitlements).toEqual([]);
  const { population, lists } = village;
  const explanation = await explain(engine, { policy, population, lists, asOf: '2018-06-30', person: 'p2', mayRead: ['ordinary'] });
  expect(explanation?.entitlements.map(({ entitled, standing }) => `${entitled} ${standing}`)).toEqual(['withheld withheld', 'withheld withheld']);
});
