import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit, type Opener } from './browser.ts';
import { HEADER, inventedList, inventedRow } from './invented-list.ts';

const ROWS = 20_000;
const PATIENCE = { timeout: 120_000 };

/** Chooses a file on the page of imports and sends it. */
async function bring(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await visit(page, '/imports');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chosen).setFiles(file);
  const form = page.getByRole('form', { name: file.name });
  await form.getByLabel('这是什么名单').selectOption('resident_insurance');
  await form.getByLabel('名单说的是哪一天').fill('2018-07-31');
  await form.getByRole('button', { name: '上传，先看一看' }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
}

/** Bringing in an agency's list without leaving the browser. */
export function importJourneys(open: Opener): void {
  test('an officer brings 20,000 rows, sees what was found, confirms the columns, reads the counts, takes them in, and takes them back', async () => {
    const page = await open();
    await bring(page, { name: '居民医保 2018年7月.csv', mimeType: 'text/csv', buffer: inventedList(ROWS) });
    const columns = page.getByRole('region', { name: '哪一列是什么' });
    await columns.waitFor(PATIENCE);
    expect(await columns.getByLabel('公民身份号码 是什么').inputValue()).toBe('identity');
    expect(await columns.getByRole('table').innerText()).toContain('3415**********');
    expect(await page.getByRole('main').innerText()).not.toMatch(/\d{17}[\dX]/);
    await columns.getByRole('button', { name: '就这样，试算' }).click();
    const counts = page.getByRole('region', { name: '试算结果' });
    await counts.waitFor(PATIENCE);
    const said = (await counts.locator('.figure').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
    expect((said[0] ?? 0) + (said[1] ?? 0) + (said[2] ?? 0)).toBe(ROWS);
    const address = page.url();
    // Leave and come back: nothing is lost, and it still waits.
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '导入名单' }).click();
    await page.getByRole('table', { name: '' }).first().waitFor();
    await page.getByRole('row', { name: /居民医保 2018年7月/ }).getByRole('link').click();
    await page.waitForURL(address);
    await page.getByRole('button', { name: '收入名单' }).click();
    await page.getByRole('region', { name: '已收入，疑似发现已更新。' }).waitFor(PATIENCE);
    await page.getByRole('button', { name: '撤回这份名单' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确定撤回' }).click();
    await page.getByRole('region', { name: /已撤回/ }).waitFor(PATIENCE);
    await page.context().close();
  }, 300_000);

  test('a table copied in WPS is pasted, by keyboard alone, and cancelled', async () => {
    const page = await open();
    await visit(page, '/imports');
    const text = [HEADER, inventedRow(1), inventedRow(2)].join('\n').replaceAll(',', '\t');
    await page.getByLabel('贴到这里').focus();
    await page.evaluate((copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    const form = page.getByRole('form', { name: '粘贴的表格.txt' });
    await form.getByLabel('这是什么名单').selectOption('resident_insurance');
    await form.getByLabel('名单说的是哪一天').fill('2018-07-31');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: '哪一列是什么' }).waitFor(PATIENCE);
    await page.getByRole('button', { name: '取消导入' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('已取消，文件已删除。').first().waitFor();
    await page.context().close();
  }, 120_000);

  test('a web page under the name of a workbook is refused with what to do', async () => {
    const page = await open();
    await bring(page, { name: '名单.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>') });
    await page.getByRole('alert').waitFor(PATIENCE);
    expect(await page.getByRole('alert').innerText()).toMatch(/网页.*另存为 xlsx/s);
    await page.context().close();
  }, 120_000);
}
