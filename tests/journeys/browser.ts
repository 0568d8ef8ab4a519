import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Member } from './members.ts';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The Chromium of this machine: CHROME_PATH when set, else the usual places. Throws a sentence that says what to do. */
export function findBrowser(): string {
  const wanted = process.env['CHROME_PATH'];
  if (wanted !== undefined && wanted !== '') {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROME_PATH is ${wanted}, and there is no such file.`);
  }
  const found = PLACES.find((place) => existsSync(place));
  if (found !== undefined) return found;
  throw new Error(`No Chromium was found, and the journeys need one. Install it (Debian: apt-get install chromium) or set CHROME_PATH to a Chrome, Chromium or Edge. Looked at: ${PLACES.join(', ')}.`);
}

/** Starts that Chromium without a window. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: FLAGS });
}

export type Reader = {
  /** Who is signed in; null: nobody. An officer of the office who sees the whole city where it is not said. */
  as?: Member | null;
  language?: 'zh' | 'en';
  theme?: 'light' | 'dark' | 'contrast';
  size?: 'normal' | 'large' | 'larger';
  width?: number;
  height?: number;
  /** Reads as this account chose last; the others read as is said here. */
  asKept?: boolean;
};

/** Opens a page for a reader on the server under test. */
export type Opener = (reader?: Reader) => Promise<Page>;

/** A page of its own for one reader: how they read is set as if chosen earlier in the menu, in the browser and with the account, which comes first. */
export async function openPage(browser: Browser, url: string, session: string | null, { language = 'zh', theme = 'light', size = 'normal', width = 1440, height = 960, asKept = false }: Reader = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, viewport: { width, height }, reducedMotion: 'reduce' });
  const [name, value] = session?.split('=') ?? [];
  if (name !== undefined && value !== undefined) {
    await context.addCookies([{ name, value, url }]);
    if (!asKept) await context.request.put('/api/me/reading', { data: { language, theme, size, density: 'comfortable' }, headers: { origin: url } });
  }
  const page = await context.newPage();
  await page.addInitScript(
    ([key, kept]) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, kept);
    },
    ['jinbao.reading', JSON.stringify({ language, theme, size })] as const,
  );
  return page;
}

/** Goes to a page of the console and waits until it has read what it shows. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('[aria-busy=true]') === null);
}
