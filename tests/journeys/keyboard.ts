import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { visit, type Opener } from './browser.ts';
import { hasFocus, tabTo } from './keys.ts';

/** The same without a mouse. */
export function keyboardJourneys(open: Opener): void {
  let page: Page;

  beforeEach(async () => {
    page = await open();
  });

  afterEach(() => page.context().close());

  test('the first Tab offers to skip to the content', async () => {
    await visit(page, '/');
    await page.keyboard.press('Tab');
    expect(await hasFocus(page.getByRole('link', { name: '跳到正文' }))).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.querySelector('#main')?.contains(document.activeElement))).toBe(true);
  });

  test('from the overview to a person and why, and back, by keyboard alone', async () => {
    await visit(page, '/');
    await tabTo(page, page.getByRole('table').getByRole('link', { name: '打开名单' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/findings/);
    await page.getByRole('table').waitFor();
    expect(await hasFocus(page.getByRole('heading', { level: 1 }))).toBe(true);
    await tabTo(page, page.getByRole('link', { name: '看为什么' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people\//);
    await page.getByRole('region', { name: '为什么' }).waitFor();
    await page.goBack();
    await page.waitForURL(/\/findings/);
  });

  test('a filter is chosen by keyboard, and the live region says how many are left', async () => {
    await visit(page, '/findings');
    await tabTo(page, page.getByRole('region', { name: '筛选' }).getByRole('button', { name: '县区' }));
    await page.keyboard.press('Enter');
    await page.getByRole('option').nth(1).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/county=/);
    await page.waitForFunction(() => /共 [\d,]+ 人次/.test(document.querySelector('[aria-live=polite]')?.textContent ?? ''));
  });

  test('language and theme are changed by keyboard and kept', async () => {
    await visit(page, '/');
    await tabTo(page, page.getByRole('button', { name: '显示' }));
    await page.keyboard.press('Enter');
    await page.getByRole('menuitemradio', { name: '中文' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    await page.reload();
    await page.getByRole('navigation', { name: 'Main' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    // It is theirs in another browser too, until they change it back.
    const elsewhere = await open({ asKept: true });
    await visit(elsewhere, '/');
    await elsewhere.getByRole('navigation', { name: 'Main' }).waitFor();
    await elsewhere.context().close();
    await page.getByRole('button', { name: 'Display' }).click();
    const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/me/reading'));
    await page.getByRole('menuitemradio', { name: '中文' }).click();
    expect((await kept).status()).toBe(204);
  });

  test('focus is always to be seen', async () => {
    await visit(page, '/findings?kind=missed');
    for (let i = 0; i < 30; i += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const { activeElement: at } = document;
        if (at === null || at === document.body) return true;
        return [at, at.parentElement].some((element) => element !== null && Number.parseFloat(getComputedStyle(element).outlineWidth) >= 3 && getComputedStyle(element).outlineStyle !== 'none');
      });
      expect(seen, `after ${i + 1} Tabs`).toBe(true);
    }
  });
}
