import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { accessJourneys } from './access.ts';
import { openBrowser, openPage, type Opener } from './browser.ts';
import { openDemoCity, type DemoCity } from './demo-city.ts';
import { keyboardJourneys } from './keyboard.ts';
import { officerJourneys } from './officer.ts';

let city: DemoCity;
let browser: Browser;

// One server for all journeys: loading the demo city costs more than all of them.
beforeAll(async () => {
  browser = await openBrowser();
  city = await openDemoCity();
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const open: Opener = (reader) => openPage(browser, city.url, reader);

describe('officers', () => officerJourneys(open));
describe('by keyboard', () => keyboardJourneys(open));
describe('every page', () => accessJourneys(open));
