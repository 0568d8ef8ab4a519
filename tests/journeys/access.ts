import { expect, test } from 'vitest';
import { faultsOf } from './axe.ts';
import { visit, type Opener } from './browser.ts';
import { unreached } from './keys.ts';
import { PAGE_NAMES, PAGES, pathOf } from './every-page.ts';

/** What holds of every page, whoever reads it. */
export function accessJourneys(open: Opener): void {
  test.each(PAGE_NAMES)('%s: axe finds nothing in three themes and at 400 % (320 CSS pixels)', async (name) => {
    for (const reader of [{ theme: 'light' }, { theme: 'dark' }, { theme: 'contrast' }, { width: 320, height: 640 }] as const) {
      const page = await open({ as: PAGES[name].as, ...reader });
      await visit(page, await pathOf(name, page));
      expect(await faultsOf(page), JSON.stringify(reader)).toEqual([]);
      await page.context().close();
    }
  }, 240_000);

  test.each(PAGE_NAMES)('%s: nothing scrolls sideways at 400 % with the largest type', async (name) => {
    const page = await open({ as: PAGES[name].as, width: 320, height: 640, size: 'larger' });
    await visit(page, await pathOf(name, page));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  test.each(PAGE_NAMES)('%s: everything that can be pressed or filled in is reached by Tab alone, and focus is to be seen', async (name) => {
    const page = await open({ as: PAGES[name].as });
    await visit(page, await pathOf(name, page));
    expect(await unreached(page)).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('every page has its own title, one h1, and the landmarks', async () => {
    const titles = new Map<string, string>();
    for (const name of PAGE_NAMES) {
      const page = await open({ as: PAGES[name].as });
      const path = await pathOf(name, page);
      await visit(page, path);
      titles.set(path, await page.title());
      expect(await page.getByRole('heading', { level: 1 }).count(), name).toBe(1);
      for (const landmark of ['banner', 'navigation', 'main'] as const) expect(await page.getByRole(landmark).count(), `${name} ${landmark}`).toBeGreaterThan(0);
      await page.context().close();
    }
    // The same page is there for several roles.
    const said = [...titles.values()];
    expect(said.filter((title, i) => said.indexOf(title) !== i)).toEqual([]);
  }, 300_000);

  test('English is complete: the frame holds no Chinese word, and the page says its language', async () => {
    const page = await open({ language: 'en' });
    await visit(page, '/findings?kind=missed');
    expect(await page.getByRole('navigation', { name: 'Main' }).innerText()).not.toMatch(/\p{Script=Han}/u);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.context().close();
  });

  test.each(['start', 'delegations', 'audit'] as const)('%s: in English nothing is left in Chinese', async (name) => {
    const page = await open({ as: PAGES[name].as, language: 'en' });
    await visit(page, await pathOf(name, page));
    expect(await page.getByRole('main').innerText()).not.toMatch(/\p{Script=Han}/u);
    await page.context().close();
  });
}
