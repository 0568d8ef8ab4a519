import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import type { Actor } from '../../../foundation/access/index.ts';
import { oneAtATime } from '../../../foundation/platform/engine/index.ts';
import { Refusal } from '../../../foundation/platform/http/index.ts';
import { ROOMS } from '../../../office/open-office.ts';
import { openWorkshop } from '../../../office/open-workshop.ts';
import { officeOf, type Office } from '../office.ts';
import { countBy } from './count-findings.ts';
import { DIMENSIONS, findingFilter, type FindingFilter } from './filter.ts';
import { inventFindings } from './invent-findings.ts';
import { countFindings, listFindings } from './list-findings.ts';
import { ORDER_NAMES } from './orders.ts';

const database = await testDatabase(ROOMS);
const { keeper } = await testKeeper(database);
const workshop = await openWorkshop();
const office: Office = { database, keeper, engine: oneAtATime(workshop.engine), divisions: workshop.divisions, definitions: workshop.definitions, policy: workshop.policy, lake: '' };
const actor = (role: Actor['role'], division: string, department: Actor['department'] = null): Actor => ({ id: 'spec', name: 'spec', role, division, department, institution: null, session: null, actingFor: null });
const ACTORS = [actor('city_leader', '341500'), actor('department_officer', '341500', 'rights'), actor('county_officer', '341522'), actor('town_clerk', '341522001'), actor('village_worker', '341522001001')];

beforeAll(() => inventFindings(database.pool, { people: 1500, counties: ['341502', '341522', '341524'], rules: [['school_missed', 'missed'], ['care_allowance_missed', 'missed'], ['deaths_wrong', 'wrong']] }));
afterAll(() => workshop.engine.close());

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const some = (...values: string[]) => maybe(fc.subarray(values, { minLength: 1 }).map((chosen) => chosen.join(',')));
const filters: fc.Arbitrary<FindingFilter> = fc.record({
  rule: maybe(fc.constantFrom('school_missed', 'care_allowance_missed', 'deaths_wrong')), kind: maybe(fc.constantFrom('missed', 'wrong')),
  county: maybe(fc.constantFrom('341502', '341522')), town: maybe(fc.constantFrom('341522001', '341502002', 'none')), village: maybe(fc.constantFrom('341522001001', 'none')),
  status: some('open', 'asked_again', 'confirmed', 'excluded', 'closed'), outcome: maybe(fc.constantFrom('confirmed', 'excluded', 'none')),
  category: some('1', '4', '7', 'none'), grade: some('1', '2', '4', 'none'), age: maybe(fc.constantFrom('0-6', '18-59', '80-', '30-30', 'none')),
  since: maybe(fc.constantFrom('2018-03-01', '2018-06-15')), month: maybe(fc.constantFrom('2018-02', '2018-06')), q: maybe(fc.constantFrom('王', '丽', '王丽', '无此人')),
});

test('of 200 random filters, seen by all who may: the total is the list, its pieces are the whole, and every count is the total of the list it opens', async () => {
  let listed = 0;
  await fc.assert(fc.asyncProperty(filters, fc.constantFrom(...ACTORS), fc.constantFrom(...DIMENSIONS), fc.constantFrom(...ORDER_NAMES), async (drawn, someone, by, order) => {
    const filter = findingFilter.parse(drawn);
    const seen = officeOf(office, someone);
    const total = await countFindings(seen, { filter });
    const whole = (await listFindings(seen, { filter }, { order, offset: 0, limit: null })).items.map(({ id }) => id);
    expect(whole.length).toBe(total);
    expect(new Set(whole).size).toBe(total);
    listed += total;
    const pieces: string[] = [];
    for (let after: string | undefined; ; ) {
      const { items, last } = await listFindings(seen, { filter }, { order, offset: 0, limit: 150, after });
      pieces.push(...items.map(({ id }) => id));
      if (last === null || items.length < 150) break;
      after = last;
    }
    expect(pieces).toEqual(whole);
    const counts = await countBy(seen, { filter }, by);
    for (const { value, count } of counts) expect([by, value, await countFindings(seen, { filter: { ...filter, [by]: value } })]).toEqual([by, value, count]);
    if (by !== 'status' && by !== 'outcome') expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(total);
  }), { numRuns: 200, seed: 6 });
  expect(listed).toBeGreaterThan(2000);
}, 120_000);

test('nobody is listed beyond the walls of whoever asks', async () => {
  const all = await countFindings(office, { filter: {} });
  const [city = 0, , county = 0, town = 0, village = 0] = await Promise.all(ACTORS.map((someone) => countFindings(officeOf(office, someone), { filter: {} })));
  expect(city).toBe(all);
  expect(county).toBe(await countFindings(office, { filter: { county: '341522' } }));
  expect(town).toBe(await countFindings(office, { filter: { town: '341522001' } }));
  expect(village).toBe(await countFindings(office, { filter: { village: '341522001001' } }));
});

test('ages of one\'s own making are counted as the one value that opens them', async () => {
  const total = await countFindings(office, { filter: { age: '15-30' } });
  expect(total).toBeGreaterThan(0);
  expect(await countBy(office, { filter: { age: '15-30' } }, 'age')).toEqual([{ value: '15-30', label: null, count: total }]);
});

test('a place in a list that is none is refused', async () => {
  for (const after of ['x', 'WzFd', '', Buffer.from('["a","b","c"]').toString('base64url')]) await expect(listFindings(office, { filter: {} }, { order: 'rule', offset: 0, limit: 1, after })).rejects.toThrow(Refusal);
});
