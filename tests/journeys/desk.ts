import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { visit, type Opener } from './browser.ts';
import { hasFocus, tabTo } from './keys.ts';

/** Rows decided one after the other, and the least a minute that is quick enough. */
const ROWS = 20;
const A_MINUTE = 20;

/** How long an answer may take on a busy machine. */
const SOON = { timeout: 10_000 };

/** The row one is at. */
const heading = (page: Page) => page.getByRole('heading', { level: 2, name: /第 [\d,]+ 行/ }).first();
const live = (page: Page) => page.locator('[data-live-announcer]');

/** How many rows the page says are waiting. */
async function waiting(page: Page): Promise<number> {
  return Number(/[\d,]+/.exec(await page.getByRole('heading', { level: 1 }).innerText())?.[0]?.replaceAll(',', ''));
}

/** Presses an answer, and waits until the next row is there. */
async function answer(page: Page, key: string): Promise<void> {
  const before = await heading(page).innerText();
  await page.keyboard.press(key);
  await expect.poll(() => heading(page).innerText(), SOON).not.toBe(before);
}

/** The desk: rows nobody could place. */
export function deskJourneys(open: Opener): void {
  test('both sides stand beside each other, what differs is marked and told in words, and no number is whole', async () => {
    const page = await open();
    await visit(page, '/desk');
    const pair = page.getByRole('table').first();
    expect(await pair.getByRole('columnheader').allInnerTexts()).toEqual(['项目', '名单里写的', '名册里的', '比一比']);
    expect(await page.getByRole('radio').count()).toBeGreaterThan(0);
    expect(await page.getByRole('main').innerText()).not.toMatch(/\d{17}[\dX]/);
    expect(await page.getByRole('radio', { name: '把握' }).first().isChecked()).toBe(true);
    await page.context().close();
  });

  test(`${ROWS} rows are decided by single keys, faster than ${A_MINUTE} a minute, and each step can be undone`, async () => {
    const page = await open();
    await visit(page, '/desk');
    const [before, first] = [await waiting(page), await heading(page).innerText()];
    const began = performance.now();
    for (let i = 0; i < ROWS; i += 1) await answer(page, ['s', 'f', 'd'][i % 3] ?? 's');
    const seconds = (performance.now() - began) / 1000;
    console.log(`the desk: ${ROWS} rows by keyboard alone in ${seconds.toFixed(1)} s, ${Math.round((ROWS / seconds) * 60)} a minute`);
    expect((ROWS / seconds) * 60).toBeGreaterThan(A_MINUTE);
    expect(await waiting(page)).toBe(before - ROWS);
    await page.waitForLoadState('networkidle');
    await page.reload();
    await heading(page).waitFor();
    expect(await waiting(page)).toBe(before - ROWS);
    await page.keyboard.press('z');
    await live(page).getByText('已撤回').waitFor({ state: 'attached' });
    await expect.poll(() => waiting(page), SOON).toBe(before - ROWS + 1);
    await tabTo(page, page.getByRole('button', { name: `撤回 ${first}` }));
    await page.keyboard.press('Enter');
    await expect.poll(() => heading(page).innerText(), SOON).toBe(first);
    await page.context().close();
  }, 120_000);

  test('rows one could not tell are set aside, and found again', async () => {
    const page = await open();
    await visit(page, '/desk?state=set_aside');
    expect(await waiting(page)).toBeGreaterThan(0);
    await page.context().close();
  });

  test('single keys can be switched off, stay so, and the buttons do the same by Tab and Enter', async () => {
    const page = await open();
    await visit(page, '/desk');
    await tabTo(page, page.getByRole('checkbox', { name: '用单个按键回答' }));
    await page.keyboard.press('Space');
    await page.reload();
    await heading(page).waitFor();
    const [row, all] = [await heading(page).innerText(), await waiting(page)];
    await page.keyboard.press('d');
    await page.waitForTimeout(300);
    expect([await heading(page).innerText(), await waiting(page)]).toEqual([row, all]);
    await tabTo(page, page.getByRole('button', { name: '说不准' }));
    await page.keyboard.press('Enter');
    await expect.poll(() => heading(page).innerText(), SOON).not.toBe(row);
    await live(page).getByText('下一行').waitFor({ state: 'attached' });
    await tabTo(page, page.getByRole('button', { name: '撤回上一步' }));
    await page.keyboard.press('Enter');
    await expect.poll(() => heading(page).innerText(), SOON).toBe(row);
    await page.context().close();
  });

  test('a list and a county narrow the rows to as many as was said', async () => {
    const page = await open();
    await visit(page, '/desk');
    await tabTo(page, page.getByRole('region', { name: '筛选' }).getByRole('button', { name: '县区' }));
    await page.keyboard.press('Enter');
    const option = page.getByRole('option').nth(1);
    const said = Number(/（([\d,]+)）/.exec(await option.innerText())?.[1]?.replaceAll(',', ''));
    await page.keyboard.press('ArrowDown');
    expect(await hasFocus(option)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(/county=/);
    await expect.poll(() => waiting(page), SOON).toBe(said);
    await page.context().close();
  });

  test('what is decided at the desk stands in the audit chain, and no number with it', async () => {
    const auditor = await open({ as: 'auditor' });
    await visit(auditor, '/audit?action=desk:decide');
    const entry = auditor.getByRole('row', { name: '认一行' }).first();
    expect(await entry.innerText()).toMatch(/(POST|DELETE) \/api\/desk\/decisions/);
    expect(await auditor.getByRole('main').innerText()).not.toMatch(/\d{17}[\dX]/);
    await auditor.context().close();
  });
}
