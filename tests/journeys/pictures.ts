import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, openPage, visit, type Reader } from './browser.ts';
import { openDemoCity } from './demo-city.ts';
import { PAGES, pathOf } from './pages.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures');

const READERS: Record<string, Reader> = {
  '': {},
  '-small': { width: 390, height: 844 },
  '-dark': { theme: 'dark' },
  '-en': { language: 'en' },
};

/** Takes docs/pictures/<page>[-small|-dark|-en].png of every page on the demo city: the first screenful. */
mkdirSync(FOLDER, { recursive: true });
const city = await openDemoCity();
const browser = await openBrowser();
try {
  for (const name of PAGES) {
    for (const [suffix, reader] of Object.entries(READERS)) {
      const page = await openPage(browser, city.url, reader);
      await visit(page, await pathOf(name, page));
      await page.screenshot({ path: join(FOLDER, `${name}${suffix}.png`) });
      await page.context().close();
    }
  }
} finally {
  await browser.close();
  await city.close();
}
console.log(`pictures are in ${FOLDER}`);
