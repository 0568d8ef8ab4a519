import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';
import { hasFocus, tabTo } from './keys.ts';

/** Header, navigation, and what holds across pages. */
export function shellJourneys(open: Opener): void {
  test('where one looks is chosen once, stands in the address, and every number and list follows it', async () => {
    const page = await open();
    await visit(page, '/');
    await page.getByRole('button', { name: /^范围/ }).click();
    await page.getByRole('menuitemradio', { name: '霍邱县' }).click();
    await page.waitForURL(/county=341522/);
    const table = page.getByRole('table').first();
    await expect.poll(() => table.getByRole('columnheader').allInnerTexts()).toEqual(['规则', '霍邱']);
    const said = await page.getByRole('button', { name: /^疑似未享受 [\d,]+$/ }).innerText();
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '疑似发现' }).click();
    await page.waitForURL(/\/findings\?county=341522/);
    await page.getByRole('button', { name: '范围：霍邱县' }).waitFor();
    await visit(page, '/findings?county=341522&kind=missed');
    await page.getByRole('heading', { level: 2, name: `共 ${said} 人次` }).waitFor();
    await page.context().close();
  });

  test('a number tells what it is when it has focus: its meaning, what it counts, as of when, and the list; Escape puts it away', async () => {
    const page = await open();
    await visit(page, '/');
    const number = page.getByRole('button', { name: /^疑似未享受 [\d,]+$/ });
    await tabTo(page, number);
    const receipt = page.getByRole('note');
    await receipt.waitFor();
    expect(await receipt.innerText()).toMatch(/该享受[\s\S]*数的是 人次[\s\S]*截至 2018-06-30/);
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await receipt.waitFor({ state: 'detached' });
    expect(await hasFocus(number)).toBe(true);
    await page.keyboard.press('Enter');
    await receipt.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/findings\?kind=missed/);
    await page.context().close();
  });

  test('going back, the list is where it was', async () => {
    const page = await open();
    await visit(page, '/findings?kind=missed');
    await page.getByRole('table').getByRole('link').first().waitFor();
    await page.evaluate(() => scrollTo(0, 1500));
    // Rows are laid out where one looks, and where one is is written down a little after one has stopped.
    await page.waitForTimeout(500);
    const person = page.getByRole('table').getByRole('link').nth(await page.evaluate(() => [...document.querySelectorAll('[role=table] a, table a')].findIndex((link) => link.getBoundingClientRect().top > 200)));
    const was = await page.evaluate(() => scrollY);
    expect(was).toBeGreaterThan(1000);
    await person.click();
    await page.waitForURL(/\/people\//);
    await expect.poll(() => hasFocus(page.getByRole('heading', { level: 1 }))).toBe(true);
    await page.goBack();
    await page.waitForURL(/\/findings/);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(was);
    await page.context().close();
  });

  test('work not yet sent survives a reload, and nothing of it is left once the session is over', async () => {
    const page = await open({ as: 'county' });
    await visit(page, '/me');
    await page.getByText('我不在时请人代理').click();
    const deputy = page.getByLabel('代理人的账号');
    await deputy.fill('county');
    await page.getByLabel('现在的口令').fill('never kept');
    await page.reload();
    await page.getByText('我不在时请人代理').click();
    await page.getByText('上次没有提交的内容已经放回来了').waitFor();
    expect(await deputy.inputValue()).toBe('county');
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('never kept');
    await page.context().clearCookies();
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '设备' }).click();
    await page.waitForURL(/\/sign-in/);
    await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('jinbao')))).toEqual([]);
    await page.context().close();
  });

  test('that the network is gone is said and heard, and that it is back', async () => {
    const page = await open();
    await visit(page, '/');
    await page.context().setOffline(true);
    await page.getByText('网络断开了').first().waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-live=polite]')?.textContent?.includes('网络断开了'));
    expect(await faultsOf(page)).toEqual([]);
    await page.context().setOffline(false);
    await page.waitForFunction(() => document.querySelector('[aria-live=polite]')?.textContent?.includes('恢复'));
    await page.context().close();
  });

  test('on a small screen the wings are folded until one wants them, and fold again on the way', async () => {
    const page = await open({ width: 390, height: 844 });
    await visit(page, '/');
    const link = page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '疑似发现' });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: '菜单' }).click();
    expect(await page.getByRole('button', { name: '收起菜单' }).getAttribute('aria-expanded')).toBe('true');
    expect(await faultsOf(page)).toEqual([]);
    await link.click();
    await page.waitForURL(/\/findings/);
    await link.waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('on paper there is what was read and who printed it, and nothing to press', async () => {
    const page = await open({ theme: 'dark' });
    await visit(page, '/');
    const pressed = [page.getByRole('navigation', { name: '主导航' }), page.getByRole('button', { name: '找人、找页面' }), page.getByRole('button', { name: '显示' })];
    for (const thing of pressed) expect(await thing.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    for (const thing of pressed) expect(await thing.isVisible()).toBe(false);
    expect(await page.getByText(/打印于 \d{4}-\d{2}-\d{2}/).isVisible()).toBe(true);
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
    await page.context().close();
  });
}
