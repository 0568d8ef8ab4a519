import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';
import { PAGES, pathOf } from './pages.ts';

/** What holds of every page, whoever reads it. */
export function accessJourneys(open: Opener): void {
  test.each(PAGES)('%s: axe finds nothing in three themes and at 400 % (320 CSS pixels)', async (name) => {
    for (const reader of [{ theme: 'light' }, { theme: 'dark' }, { theme: 'contrast' }, { width: 320, height: 640 }] as const) {
      const page = await open(reader);
      await visit(page, await pathOf(name, page));
      expect(await faultsOf(page), JSON.stringify(reader)).toEqual([]);
      await page.context().close();
    }
  }, 240_000);

  test.each(PAGES)('%s: nothing scrolls sideways at 400 % with the largest type', async (name) => {
    const page = await open({ width: 320, height: 640, size: 'larger' });
    await visit(page, await pathOf(name, page));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  test('every page has its own title, one h1, and the landmarks', async () => {
    const page = await open();
    const titles = new Set<string>();
    for (const name of PAGES) {
      await visit(page, await pathOf(name, page));
      titles.add(await page.title());
      expect(await page.getByRole('heading', { level: 1 }).count(), name).toBe(1);
      for (const landmark of ['banner', 'navigation', 'main'] as const) expect(await page.getByRole(landmark).count(), `${name} ${landmark}`).toBeGreaterThan(0);
    }
    expect(titles.size).toBe(PAGES.length);
    await page.context().close();
  });

  test('English is complete: the frame holds no Chinese word, and the page says its language', async () => {
    const page = await open({ language: 'en' });
    await visit(page, '/findings?kind=missed');
    expect(await page.getByRole('navigation', { name: 'Main' }).innerText()).not.toMatch(/\p{Script=Han}/u);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.context().close();
  });
}
