import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, openPage, visit, type Reader } from './browser.ts';
import { openDemoCity } from './demo-city.ts';
import { membersOf } from './members.ts';
import { PAGE_NAMES, PAGES, pathOf } from './every-page.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures');

const READERS: { suffix: string; reader: Reader; of: readonly string[] }[] = [
  { suffix: '', reader: {}, of: PAGE_NAMES },
  { suffix: '-small', reader: { width: 390, height: 844 }, of: PAGE_NAMES },
  { suffix: '-dark', reader: { theme: 'dark' }, of: ['overview', 'person', 'findings'] },
  { suffix: '-contrast', reader: { theme: 'contrast' }, of: ['overview', 'person', 'findings'] },
  { suffix: '-en', reader: { language: 'en' }, of: ['overview', 'person', 'findings'] },
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PAGE_NAMES.some((known) => known === name));
if (unknown.length > 0) throw new Error(`no page is called ${unknown.join(', ')}; the pages are ${PAGE_NAMES.join(', ')}`);

// Takes docs/pictures/<page>[-small|-dark|-contrast|-en].png on the demo city: the first screenful of each page, or of those that are named.
mkdirSync(FOLDER, { recursive: true });
const city = await openDemoCity();
const session = membersOf(city);
const browser = await openBrowser();
try {
  for (const name of PAGE_NAMES.filter((each) => asked.length === 0 || asked.includes(each))) {
    for (const { suffix, reader } of READERS.filter(({ of }) => of.includes(name))) {
      const page = await openPage(browser, city.url, await session(PAGES[name].as), reader);
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
