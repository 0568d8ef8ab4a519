import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDemo } from '../../../../demo/index.ts';
import { gateFor } from '../../../../tests/support/gate.ts';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { oneAtATime } from '../../../foundation/platform/engine/index.ts';
import { buildServer } from '../../../foundation/platform/http/index.ts';
import { importRegister } from '../../../know/register/index.ts';
import { estimatesOf } from '../../../office/load-estimates.ts';
import { openWorkshop } from '../../../office/open-workshop.ts';
import { ROOMS } from '../../../office/open-office.ts';
import { checkOffice } from '../check-office.ts';
import { coverageRoutes } from '../http.ts';
import type { Office } from '../office.ts';
import type { VerifiedRule } from './confirmed/confirm-rates.ts';
import type { HiddenAnswer } from './hidden/hidden-people.ts';
import { qualityRoutes } from './http.ts';
import type { LinkSample } from './http-shapes.ts';
import type { LinkReport } from './links/judge-run.ts';

const AS_OF = '2018-06-30';
const LISTS = ['minimum_living', 'living_allowance', 'severe_mental_illness', 'deaths'] as const;
const database = await testDatabase(ROOMS);
const { keeper } = await testKeeper(database);
const folder = await mkdtemp(join(tmpdir(), 'quality-'));
const workshop = await openWorkshop();
const office: Office = { database, keeper, engine: oneAtATime(workshop.engine), divisions: workshop.divisions, definitions: workshop.definitions, policy: workshop.policy, lake: join(folder, 'lake') };
const estimates = await estimatesOf(workshop);
const server = buildServer({ before: [gateFor()], routes: [coverageRoutes(office), qualityRoutes(office, () => estimates)], ready: async () => ({ ready: true }), consoleFolder: join(folder, 'console') });

async function get<Answer>(path: string): Promise<Answer> {
  const answer = await server.request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json() as Promise<Answer>;
}

const post = (path: string, body: unknown) => server.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const FILES = ['minimum_living@2018-06-15.csv', 'living_allowance@2018-06-20.xlsx', 'severe_mental_illness@2018-06-10.xlsx', 'deaths@2018-06-25.xls', 'hidden/chronic_outpatient@2018-06-12.csv'];

beforeAll(async () => {
  await buildDemo({ out: join(folder, 'city'), scale: 'small', seed: 4, people: 2000, residents: 8000, lists: LISTS, hidden: true });
  const definition = workshop.definitions.get('register');
  if (!definition) throw new Error('no register');
  await importRegister(office, workshop.engine, {
    definition, file: join(folder, 'city/register.csv'), asOf: AS_OF, outDir: office.lake, divisions: office.divisions, actor: 'spec', reason: 'spec',
  });
  await checkOffice(office, { asOf: AS_OF, lists: FILES.map((name) => ({ list: /(\w+)@/.exec(name)?.[1] ?? '', file: join(folder, 'city', name), asOf: /@([\d-]+)\./.exec(name)?.[1] ?? '' })) });
}, 300_000);

afterAll(async () => {
  workshop.engine.close();
  await rm(folder, { recursive: true, force: true });
});

type Page = { total: number; items: { id: string; status: string }[] };
const rates = async () => (await get<{ rules: VerifiedRule[] }>('/api/quality/confirmed')).rules;

test('what was decided becomes a rate; each count is the total of the list it opens; a decision taken back counts for nothing', async () => {
  const rule = 'living_allowance_missed';
  const { items } = await get<Page>(`/api/findings?rule=${rule}`);
  const decide = (place: number, decision: string) => post(`/api/findings/${items[place]?.id}/decisions`, { decision, reason: '入户核实' });
  expect((await rates()).find((one) => one.rule === rule)).toMatchObject({ confirmed: 0, rate: null });
  for (const place of [0, 1, 2]) expect((await decide(place, 'confirm')).status).toBe(204);
  expect((await decide(3, 'exclude')).status).toBe(204);
  expect((await decide(2, 'reconsider')).status).toBe(204);
  expect((await decide(0, 'exclude')).status).toBe(409);
  const found = (await rates()).find((one) => one.rule === rule);
  expect(found).toMatchObject({ confirmed: 2, excluded: 1, rate: { estimate: expect.closeTo(2 / 3, 9) as number } });
  for (const { county, confirmed, excluded } of found?.counties ?? []) {
    const total = async (outcome: string) => (await get<Page>(`/api/findings?rule=${rule}&county=${county}&outcome=${outcome}`)).total;
    expect([county, await total('confirmed'), await total('excluded')]).toEqual([county, confirmed, excluded]);
  }
});

test('a sample is drawn, judged and tells how good the links are; rows outside it are refused whole', async () => {
  expect(await get('/api/quality/links')).toEqual({ seed: null, lists: [] });
  expect((await post('/api/quality/links/judgements', { judged: [{ list: 'minimum_living', row: 1, judgement: 'same' }] })).status).toBe(404);
  const order = { seed: '2018-06', perStratum: 5, lists: ['minimum_living'] };
  const { rows } = (await (await post('/api/quality/links/samples', order)).json()) as { rows: number };
  const sample = await get<LinkSample>('/api/quality/links/sample?size=200');
  expect(sample.total).toBe(rows);
  expect(sample.items[0]?.inRow.name).toMatch(/\*|^.$/);
  // A check that ends meanwhile has other files: the rows to judge stay those that were drawn.
  await database.pool.query(`insert into coverage.check_run (as_of, pack, lists, status, finished_at, population_file, verdicts_file)
    select as_of, pack, '[]', status, finished_at, population_file, verdicts_file from coverage.check_run where status = 'done'`);
  expect(await get<LinkSample>('/api/quality/links/sample?size=200')).toEqual(sample);
  await database.pool.query("delete from coverage.check_run where lists = '[]'");
  const judged = sample.items.map(({ list, row, inRegister }) => ({ list, row, judgement: inRegister ? 'same' : 'nobody' }));
  expect((await post('/api/quality/links/judgements', { judged: [...judged, { list: 'minimum_living', row: 999_999, judgement: 'same' }] })).status).toBe(400);
  expect((await post('/api/quality/links/judgements', { judged })).status).toBe(204);
  const { lists: [list] } = await get<LinkReport>('/api/quality/links');
  expect(list).toMatchObject({ list: 'minimum_living', quality: { drawn: rows, judged: rows, strataUnjudged: 0, precision: { estimate: 1, high: 1 } } });
  expect(list?.quality.precision.low).toBeGreaterThan(0.3);
});

test('three lists tell how many people none of them knows', async () => {
  const { items } = await get<{ items: HiddenAnswer[] }>('/api/quality/hidden');
  const answer = items.find(({ estimate }) => estimate === 'severe_mental_illness');
  expect(answer?.refused).toBeNull();
  expect(answer?.captures.map(({ came, people }) => came && people > 0)).toEqual([true, true, true]);
  const { seen = 0, hidden, all } = answer?.result ?? {};
  expect(seen).toBe(answer?.cells.reduce((sum, { people }) => sum + people, 0));
  expect(hidden && hidden.low <= hidden.estimate && hidden.estimate <= (hidden.high ?? Infinity)).toBe(true);
  expect(all?.estimate).toBe(seen + (hidden?.estimate ?? 0));
});
