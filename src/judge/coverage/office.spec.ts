import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDemo } from '../../../demo/index.ts';
import { openWorkshop } from '../../office/open-workshop.ts';
import { oneAtATime } from '../../foundation/platform/engine/index.ts';
import { buildServer } from '../../foundation/platform/http/index.ts';
import { importRegister } from '../../know/register/index.ts';
import { gateFor } from '../../../tests/support/gate.ts';
import { testKeeper } from '../../../tests/support/keeper.ts';
import { testDatabase } from '../../../tests/support/postgres.ts';
import { ROOMS } from '../../office/open-office.ts';
import { checkOffice } from './check-office.ts';
import { deskRoutes } from './desk/http.ts';
import { coverageRoutes } from './http.ts';
import type { FindingItem, Overview, PersonPage, Why } from './http-shapes.ts';
import type { Office } from './office.ts';

const AS_OF = '2018-06-30';
const database = await testDatabase(ROOMS);
const { keeper } = await testKeeper(database);
const folder = await mkdtemp(join(tmpdir(), 'office-'));
const workshop = await openWorkshop();
const office: Office = { database, keeper, engine: oneAtATime(workshop.engine), divisions: workshop.divisions, definitions: workshop.definitions, policy: workshop.policy, lake: join(folder, 'lake') };
const server = buildServer({ before: [gateFor()], routes: [coverageRoutes(office), deskRoutes(office)], ready: async () => ({ ready: true }), consoleFolder: join(folder, 'console') });
const LISTS = ['minimum_living@2018-06-15.csv', 'resident_insurance@2018-06-07.csv', 'living_allowance@2018-06-20.xlsx', 'deaths@2018-06-25.xls'];

const check = () => checkOffice(office, {
  asOf: AS_OF, lists: LISTS.map((name) => ({ list: name.split('@')[0] ?? '', file: join(folder, 'city', name), asOf: name.slice(name.indexOf('@') + 1, name.lastIndexOf('.')) })),
});

async function get<Answer>(path: string): Promise<Answer> {
  const answer = await server.request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json() as Promise<Answer>;
}

const post = (path: string, body: unknown) => server.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

beforeAll(async () => {
  await buildDemo({ out: join(folder, 'city'), scale: 'small', seed: 3, people: 2000, residents: 6000 });
  const definition = workshop.definitions.get('register');
  if (!definition) throw new Error('no register');
  await importRegister(office, workshop.engine, {
    definition, file: join(folder, 'city/register.csv'), asOf: AS_OF, outDir: office.lake, divisions: office.divisions, actor: 'spec', reason: 'spec',
  });
  await check();
}, 300_000);

afterAll(async () => {
  workshop.engine.close();
  await rm(folder, { recursive: true, force: true });
});

type Page = { total: number; items: FindingItem[] };

test('every number of the overview is the total of the list it opens', async () => {
  const overview = await get<Overview>('/api/overview');
  expect(overview.spine.lists).toBe(LISTS.length);
  expect(overview.spine.missed).toBeGreaterThan(0);
  for (const [number, filter] of [[overview.spine.findings, ''], [overview.spine.missed, '?kind=missed'], [overview.spine.wrong, '?kind=wrong']] as const) {
    expect([filter, (await get<Page>(`/api/findings${filter}`)).total]).toEqual([filter, number]);
  }
  for (const { rule, total, byCounty } of overview.matrix) {
    expect([rule, (await get<Page>(`/api/findings?rule=${rule}`)).total]).toEqual([rule, total]);
    for (const [county, count] of Object.entries(byCounty)) {
      const page = await get<Page>(`/api/findings?rule=${rule}&county=${county}&size=200`);
      expect([page.total, page.items.length]).toEqual([count, Math.min(count, 200)]);
    }
  }
});

test('a person opens from the list, masked, and every verdict has its why', async () => {
  const { items: [item] } = await get<Page>('/api/findings?rule=living_allowance_missed&size=1');
  const person = await get<PersonPage>(`/api/people/${item?.personId}`);
  expect(person.name).toMatch(/\*/);
  expect(person.certificate).toMatch(/\*{6}/);
  expect(person.verdicts.find(({ rule }) => rule === 'living_allowance_missed')?.verdict).toBe('yes');
  const why = await get<Why>(`/api/people/${item?.personId}/why/living_allowance_missed`);
  expect(why.conditions.every(({ value }) => value === 'yes')).toBe(true);
  expect(why.basis[0]?.document).toBeTruthy();
  const listed = why.conditions.flatMap(({ facts }) => facts).find(({ list, rows }) => list === 'minimum_living' && rows.length > 0);
  expect(listed?.rows[0]?.row).toBeGreaterThan(0);
});

test('nobody is found under an unknown key, and the refusal says so in both languages', async () => {
  const nobody = '01a20c69-6f70-7f2f-aa09-a0aafb0bfaf4';
  for (const [path, code] of [[`/api/people/${nobody}`, 'person_unknown'], [`/api/people/${nobody}/why/school_missed`, 'person_unknown'], ['/api/lists/999', 'list_unknown']] as const) {
    const answer = await server.request(path);
    expect([path, answer.status, await answer.json()]).toMatchObject([path, 404, { code, zh: expect.any(String), en: expect.any(String) }]);
  }
  expect((await server.request('/api/findings?county=六安')).status).toBe(400);
});

test('a decision about a finding outlives the next check; a state that does not allow it refuses', async () => {
  const { items: [item] } = await get<Page>('/api/findings?rule=resident_insurance_missed&size=1');
  const path = `/api/findings/${item?.id}/decisions`;
  expect((await post(path, { decision: 'exclude', reason: '随子女在外地参保' })).status).toBe(204);
  await check();
  const after = await get<Page>('/api/findings?rule=resident_insurance_missed&size=200');
  expect(after.items.find(({ id }) => id === item?.id)?.status).toBe('excluded');
  expect((await post(path, { decision: 'exclude', reason: '再来一次' })).status).toBe(409);
  expect((await post(path, { decision: 'reconsider', reason: '核对后仍未参保' })).status).toBe(204);
});

test('an answer at the desk stands before what is computed, until somebody answers otherwise', async () => {
  const { items: [item] } = await get<Page>('/api/findings?rule=living_allowance_missed&size=1');
  const why = () => get<Why>(`/api/people/${item?.personId}/why/living_allowance_missed`);
  const rows = (one: Why) => one.conditions.flatMap(({ facts }) => facts).find(({ list }) => list === 'minimum_living')?.rows ?? [];
  const [row] = rows(await why());
  const answer = (said: string) => post('/api/desk/decisions', { list: 'minimum_living', row: row?.row, answer: said, personId: item?.personId });

  expect((await answer('not_same')).status).toBe(200);
  expect(await check()).toMatchObject({ closed: 1 });
  expect(rows(await why())).toEqual([]);

  expect((await answer('same')).status).toBe(200);
  expect(await check()).toMatchObject({ reopened: 1 });
  expect(rows(await why())).toMatchObject([{ row: row?.row, method: 'desk' }]);
  expect((await post('/api/desk/decisions', { list: 'minimum_living', row: 99_999_999, answer: 'not_same', personId: null })).status).toBe(404);
});

test('checking again with the same files changes nothing', async () => {
  const before = await get<Overview>('/api/overview');
  expect(await check()).toMatchObject({ opened: 0, reopened: 0, closed: 0 });
  expect((await get<Overview>('/api/overview')).matrix).toEqual(before.matrix);
});
