import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, openPage, visit, type Reader } from './browser.ts';
import { openDemoCity } from './demo-city.ts';
import { membersOf } from './members.ts';
import { PAGE_NAMES, PAGES, pathOf } from './pages.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures');

const READERS: { suffix: string; reader: Reader; of: readonly string[] }[] = [
  { suffix: '', reader: {}, of: PAGE_NAMES },
  { suffix: '-small', reader: { width: 390, height: 844 }, of: PAGE_NAMES },
  { suffix: '-dark', reader: { theme: 'dark' }, of: ['overview', 'person'] },
  { suffix: '-en', reader: { language: 'en' }, of: ['overview', 'person'] },
];

// Takes docs/pictures/<page>[-small|-dark|-en].png on the demo city: the first screenful of each page.
mkdirSync(FOLDER, { recursive: true });
const city = await openDemoCity();
const session = membersOf(city);
const browser = await openBrowser();
try {
  for (const name of PAGE_NAMES) {
    for (const { suffix, reader } of READERS.filter(({ of }) => of.includes(name))) {
      const page = await openPage(browser, city.url, await session(PAGES[name]), reader);
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
