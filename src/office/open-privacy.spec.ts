import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { gateFor } from '../../tests/support/gate.ts';
import { testKeeper } from '../../tests/support/keeper.ts';
import { testDatabase } from '../../tests/support/postgres.ts';
import { keeperSigner, openAuditLog, sessionOf, standing, theOffice, type Actor, type Role } from '../foundation/access/index.ts';
import { identityCheckDigit } from '../foundation/kernel/index.ts';
import { fixedClock, systemClock } from '../foundation/platform/clock/index.ts';
import { oneAtATime } from '../foundation/platform/engine/index.ts';
import { buildServer } from '../foundation/platform/http/index.ts';
import type { Office } from '../judge/coverage/index.ts';
import { registerKnownPerson } from '../know/register/index.ts';
import { demoAssessments } from './demo-assessments.ts';
import { processingOf } from './load-processing.ts';
import { ROOMS } from './open-office.ts';
import { openPrivacy } from './open-privacy.ts';
import { openWorkshop } from './open-workshop.ts';

const owner = await testDatabase(ROOMS);
const { keeper } = await testKeeper(owner);
const data = await mkdtemp(join(tmpdir(), 'jinbao-privacy-'));
const workshop = await openWorkshop();
const office: Office = { ...workshop, database: owner.within(sessionOf(theOffice(), '')), keeper, engine: oneAtATime(workshop.engine), lake: join(data, 'lake') };
const audit = await openAuditLog({ database: owner, folder: join(data, 'audit'), signer: keeperSigner(keeper), digest: () => 'sha256', clock: systemClock, report: () => undefined });
const processing = await processingOf(workshop);
const privacy = openPrivacy({ office, database: owner, data, processing: () => processing, today: () => fixedClock('2026-11-24T02:00:00Z').today(), record: (deed) => audit.append(deed) });
afterAll(async () => {
  await audit.close();
  workshop.engine.close();
  await rm(data, { recursive: true });
});

const actor = (role: Role, division: string): Actor => ({ ...theOffice(), id: `${role}-${division}`, name: role, role, division });
const CLERK = actor('town_clerk', '341522001');
const NEIGHBOUR = actor('county_officer', '341503');
const OFFICER = actor('department_officer', '341500');

function as(who: Actor) {
  const app = buildServer({
    before: [standing({ authenticate: async () => who, record: (deed) => audit.append(deed) })],
    routes: [privacy.routes], ready: async () => ({ ready: true }), consoleFolder: join(data, 'none'),
  });
  return {
    get: async (path: string) => app.request(`/api/privacy${path}`),
    post: async (path: string, body: object = {}) => app.request(`/api/privacy${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  };
}

const IDENTITY = ((first17: string) => first17 + identityCheckDigit(first17))('34152219620315002');
const PHONE = '13856400001';
let person: string;

beforeAll(async () => {
  const known = await registerKnownPerson({ database: office.database, keeper }, {
    name: '岳小满', identity: IDENTITY, category: 6, grade: 2, division: '341522001003', address: '老街 3 号', phone: PHONE,
    guardian: { name: '岳大满', identity: null, phone: '13856400002', relation: '兄长' }, appliedOn: '2018-05-02', document: '申请', source: null, actor: 'spec', reason: 'spec',
  });
  person = known.personId;
});

const ask = (kind: string) => ({ kind, person, askedBy: 'guardian', channel: 'counter', receivedOn: '2026-11-20', said: '想看看' });
let id: string;
beforeEach(async () => {
  const answer = await as(CLERK).post('/requests', ask('access'));
  expect(answer.status).toBe(200);
  id = ((await answer.json()) as { id: string }).id;
});

test('an access request hands out what is held and who looked, once it is known who asks', async () => {
  await audit.append({
    actor: 'x', role: 'village_worker', actingFor: null, action: 'person:reveal', route: null, subjects: [person], count: null, purpose: 'verification_visit', division: '341522001003',
    outcome: 'done', detail: { field: 'phone' }, requestId: null,
  });
  expect((await as(CLERK).get(`/requests/${id}/handout`)).status).toBe(409);
  expect((await as(CLERK).post(`/requests/${id}/acts`, { action: 'check_identity', check: 'guardian_papers' })).status).toBe(200);
  const letter = await (await as(CLERK).get(`/requests/${id}/handout.txt`)).text();
  for (const part of ['六安市残疾人联合会', `身份证号：${IDENTITY}`, `电话：${PHONE}`, '监护人电话：13856400002', '申请时类别：精神', '村（社区）联络员  显示电话（入户核实）', '民政部门：']) expect(letter).toContain(part);
  const { held, shown } = (await (await as(CLERK).get(`/requests/${id}/handout`)).json()) as { held: { value: string }[]; shown: { did: { zh: string } }[] };
  expect(held.map(({ value }) => value)).toContain(IDENTITY);
  expect(shown.at(-1)?.did.zh).toBe('办理本人请求');
  expect((await as(CLERK).post(`/requests/${id}/acts`, { action: 'answer', note: '当面交付' })).status).toBe(200);
});

test('neighbours are told that there is no such thing, roles without the task that they may not, strangers to sign in', async () => {
  for (const path of [`/requests/${id}`, `/requests/${id}/handout`, `/requests/${id}/handout.txt`]) expect([path, (await as(NEIGHBOUR).get(path)).status]).toEqual([path, 404]);
  expect((await as(NEIGHBOUR).post('/requests', ask('access'))).status).toBe(404);
  expect((await as(NEIGHBOUR).post(`/requests/${id}/acts`, { action: 'withdraw' })).status).toBe(404);
  expect(await (await as(NEIGHBOUR).get('/requests?all=true')).json()).toEqual({ items: [] });
  expect(await (await as(CLERK).get(`/requests/${id}`)).json()).toMatchObject({ name: '岳*满', kind: 'access', workdaysLeft: 13, state: { status: 'received' } });
  for (const role of ['system_administrator', 'security_administrator', 'audit_administrator', 'auditor', 'city_leader', 'village_worker', 'institution'] as const) {
    expect([role, (await as(actor(role, '341500')).get(`/requests/${id}/handout`)).status]).toEqual([role, 403]);
  }
  const nobody = buildServer({ before: [gateFor()], routes: [privacy.routes], ready: async () => ({ ready: true }), consoleFolder: data });
  expect((await nobody.request('/api/privacy/rules')).status).toBe(200);
});

test('rules are published without drafts; the register tells which purposes wait for an assessment, and one ends the waiting', async () => {
  const rules = (await (await as(CLERK).get('/rules')).json()) as { purposes: { purpose: string }[]; requests: unknown[] };
  expect(rules.purposes.map(({ purpose }) => purpose)).not.toContain('face_check');
  expect(rules.requests).toHaveLength(7);
  const missing = async () => ((await (await as(OFFICER).get('/processing')).json()) as { missing: { purpose: string }[] }).missing.map(({ purpose }) => purpose);
  expect(await missing()).toContain('verification_visit');
  const made = { purpose: 'verification_visit', necessity: '联系所需的几项', risk: '电话泄露', measures: '遮盖、留痕', conclusion: '可以进行', assessedOn: '2026-11-24', reviewBy: '2027-11-23' };
  expect((await as(CLERK).post('/assessments', made)).status).toBe(403);
  expect((await as(OFFICER).post('/assessments', { ...made, risk: ' ' })).status).toBe(400);
  expect((await as(OFFICER).post('/assessments', made)).status).toBe(204);
  expect(await missing()).not.toContain('verification_visit');
  expect((await as(OFFICER).post('/assessments/withdrawals', { purpose: 'verification_visit', reason: '须重新评估' })).status).toBe(204);
  expect(((await (await as(OFFICER).get('/assessments')).json()) as { items: unknown[] }).items).toHaveLength(2);
});

test('a correction waits in the queue of the register', async () => {
  const { id: request } = (await (await as(CLERK).post('/requests', ask('correction'))).json()) as { id: string };
  await as(CLERK).post(`/requests/${request}/acts`, { action: 'check_identity', check: 'home_visit' });
  expect((await as(CLERK).post(`/requests/${request}/corrections`, { field: 'phone', wanted: '13856400009', evidence: '运营商账单' })).status).toBe(200);
  expect(await (await as(OFFICER).get('/corrections')).json()).toMatchObject({ items: [{ request, person, field: 'phone', wanted: '13856400009' }] });
});

test('a breach is counted from the chain: accounts, counties, fields; drafts name nobody', async () => {
  const order = { kind: 'drill', from: '2020-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z', what: '一台电脑遗失' };
  const security = actor('security_administrator', '341500');
  expect((await as(OFFICER).post('/incidents', order)).status).toBe(403);
  expect((await as(security).post('/incidents', { ...order, to: order.from })).status).toBe(400);
  const incident = (await (await as(security).post('/incidents', order)).json()) as { id: number; people: number; counties: object[]; fields: object[]; noticeToAuthority: string };
  expect(incident).toMatchObject({ people: 1, counties: [{ county: '341522', people: 1 }] });
  // Shown once in full, and once to be corrected.
  expect(incident.fields).toContainEqual({ field: 'phone', times: 2 });
  expect(incident.noticeToAuthority).toContain('霍邱县 1 人');
  expect(JSON.stringify(incident)).not.toContain(person);
  expect(((await (await as(OFFICER).get('/incidents')).json()) as { items: unknown[] }).items).toHaveLength(1);
  const { id: incidentId } = incident;
  const step = { step: 'authority', note: '已电话报告市网信办' };
  expect((await as(OFFICER).post(`/incidents/${incidentId}/steps`, step)).status).toBe(403);
  expect((await as(security).post('/incidents/999999/steps', step)).status).toBe(404);
  const told = (await (await as(security).post(`/incidents/${incidentId}/steps`, step)).json()) as { openedAt: string; notices: { notice: string; dueAt: string }[] };
  expect(told).toMatchObject({ steps: [{ ...step, actor: security.id }], notices: [{ notice: 'authority' }, { notice: 'people' }] });
  expect(Date.parse(told.notices[0]?.dueAt ?? '') - Date.parse(told.openedAt)).toBe(4 * 3_600_000);
  expect((await as(security).post(`/incidents/${incidentId}/steps`, step)).status).toBe(409);
  expect((await as(security).post(`/incidents/${incidentId}/steps`, { step: 'closed', note: '演练结束' })).status).toBe(200);
  expect((await as(security).post(`/incidents/${incidentId}/steps`, { step: 'people', note: '已经太晚了' })).status).toBe(409);
  expect(await (await as(OFFICER).get(`/incidents/${incidentId}`)).json()).toMatchObject({ steps: [{ step: 'authority' }, { step: 'closed' }] });
});

test('what is due is told to whoever may know, and deleted by whoever may', async () => {
  expect(await (await as(OFFICER).get('/retention')).json()).toEqual({ items: [] });
  expect((await as(OFFICER).post('/retention')).status).toBe(403);
  expect(await (await as(actor('system_administrator', '341500')).post('/retention')).json()).toEqual({ finished: 0, deleted: 0, receipts: [] });
  expect(await (await as(actor('auditor', '341500')).get('/receipts')).json()).toEqual({ items: [] });
});

test('a demo city is given the assessments it needs, once', async () => {
  expect(await demoAssessments(office, processing)).toBeGreaterThan(8);
  expect(await demoAssessments(office, processing)).toBe(0);
});

test('sessions long over go with a receipt, those of the last four weeks stay', async () => {
  await owner.pool.transaction(async (client) => {
    await client.query("select set_config('jinbao.role', 'terminal', true)");
    await client.query("insert into sign_in.account (sign_in_name, shown_name, valid_from, made_at) values ('clerk', 'clerk', '2026-01-01', now())");
    await client.query(`
      insert into sign_in.session (account, token_hash, stage, made_at, last_seen, idle_minutes, expires_at, source, agent, ended_at)
      select a.id, sha256(day::text::bytea), 'open', day, day, 30, day + interval '12 hours', '', '', null
      from sign_in.account a, unnest(array['2026-03-01', '2026-10-26', '2026-10-27', '2026-11-20']::date[]) day`);
  });
  const { deleted } = await privacy.retain();
  expect(deleted).toMatchObject([{ kind: 'session', rows: 2, files: [], tables: [{ table: 'sign_in.session', rows: 2 }], deletedOn: '2026-11-24' }]);
  expect((await owner.pool.query('select count(*) as n from sign_in.session')).rows).toEqual([{ n: 2 }]);
  expect(await (await as(actor('auditor', '341500')).get('/receipts')).json()).toMatchObject({ items: [{ ok: true, signed: true }] });
  const { items: [made] } = (await (await as(actor('auditor', '341500')).get('/receipts')).json()) as { items: { file: string }[] };
  const text = await readFile(join(data, 'receipts', made?.file ?? ''), 'utf8');
  const check = async (sent: string) => (await as(actor('auditor', '341500')).post('/receipts/check', { text: sent })).json();
  expect(await check(text)).toMatchObject({ ok: true, signed: true, whole: true, receipt: { kind: 'session', rows: 2 } });
  expect(await check(text.replace('"rows": 2', '"rows": 3'))).toMatchObject({ ok: false, signed: false });
  expect(await check('{}')).toMatchObject({ code: 'no_receipt', where: 'text' });
  expect((await privacy.retain()).deleted).toEqual([]);
});

test('everything that was asked stands in the chain, and nobody’s name or number does', async () => {
  const { rows } = await owner.pool.query<{ text: string; action: string; subjects: string[] }>('select e::text as text, action, subjects::text[] as subjects from audit.entry e');
  expect(rows.filter(({ action, subjects }) => action === 'requests:handle' && subjects.includes(person)).length).toBeGreaterThan(5);
  const text = rows.map((row) => row.text).join('\n');
  for (const secret of [IDENTITY, PHONE, '岳小满', '岳大满', '老街', '运营商']) expect(text).not.toContain(secret);
});
