import type { Locator, Page } from 'playwright-core';

/** Whether a thing has focus. */
export function hasFocus(thing: Locator): Promise<boolean> {
  return thing.evaluate((element) => element === document.activeElement);
}

/** Presses Tab until the first such thing has focus; at most 200 times. */
export async function tabTo(page: Page, things: Locator): Promise<void> {
  const thing = things.first();
  await thing.waitFor();
  for (let i = 0; i < 200; i += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(thing)) return;
  }
  throw new Error(`no way to ${String(things)} by Tab`);
}

/** What can be pressed or filled in, is to be seen, and is no choice within a group that arrow keys walk. */
const THINGS = 'a[href]:not([tabindex="-1"]), button:not([tabindex="-1"]), input:not([type=hidden]):not([tabindex="-1"]), select, textarea, summary, [tabindex="0"]';

/**
 * Walks the whole page by Tab. Answers the things that Tab never came to, and those that had focus without an outline of 3 px: none on a good
 * page. What opens later is walked when it is open.
 */
export async function unreached(page: Page): Promise<string[]> {
  const wanted = await page.evaluate((things) => {
    const shown = [...document.querySelectorAll(things)].filter((thing) => thing.checkVisibility({ visibilityProperty: true }) && thing.closest('[inert], [aria-hidden=true]') === null);
    for (const [i, thing] of shown.entries()) thing.setAttribute('data-walk', String(i));
    return shown.length;
  }, THINGS);
  const faint: string[] = [];
  // Receipts open on focus and have a link of their own.
  for (let i = 0; i < 2 * wanted + 5; i += 1) {
    if (await page.evaluate(() => document.querySelector('[data-walk]:not([data-walk=done])') === null)) break;
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const { activeElement: at } = document;
      if (at === null || at === document.body) return null;
      at.setAttribute('data-walk', 'done');
      const seen = [at, at.parentElement].some((element) => element !== null && Number.parseFloat(getComputedStyle(element).outlineWidth) >= 3 && getComputedStyle(element).outlineStyle !== 'none');
      return seen ? null : `no outline: ${at.outerHTML.slice(0, 160)}`;
    });
    if (fault !== null) faint.push(fault);
  }
  const left = await page.evaluate(() => [...document.querySelectorAll('[data-walk]:not([data-walk=done])')].map((thing) => `not reached: ${thing.outerHTML.slice(0, 160)}`));
  return [...faint, ...left];
}
