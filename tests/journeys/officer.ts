import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { visit, type Opener } from './browser.ts';

/** "1,188" of a text -> 1188. */
function numberIn(text: string): number {
  return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''));
}

/** What officers do with the console, by role and accessible name. */
export function officerJourneys(open: Opener): void {
  let page: Page;

  beforeEach(async () => {
    page = await open();
  });

  afterEach(() => page.context().close());

  test('a leader opens a number of a rule and county, and the list holds as many people as the number said', async () => {
    await visit(page, '/');
    const cell = page.getByRole('table').getByRole('link').first();
    const said = numberIn(await cell.innerText());
    await cell.click();
    await page.getByRole('heading', { level: 2, name: '人次' }).waitFor();
    expect(numberIn(await page.getByRole('heading', { level: 2, name: '人次' }).innerText())).toBe(said);
  });

  test('an officer opens a person and reads why: the conditions, the row each fact came from, the article, what would change it', async () => {
    await visit(page, '/findings?kind=missed');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { level: 2, name: '为什么说可能漏了' }).waitFor();
    const why = page.getByRole('region', { name: '为什么说可能漏了' });
    await why.getByRole('listitem').first().waitFor();
    expect(await why.getByRole('heading', { level: 3 }).count()).toBeGreaterThan(1);
    expect(await why.innerText()).toMatch(/截至 \d{4}-\d{2}-\d{2}/);
    expect(await page.getByRole('region', { name: '依据' }).innerText()).toMatch(/第.+条|（.+）/);
    expect(await page.getByRole('region', { name: '怎样会改变结论' }).innerText()).not.toBe('');
  });

  test('names and numbers of people are masked wherever they stand', async () => {
    await visit(page, '/findings?kind=missed');
    await page.getByRole('table').waitFor();
    const people = await page.getByRole('table').getByRole('rowheader').allInnerTexts();
    expect(people.length).toBeGreaterThan(0);
    for (const name of people) expect(name).toContain('*');
    expect(await page.getByRole('main').innerText()).not.toMatch(/\d{17}[\dX]/);
  });

  test('a clerk sees what came in, and what became of every row of a list', async () => {
    await visit(page, '/');
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '外部名单' }).click();
    await page.getByRole('table').getByRole('rowheader').first().getByRole('link').click();
    const outcome = page.getByRole('region', { name: '每一行的去处' });
    await outcome.waitFor();
    const [rows, linked, asked, nobody] = (await outcome.locator('.figure').allInnerTexts()).map(numberIn);
    expect((linked ?? 0) + (asked ?? 0) + (nobody ?? 0)).toBe(rows);
  });

  test('filters make an address that can be kept, and going back undoes them', async () => {
    const total = async () => numberIn(await page.getByRole('heading', { level: 2, name: '人次' }).innerText());
    await visit(page, '/findings');
    const all = await total();
    await page.getByRole('region', { name: '筛选' }).getByRole('button', { name: '县区' }).click();
    await page.getByRole('option').nth(1).click();
    await page.waitForURL(/county=\d{6}/);
    await expect.poll(total, { timeout: 15_000 }).toBeLessThan(all);
    const some = await total();
    await page.reload();
    await expect.poll(total, { timeout: 15_000 }).toBe(some);
    await page.getByRole('link', { name: '清除筛选' }).click();
    await page.waitForURL((url) => url.search === '');
    await expect.poll(total, { timeout: 15_000 }).toBe(all);
    await page.goBack();
    await page.waitForURL(/county=\d{6}/);
    await expect.poll(total, { timeout: 15_000 }).toBe(some);
  });

  test('an address that leads nowhere says so and leads home; a person nobody knows is said in a sentence', async () => {
    await visit(page, '/nowhere');
    await page.getByRole('link', { name: '回到工作台' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/people/00000000-0000-0000-0000-000000000000');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/编号/);
  });
}
