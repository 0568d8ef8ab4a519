import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDemo } from '../../demo/index.ts';
import { REFERENCE } from '../../demo/people/assign.ts';
import { type City, fileOf, readCity, readCsv } from './city.ts';

const PEOPLE = 6_000;
const directory = mkdtempSync(join(tmpdir(), 'jinbao-counts-'));
let city: City;

beforeAll(async () => {
  await buildDemo({ out: directory, scale: 'small', seed: 3, people: PEOPLE, residents: 24_000 });
  city = readCity(directory);
});
afterAll(() => rmSync(directory, { recursive: true }));

const scaled = (count: number): number => Math.round((count * PEOPLE) / 150_000);

/** Holders of a certificate in force who are not in the list of deaths. */
function current(): string[] {
  const dead = new Set(city.truth.get('deaths'));
  return [...city.register]
    .filter(([certificate, row]) => row['证件状态'] === '有效' && (row['有效期止'] ?? '') >= '2018-06-30' && !dead.has(certificate))
    .map(([certificate]) => certificate);
}

it('holds the reference counts of suspected missed people, at its scale', () => {
  const [assisted, kept, paid, insured] = ['minimum_living', 'special_support', 'living_allowance', 'resident_insurance'].map((list) => new Set(city.truth.get(list)));
  expect(current().filter((one) => assisted?.has(one) && !kept?.has(one) && !paid?.has(one))).toHaveLength(scaled(REFERENCE.livingAllowanceMissed));
  expect(current().filter((one) => !insured?.has(one))).toHaveLength(scaled(REFERENCE.insuranceMissed));
});

it('holds the reference count of people in need of care', () => {
  const truth = city.truth.get('needs_survey') ?? [];
  const rows = readCsv(fileOf(directory, 'needs_survey'), 'gb18030').slice(2);
  const inNeed = new Set(rows.map((cells, index) => (cells[10] === '是' ? (truth[index + 1] ?? '') : '')));
  const severe = current().filter((one) => /^[456][12]/u.test(one.slice(18)) && 20180630 - Number(one.slice(6, 14)) >= 160_000);
  expect(severe.filter((one) => inNeed.has(one))).toHaveLength(scaled(REFERENCE.careNeed));
});

it('holds the reference counts of the poverty register', () => {
  const truth = city.truth.get('poverty_register') ?? [];
  const rows = readCsv(fileOf(directory, 'poverty_register'), 'utf-8').slice(1);
  const poor = new Set(truth.filter((certificate) => certificate !== ''));
  const still = new Set(rows.map((cells, index) => (cells[13] === '未脱贫' ? (truth[index + 1] ?? '') : '')).filter((certificate) => certificate !== ''));
  expect(poor.size).toBe(scaled(REFERENCE.poor));
  expect(still.size).toBe(scaled(REFERENCE.notOutOfPoverty));
});
