import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';
import { tabTo } from './keys.ts';

/** How long an answer may take on a busy machine. */
const SOON = { timeout: 15_000 };

/** Chooses in a plain select by keyboard would be by its letters; here by its value, with focus on it. */
async function choose(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await tabTo(page, field);
  await field.selectOption(value);
}

/** Tries a draft that widens the care allowance; answers where it is told. */
async function tryDraft(page: Page, name: string, grade: string): Promise<void> {
  await visit(page, '/what-if/new');
  const again = page.getByRole('button', { name: '不要了，重新写' });
  await page.getByLabel('改一个标准').waitFor();
  if (await again.isVisible()) await again.press('Enter');
  await tabTo(page, page.getByLabel('名称'));
  await page.keyboard.type(name);
  await choose(page, '改一个标准', 'care_allowance.lowest_grade');
  const value = page.getByLabel('改成');
  await value.waitFor();
  await value.focus();
  await page.keyboard.type(grade);
  await page.getByText('检查过了，没有问题。').first().waitFor();
  await tabTo(page, page.getByRole('button', { name: '试算', exact: true }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/what-if\/\d+/, { timeout: 60_000 });
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Rules to read, and what would be if they changed. */
export function ruleJourneys(open: Opener): void {
  test('a rule reads as a sentence with its article, and its number in a county opens the list that long', async () => {
    const page = await open();
    await visit(page, '/rules');
    await tabTo(page, page.getByRole('link', { name: '疑似应享未享困难残疾人生活补贴' }));
    await page.keyboard.press('Enter');
    await page.getByText('一个人如果持有效残疾人证').first().waitFor();
    expect(await page.getByRole('region', { name: '怎么判' }).innerText()).toContain('国发〔2015〕52号');
    const number = page.getByRole('region', { name: '现在有多少' }).getByRole('link').nth(1);
    const said = await number.innerText();
    await number.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/findings\?.*county=/);
    await expect.poll(async () => page.getByRole('heading', { level: 2, name: '人次' }).first().innerText(), SOON).toContain(said);
    await page.context().close();
  });

  test('two days of a rule stand side by side, and what changed says so', async () => {
    const page = await open();
    await visit(page, '/rules/special_support_missed?from=2016-06-30&to=2021-06-30');
    const table = page.getByRole('table', { name: '比较两天' });
    await table.waitFor();
    expect(await table.innerText()).toMatch(/改了|新增|去掉了/);
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('an auditor opens the text and the query of a rule, and no person', async () => {
    const page = await open({ as: 'auditor' });
    await visit(page, '/rules/living_allowance_missed');
    const text = page.getByText('规则原文和查询语句（供审计）');
    await tabTo(page, text);
    await page.keyboard.press('Enter');
    await page.getByText('entitlement: living_allowance').first().waitFor();
    expect(await page.getByRole('main').innerText()).toContain('select');
    expect(await page.getByRole('region', { name: '现在有多少' }).count()).toBe(0);
    await page.context().close();
  });

  test('what is wrong with an expression is said at its place, with what was meant', async () => {
    const page = await open();
    await visit(page, '/what-if/new?rule=medicine_subsidy_missed');
    const when = page.getByRole('group', { name: '条件 3' }).getByLabel('怎么写');
    await when.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('minimum_living.listd');
    await expect.poll(() => when.getAttribute('aria-invalid'), SOON).toBe('true');
    const fault = page.getByText('是否指 minimum_living.listed？');
    expect(await fault.innerText()).toContain('第 1 个字符');
    expect(await faultsOf(page)).toEqual([]);
    await page.reload();
    expect(await page.getByRole('group', { name: '条件 3' }).getByLabel('怎么写').inputValue()).toBe('minimum_living.listd');
    await page.context().close();
  });

  test('a draft is tried on everyone, its numbers open people, two are compared, one is adopted as text', async () => {
    const page = await open();
    await tryDraft(page, '护理补贴到三级', '3');
    const benefit = page.getByRole('region', { name: '重度残疾人护理补贴', exact: true });
    await benefit.getByRole('table').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const opened = benefit.getByRole('link', { name: '看是谁' }).first();
    const said = (await opened.innerText()).trim();
    await opened.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: `${said} 人次有变动` }).waitFor();
    await tryDraft(page, '护理补贴到四级', '4');
    await visit(page, '/what-if');
    for (const name of ['护理补贴到三级', '护理补贴到四级']) {
      await page.getByRole('checkbox', { name: `选“${name}”来比较` }).focus();
      await page.keyboard.press('Space');
    }
    await tabTo(page, page.getByRole('button', { name: '比较选中的两份' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '两份草案' }).waitFor();
    await page.getByRole('table').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: '护理补贴到三级' }).click();
    await page.getByRole('button', { name: '采用' }).click();
    const sheet = page.getByRole('dialog', { name: '把草案变成有日期的政策包' });
    await sheet.getByLabel('政策包名称').fill('luan_2027');
    await sheet.getByLabel('从哪天起').fill('2027-01-01');
    await sheet.getByLabel('文件名和文号').fill('六安市残联示例文件');
    await sheet.getByLabel('条款').fill('第一条');
    await sheet.getByLabel('出处').fill('示例');
    await page.keyboard.press('Enter');
    await sheet.getByRole('button', { name: '下载政策包文本' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.context().close();
  }, 180_000);

  test('a draft is kept for oneself, seen by others only when shared, and deleted', async () => {
    const page = await open();
    await visit(page, '/what-if');
    await page.getByRole('link', { name: '新的草案' }).click();
    await page.getByLabel('名称').fill('还没想好');
    await page.getByRole('button', { name: '保存草案' }).click();
    await page.waitForURL(/draft=\d+/);
    await expect.poll(() => page.getByLabel('名称').inputValue(), SOON).toBe('还没想好');
    const leader = await open({ as: 'leader' });
    await visit(leader, '/what-if');
    expect(await leader.getByRole('link', { name: '还没想好' }).count()).toBe(0);
    await page.getByLabel('让同事也能看到').check();
    await page.getByRole('button', { name: '保存草案' }).click();
    await page.getByText('草案已保存。').first().waitFor();
    expect(await page.getByLabel('名称').inputValue()).toBe('还没想好');
    await expect.poll(async () => {
      await visit(leader, '/what-if');
      return leader.getByRole('link', { name: '还没想好' }).count();
    }, SOON).toBe(1);
    expect(await leader.getByRole('button', { name: '删除“还没想好”' }).count()).toBe(0);
    await leader.context().close();
    await visit(page, '/what-if');
    await page.getByRole('button', { name: '删除“还没想好”' }).click();
    await expect.poll(() => page.getByRole('link', { name: '还没想好' }).count(), SOON).toBe(0);
    await page.context().close();
  });
}
