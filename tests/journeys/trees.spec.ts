import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openPage, visit } from './browser.ts';
import { openDemoCity, type DemoCity } from './demo-city.ts';
import { PAGE_NAMES, PAGES, pathOf } from './every-page.ts';
import { membersOf, type Member } from './members.ts';
import { treeOf } from './tree.ts';

/** Pages that tell what was done just now, by whichever test ran before. */
const PASSING: readonly string[] = ['audit', 'me', 'accounts', 'account', 'what-if'];

let city: DemoCity;
let browser: Browser;
let session: (member: Member) => Promise<string>;

// A city of its own: what the journeys do in theirs would show here.
beforeAll(async () => {
  browser = await openBrowser();
  city = await openDemoCity();
  session = membersOf(city);
  for (const { as } of Object.values(PAGES)) await session(as);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

test.each(PAGE_NAMES)('%s: the tree that assistive technology is told is the one that was read and found good', async (name) => {
  const page = await openPage(browser, city.url, await session(PAGES[name].as));
  await visit(page, await pathOf(name, page));
  await expect(await treeOf(page, { passing: PASSING.includes(name) })).toMatchFileSnapshot(join(import.meta.dirname, 'trees', `${name}.txt`));
  await page.context().close();
});
