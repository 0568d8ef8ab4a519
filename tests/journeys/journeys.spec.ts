import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { accessJourneys } from './access.ts';
import { openBrowser, openPage, type Opener } from './browser.ts';
import { openDemoCity, type DemoCity } from './demo-city.ts';
import { keepingJourneys } from './keeping.ts';
import { deskJourneys } from './desk.ts';
import { keyboardJourneys } from './keyboard.ts';
import { importJourneys } from './imports.ts';
import { findingsJourneys } from './findings.ts';
import { firstStartJourneys } from './first-start.ts';
import { keeperJourneys } from './keepers.ts';
import { lendingJourneys } from './lending.ts';
import { membersOf, type Member } from './members.ts';
import { officerJourneys } from './officer.ts';
import { shellJourneys } from './shell.ts';
import { registerJourneys } from './register.ts';
import { roleJourneys } from './roles.ts';
import { ruleJourneys } from './rules.ts';
import { signInJourneys } from './sign-in.ts';
import { standingInJourneys } from './standing-in.ts';

let city: DemoCity;
let browser: Browser;
let session: (member: Member) => Promise<string>;

// One server for all journeys: loading the demo city costs more than all of them.
beforeAll(async () => {
  browser = await openBrowser();
  city = await openDemoCity();
  session = membersOf(city);
}, 600_000);

afterAll(async () => {
  await browser?.close();
  await city?.close();
});

const open: Opener = async ({ as = 'office', ...reader } = {}) => openPage(browser, city.url, as === null ? null : await session(as), reader);
const passwordOf = (member: Member) => city.passwords.get(member) ?? '';

describe('officers', () => officerJourneys(open));
describe('by keyboard', () => keyboardJourneys(open));
describe('signing in', () => signInJourneys(open, passwordOf));
describe('by role', () => roleJourneys(open));
describe('administrators and auditors', () => keeperJourneys(open));
describe('out of the mask and the house', () => lendingJourneys(open));
describe('standing in', () => standingInJourneys(open));
describe('what the law asks', () => keepingJourneys(open));
describe('bringing in a list', () => importJourneys(open));
describe('the register', () => registerJourneys(open));
describe('lists of findings', () => findingsJourneys(open));
describe('the desk', () => deskJourneys(open));
describe('rules and what if', () => ruleJourneys(open));
describe('the first start', () => firstStartJourneys(() => browser));
describe('what surrounds every page', () => shellJourneys(open));
describe('every page', () => accessJourneys(open));
