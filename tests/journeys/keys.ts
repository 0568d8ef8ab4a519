import type { Locator, Page } from 'playwright-core';

/** Whether a thing has focus. */
export function hasFocus(thing: Locator): Promise<boolean> {
  return thing.evaluate((element) => element === document.activeElement);
}

/** Presses Tab until the first such thing has focus; at most 80 times. */
export async function tabTo(page: Page, things: Locator): Promise<void> {
  const thing = things.first();
  await thing.waitFor();
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab');
    if (await hasFocus(thing)) return;
  }
  throw new Error(`no way to ${String(things)} by Tab`);
}
