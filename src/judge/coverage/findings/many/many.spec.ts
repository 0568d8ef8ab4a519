import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { testKeeper } from '../../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../../tests/support/postgres.ts';
import { gateFor } from '../../../../../tests/support/gate.ts';
import type { Actor, Deed } from '../../../../foundation/access/index.ts';
import { fixedClock } from '../../../../foundation/platform/clock/index.ts';
import { buildServer } from '../../../../foundation/platform/http/index.ts';
import { ROOMS } from '../../../../office/open-office.ts';
import { openWorkshop } from '../../../../office/open-workshop.ts';
import { oneAtATime } from '../../../../foundation/platform/engine/index.ts';
import type { Office } from '../../office.ts';
import { findingRoutes } from '../http.ts';
import { inventFindings } from '../invent-findings.ts';

const database = await testDatabase(ROOMS);
const { keeper } = await testKeeper(database);
const workshop = await openWorkshop();
workshop.engine.close();
const office: Office = { database, keeper, engine: oneAtATime(workshop.engine), divisions: workshop.divisions, definitions: workshop.definitions, policy: workshop.policy, lake: '' };
const deeds: Deed[] = [];
const actor = (id: string, role: Actor['role'], division: string, department: Actor['department'] = null): Actor => ({ id, name: id, role, division, department, institution: null, session: null, actingFor: null });
const COUNTY = actor('county', 'county_officer', '341522');
const TOWN = actor('town', 'town_clerk', '341522001');
const NEIGHBOUR = actor('neighbour', 'county_officer', '341502');
const CITY = actor('city', 'department_officer', '341500');

/** A server for one actor, at an hour of the day. */
function as(someone: Actor, hour = '09') {
  const clock = fixedClock(`2018-07-01T${hour}:00:00+08:00`);
  const server = buildServer({ before: [gateFor(someone, deeds)], routes: [findingRoutes(office, clock)], ready: async () => ({ ready: true }), consoleFolder: '/nowhere' });
  return async (method: string, path: string, body?: unknown) => {
    const answer = await server.request(`/api/findings${path}`, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) });
    const text = await answer.text();
    return { status: answer.status, ...(text === '' ? {} : JSON.parse(text)) };
  };
}

const states = async () => (await database.pool.query<{ id: number; status: string; outcome: string | null; county: string; events: number }>(
  'select id, status, outcome, county, (select count(*) from coverage.finding_event e where e.finding_id = f.id) as events from coverage.finding f order by id')).rows;

beforeAll(() => inventFindings(database.pool, { people: 600, counties: ['341502', '341522'], rules: [['school_missed', 'missed'], ['deaths_wrong', 'wrong']] }));

test('a preview says how many and whose; the act is done to those and nobody else, as one, and can be taken back', async () => {
  const before = await states();
  const meant = { filter: { rule: 'school_missed', status: 'open,excluded' } };
  const preview = await as(COUNTY)('POST', '/batches/preview', { meant, act: 'confirm' });
  const own = before.filter(({ county }) => county === '341522');
  expect(preview).toMatchObject({ status: 200, closed: 0, beyond: 0, byCounty: [{ value: '341522', count: preview.people }], byRule: [{ value: 'school_missed', count: preview.people }] });
  expect([preview.people, preview.decided].every((n) => n > 10)).toBe(true);
  const id = randomUUID();
  const order = { id, meant, act: 'confirm', reason: '入户核实，情况属实', people: preview.people };
  for (let i = 0; i < 2; i += 1) expect((await as(COUNTY)('POST', '/batches', { ...order, people: preview.people + 1 })).code).toBe('findings_changed');
  expect(await states()).toEqual(before);
  deeds.length = 0;
  expect(await as(COUNTY)('POST', '/batches', order)).toMatchObject({ status: 200, findings: preview.people });
  expect(deeds).toMatchObject([{ actor: 'county', action: 'findings:decide', count: preview.people, detail: { act: 'confirm', batch: id } }]);
  const after = await states();
  const changed = after.filter(({ status }, i) => status !== before[i]?.status);
  expect(changed.length).toBe(preview.people);
  expect(changed.every(({ county, outcome }) => county === '341522' && outcome === 'confirmed')).toBe(true);
  expect(after.filter(({ county }) => county !== '341522')).toEqual(before.filter(({ county }) => county !== '341522'));
  expect(own.length).toBeGreaterThan(preview.people);
  expect((await as(COUNTY)('POST', '/batches', order)).code).toBe('done_already');
  expect((await as(COUNTY)('GET', '/batches')).items.find((one: { id: string }) => one.id === id)).toMatchObject({ state: 'done', done: preview.people });

  // One of them is looked at again: what was said of it since stays.
  const [first] = changed;
  await as(COUNTY)('POST', `/${first?.id}/decisions`, { decision: 'reconsider', reason: '再看一次' });
  expect((await as(NEIGHBOUR)('POST', `/batches/${id}/undo`)).code).toBe('undo_over');
  expect(await as(COUNTY)('POST', `/batches/${id}/undo`)).toMatchObject({ status: 200, findings: preview.people - 1, left: 1 });
  expect((await states()).map(({ status, outcome }) => [status, outcome])).toEqual(before.map(({ status, outcome }) => [status, outcome]));
  expect((await as(COUNTY)('POST', `/batches/${id}/undo`)).code).toBe('undo_over');
});

test('what lies beyond one\'s walls is told as a number and left alone; after a day it is not undone', async () => {
  const all = await states();
  const open = all.filter(({ status }) => status === 'open');
  const ids = [...open.filter(({ county }) => county === '341502').slice(0, 4), ...open.filter(({ county }) => county === '341522').slice(0, 6)].map(({ id }) => id);
  expect(await as(COUNTY)('POST', '/batches/preview', { meant: { ids }, act: 'exclude' })).toMatchObject({ people: 6, beyond: 4 });
  const id = randomUUID();
  expect(await as(COUNTY)('POST', '/batches', { id, meant: { ids }, act: 'exclude', reason: '已在外地享受', people: 6 })).toMatchObject({ findings: 6 });
  expect((await states()).filter(({ status }, i) => status !== all[i]?.status).every(({ county }) => county === '341522')).toBe(true);
  await database.pool.query("update coverage.finding_batch set at = at - interval '25 hours' where id = $1", [id]);
  expect((await as(COUNTY)('POST', `/batches/${id}/undo`)).code).toBe('undo_over');
});

test('an act whose server ended in the middle is told as not done, and the same order may be sent again', async () => {
  const id = randomUUID();
  await database.pool.query("insert into coverage.finding_batch (id, actor, at, act, reason, people, done) values ($1, 'county', '2018-07-01T08:59:00+08:00', 'note', '电话核实', 9, 5)", [id]);
  const told = async () => (await as(COUNTY)('GET', '/batches')).items.find((one: { id: string }) => one.id === id);
  expect(await told()).toMatchObject({ state: 'failed' });
  const meant = { filter: { rule: 'care_allowance_missed' } };
  const preview = await as(COUNTY)('POST', '/batches/preview', { act: 'note', meant });
  expect((await as(COUNTY)('POST', '/batches', { id, act: 'note', meant, reason: '电话核实', people: preview.people })).status).toBe(200);
  expect(await told()).toMatchObject({ state: 'done', done: preview.people });
});

test('a note changes no state', async () => {
  const before = await states();
  const preview = await as(CITY)('POST', '/batches/preview', { meant: { filter: {} }, act: 'note' });
  expect(await as(CITY)('POST', '/batches', { id: randomUUID(), meant: { filter: {} }, act: 'note', reason: '转乡镇下月入户', people: preview.people })).toMatchObject({ findings: preview.people });
  const noted = await states();
  expect(noted.map(({ status }) => status)).toEqual(before.map(({ status }) => status));
  expect(noted.filter(({ events }, i) => events === (before[i]?.events ?? 0) + 1)).toHaveLength(preview.people);
});

test('a saved list is one\'s own until it is shared with a county, whose towns see it with their own totals; only its owner changes it', async () => {
  const { id } = await as(COUNTY)('POST', '/queries', { name: '霍邱未入学', filter: { rule: 'school_missed' }, unit: null });
  const names = async (someone: Actor) => (await as(someone)('GET', '/queries')).items.map(({ name }: { name: string }) => name);
  expect(await names(COUNTY)).toEqual(['霍邱未入学']);
  expect([await names(TOWN), await names(CITY), await names(NEIGHBOUR)]).toEqual([[], [], []]);
  expect((await as(COUNTY)('PUT', `/queries/${id}`, { name: '本县未入学', unit: { county: '341522' } })).status).toBe(204);
  const [seen] = (await as(TOWN)('GET', '/queries')).items;
  expect(seen).toMatchObject({ name: '本县未入学', own: false, total: (await as(TOWN)('GET', '?rule=school_missed')).total });
  expect([await names(CITY), await names(NEIGHBOUR)]).toEqual([['本县未入学'], []]);
  for (const [method, body] of [['PUT', { name: '我的', unit: null }], ['DELETE', undefined]] as const) expect((await as(TOWN)(method, `/queries/${id}`, body)).status).toBe(404);
  expect((await as(COUNTY)('PUT', `/queries/${id}`, { name: '越界', unit: { county: '341502' } })).code).toBe('not_your_unit');
  expect((await as(COUNTY)('DELETE', `/queries/${id}`)).status).toBe(204);
  expect(await names(TOWN)).toEqual([]);
});
