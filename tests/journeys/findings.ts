import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';
import { hasFocus, tabTo } from './keys.ts';

function numberIn(text: string): number {
  return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
}

/** A list may take longer to answer on a busy machine. */
const SLOW = { timeout: 15_000 };

const total = async (page: Page) => numberIn(await page.getByRole('heading', { level: 2, name: '人次' }).innerText());
const sentence = (page: Page) => page.getByRole('list', { name: '正在看' });
const filters = (page: Page) => page.getByRole('region', { name: '筛选' });

/** Chooses the first value of a condition by keyboard alone; answers its name and the number beside it. */
async function chooseFirst(page: Page, condition: string): Promise<{ name: string; number: number }> {
  const button = filters(page).getByRole('button', { name: condition });
  await button.focus();
  await page.keyboard.press('Enter');
  const option = page.getByRole('option').nth(1);
  await option.waitFor();
  const text = await option.innerText();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  return { name: text.split('\n')[0] ?? '', number: numberIn(text.split('\n')[1] ?? '') };
}

/** Lists of findings: narrowed, walked through, decided, kept, seen as pictures. */
export function findingsJourneys(open: Opener): void {
  test('by keyboard alone, every value of a condition tells how many it finds, and finds as many; the sentence takes its pieces back', async () => {
    const page = await open({ as: 'office' });
    await visit(page, '/findings');
    const all = await total(page);
    for (const condition of ['种类', '县区', '残疾等级']) {
      const { name, number } = await chooseFirst(page, condition);
      await sentence(page).getByRole('link', { name: `去掉条件：${name}` }).waitFor();
      await expect.poll(() => total(page), SLOW).toBe(number);
    }
    const three = await total(page);
    expect(three).toBeLessThan(all);
    await page.reload();
    await expect.poll(() => total(page), SLOW).toBe(three);
    expect(await faultsOf(page)).toEqual([]);
    // The pieces stand in the order of the conditions: where, then what kind.
    await tabTo(page, sentence(page).getByRole('link').nth(1));
    await page.keyboard.press('Delete');
    await expect.poll(() => total(page), SLOW).toBeGreaterThan(three);
    await page.goBack();
    await expect.poll(() => total(page), SLOW).toBe(three);
    await page.context().close();
  });

  test('a list of thousands is walked by keyboard to its last row; whoever opens a person comes back to their row', async () => {
    const page = await open({ as: 'office' });
    await visit(page, '/findings');
    const all = await total(page);
    const table = page.getByRole('table');
    expect(await table.getAttribute('aria-rowcount')).toBe(String(all + 1));
    await table.getByRole('rowheader').first().getByRole('link').focus();
    const at = () => page.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex'));
    await page.keyboard.press('End');
    await expect.poll(at, SLOW).toBe(String(all + 1));
    await page.keyboard.press('ArrowUp');
    await expect.poll(at, SLOW).toBe(String(all));
    await page.keyboard.press('Enter');
    await page.waitForURL(/people/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goBack();
    await expect.poll(at, SLOW).toBe(String(all));
    await page.context().close();
  });

  test('many are decided in one act: a preview says how many and whose, it is done and taken back, and the auditor sees both', async () => {
    const page = await open({ as: 'county' });
    await visit(page, '/findings?grade=2&status=open');
    const before = await total(page);
    await tabTo(page, page.getByRole('button', { name: '批量办理' }));
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: '批量办理' });
    await sheet.getByLabel('怎样处理').selectOption({ label: '排除' });
    await tabTo(page, sheet.getByRole('button', { name: '先看看会怎样' }));
    await page.keyboard.press('Enter');
    await sheet.getByText('将对').waitFor();
    expect(numberIn(await sheet.getByText('将对').innerText())).toBe(before);
    expect(await sheet.getByRole('table').first().innerText()).toMatch(/金安区/);
    expect(await faultsOf(page)).toEqual([]);
    await sheet.getByLabel('理由').fill('已在外地享受');
    await tabTo(page, sheet.getByRole('button', { name: '办理这' }));
    await page.keyboard.press('Enter');
    const undo = sheet.getByRole('button', { name: '整批撤回：排除' }).first();
    await undo.waitFor();
    await expect.poll(async () => numberIn(await page.locator('h2', { hasText: '人次' }).innerText()), SLOW).toBe(0);
    await tabTo(page, undo);
    await page.keyboard.press('Enter');
    await sheet.getByText('已撤回').first().waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => total(page), SLOW).toBe(before);
    await page.context().close();

    const auditor = await open({ as: 'auditor' });
    await visit(auditor, '/audit?action=findings:decide');
    const entries = await auditor.getByRole('table').innerText();
    expect(entries).toMatch(/act exclude · batch/);
    expect(entries).toMatch(/undo true/);
    await auditor.context().close();
  });

  test('one finding is decided from the list with a reason, and taken back', async () => {
    const page = await open({ as: 'town' });
    await visit(page, '/findings?status=open');
    const before = await total(page);
    const decide = async (button: Locator, what: string) => {
      await button.click();
      const sheet = page.getByRole('dialog', { name: '办理' });
      await sheet.getByLabel('怎样处理').selectOption({ label: what });
      await sheet.getByLabel('理由').fill('入户核实过');
      await sheet.getByRole('button', { name: '办理' }).click();
      await sheet.waitFor({ state: 'detached' });
    };
    await decide(page.getByRole('table').getByRole('button', { name: '办理：' }).first(), '核实属实');
    await expect.poll(() => total(page), SLOW).toBe(before - 1);
    await visit(page, '/findings?status=confirmed');
    await decide(page.getByRole('table').getByRole('button', { name: '办理：' }).first(), '撤回，重新核实');
    await visit(page, '/findings?status=open');
    await expect.poll(() => total(page), SLOW).toBe(before);
    await page.context().close();
  });

  test('a list is kept under a name, shared with a county, opened by a colleague of a town, and deleted', async () => {
    const page = await open({ as: 'county' });
    await visit(page, '/findings?grade=1');
    await tabTo(page, page.getByRole('button', { name: '保存的名单' }));
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: '保存的名单' });
    const form = sheet.getByRole('region', { name: '保存现在这份名单' });
    await form.getByLabel('名称').fill('本县一级');
    await form.getByLabel('给谁看').selectOption({ index: 1 });
    await form.getByRole('button', { name: '保存' }).click();
    await sheet.getByRole('link', { name: '本县一级' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);

    const colleague = await open({ as: 'town' });
    await visit(colleague, '/findings');
    await colleague.getByRole('button', { name: '保存的名单' }).click();
    const shared = colleague.getByRole('dialog').getByRole('listitem').filter({ hasText: '本县一级' });
    const said = numberIn((await shared.innerText()).replace('本县一级', ''));
    await shared.getByRole('link').click();
    await colleague.waitForURL(/grade=1/);
    await expect.poll(() => total(colleague), SLOW).toBe(said);
    await colleague.context().close();

    await sheet.getByRole('listitem').filter({ hasText: '本县一级' }).getByText('改名、共享、删除').click();
    await sheet.getByRole('button', { name: '删除：本县一级' }).click();
    await sheet.getByRole('link', { name: '本县一级' }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('list, chart and map are one query: every number of theirs opens as many, and axe finds nothing', async () => {
    const page = await open({ as: 'office' });
    for (const address of ['/findings?kind=missed&view=chart&by=county', '/findings?kind=missed&view=map']) {
      await visit(page, address);
      const all = await total(page);
      const cells = page.getByRole('table').getByRole('link');
      await cells.first().waitFor();
      const numbers = (await cells.allInnerTexts()).map(numberIn);
      expect(numbers.reduce((sum, one) => sum + one, 0)).toBe(all);
      expect(await faultsOf(page)).toEqual([]);
      await cells.first().click();
      await page.waitForURL(/county=/);
      await expect.poll(() => total(page), SLOW).toBe(numbers[0]);
    }
    await visit(page, '/findings?kind=missed&view=map');
    const tile = page.getByRole('list', { name: '县区分布' }).getByRole('link').first();
    const said = numberIn((await tile.innerText()).split('\n').at(-1) ?? '');
    await tabTo(page, tile);
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: '乡镇分布' }).waitFor();
    await expect.poll(() => total(page), SLOW).toBe(said);
    expect(await hasFocus(page.locator('body'))).toBe(false);
    await page.context().close();
  });
}
