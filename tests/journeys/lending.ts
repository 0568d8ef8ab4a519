import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';
import { hasFocus } from './keys.ts';

const REASON = '入户前核对本人电话';

async function openPerson(page: Page): Promise<void> {
  await visit(page, '/findings?kind=missed');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('region', { name: '遮住的资料' }).waitFor();
}

/** What leaves the mask or the house, each time for a purpose. */
export function lendingJourneys(open: Opener): void {
  test('an officer sees a whole number only for a purpose and a reason; it masks itself again, and the auditor finds it, without the number', async () => {
    const page = await open({ as: 'county' });
    await openPerson(page);
    const masked = page.getByRole('region', { name: '遮住的资料' });
    expect(await masked.innerText()).not.toMatch(/\d{17}[\dX]/);
    await page.clock.install();
    await masked.getByRole('button', { name: '显示身份证号' }).click();
    const sheet = page.getByRole('dialog', { name: '为什么要看身份证号' });
    expect(await hasFocus(sheet.getByLabel('目的'))).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await sheet.getByLabel('目的').selectOption({ label: '核对待遇资格' });
    await sheet.getByLabel('为什么要看这个人的').fill(REASON);
    await page.keyboard.press('Enter');
    await masked.getByText('已记入审计日志').waitFor();
    expect(await masked.innerText()).toMatch(/\d{17}[\dX]/);
    expect(await faultsOf(page)).toEqual([]);
    await page.clock.fastForward(61_000);
    await expect.poll(() => masked.innerText()).not.toMatch(/\d{17}[\dX]/);
    const person = /people\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
    await page.context().close();

    const auditor = await open({ as: 'auditor' });
    await visit(auditor, `/audit?subject=${person}&action=person:reveal`);
    const entry = auditor.getByRole('row', { name: '看遮住的资料' }).first();
    expect(await entry.innerText()).toContain('checking_entitlement');
    expect(await entry.innerText()).not.toContain(REASON);
    await auditor.context().close();
  });

  test('a field under a purpose that does not need it is not offered', async () => {
    const page = await open({ as: 'county' });
    await openPerson(page);
    await page.getByRole('button', { name: '显示电话' }).click();
    const offered = await page.getByRole('dialog').getByLabel('目的').getByRole('option').allInnerTexts();
    expect(offered).toContain('入户核实');
    expect(offered).not.toContain('核对待遇资格');
    await page.keyboard.press('Escape');
    expect(await hasFocus(page.getByRole('button', { name: '显示电话' }))).toBe(true);
    await page.context().close();
  });

  test('a list leaves as a file made for a purpose, as long as the screen said and of one\'s own county', async () => {
    const page = await open({ as: 'county' });
    await visit(page, '/findings?kind=wrong');
    const said = /[\d,]+/.exec(await page.getByRole('heading', { level: 2, name: '人次' }).innerText())?.[0];
    await page.getByRole('button', { name: '导出这份名单' }).click();
    const sheet = page.getByRole('dialog', { name: '导出名单' });
    await sheet.getByLabel('目的').selectOption({ label: '核对待遇资格' });
    await sheet.getByRole('button', { name: '生成文件' }).click();
    await sheet.getByText(`${said} 行`).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const href = await sheet.getByRole('link', { name: '下载文件' }).getAttribute('href');
    const file = await page.request.get(href ?? '');
    expect(file.status()).toBe(200);
    expect(file.headers()['content-disposition']).toContain('attachment');
    await page.context().close();
    const other = await open({ as: 'office' });
    expect((await other.request.get(href ?? '')).status()).toBe(404);
    await other.context().close();
  });
}
