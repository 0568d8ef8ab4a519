import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/postgres.ts';
import type { Refusal } from '../../../platform/http/index.ts';
import { sessionOf, theOffice, type Role } from '../../walls/index.ts';
import { privacyMigrations } from '../migrations.ts';
import { breachScope, type SeenEntry } from './breach-scope.ts';
import { incidentOf, incidents, openIncident, takeStep } from './incidents.ts';
import { noticeToAuthority, noticeToPeople, type BreachFacts } from './notices.ts';

const owner = await testDatabase([privacyMigrations]);
const as = (role: Role) => owner.within(sessionOf({ ...theOffice(), id: role, role, division: '341500' }, '341500')).pool;
const [ANNA, BERT, CARL] = ['a', 'b', 'c'].map((letter) => letter.repeat(8) + '-0000-7000-8000-000000000000') as [string, string, string];
const AT = new Date('2026-11-24T02:30:00Z');
const entry = (change: Partial<SeenEntry>): SeenEntry => ({ at: AT, actor: 'clerk-1', action: 'person:read', subjects: [], count: null, fields: [], ...change });
const ENTRIES = [
  entry({ subjects: [ANNA] }),
  entry({ subjects: [ANNA], action: 'person:reveal', fields: ['phone'] }),
  entry({ actor: 'clerk-2', subjects: [ANNA, BERT, CARL], action: 'findings:export', count: 3, fields: ['identity', 'phone'] }),
];
const PLACES = new Map([[ANNA, { county: '341522', minor: false }], [BERT, { county: '341522', minor: true }]]);
const FACTS: BreachFacts = { office: '示范市残疾人联合会', what: '一台笔记本电脑遗失', from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-24T04:00:00Z'), kind: 'real', countyNames: new Map([['341522', '霍邱县']]) };
const scope = await breachScope(ENTRIES, async () => PLACES);

test('how far it reaches: each person once, by account, county and field', () => {
  expect(scope).toEqual({
    people: 3, minors: 1,
    accounts: [{ actor: 'clerk-2', acts: 1, people: 3, rows: 3 }, { actor: 'clerk-1', acts: 2, people: 1, rows: 0 }],
    counties: [{ county: '', people: 1 }, { county: '341522', people: 2 }],
    fields: [{ field: 'phone', times: 2 }, { field: 'identity', times: 1 }],
  });
});

test('the draft to the authority says kinds, numbers and counties, leaves what only people know in brackets, and names nobody', () => {
  const text = noticeToAuthority(scope, FACTS);
  for (const part of ['2026年11月24日08:00至2026年11月24日12:00', '一台笔记本电脑遗失', '涉及 3 人', '不满十四周岁 1 人', '霍邱县 2 人', '住地不明 1 人', '电话、身份证号', '【查明的原因', '【姓名、职务、电话】']) expect(text).toContain(part);
  expect(text).not.toContain('【演练');
  expect(text + noticeToPeople(scope, FACTS)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test('a drill says at its head that it goes nowhere', () => {
  expect(noticeToAuthority(scope, { ...FACTS, kind: 'drill' })).toMatch(/^【演练，不外发】/);
  expect(noticeToPeople(scope, { ...FACTS, kind: 'drill' })).toMatch(/^【演练，不外发】/);
});

test('a breach of nobody is one too', async () => {
  expect(noticeToAuthority(await breachScope([], async () => new Map()), FACTS)).toContain('涉及 0 人');
});

test('it is kept as it was drawn up, by whom it is theirs to draw up', async () => {
  const opened = await openIncident(as('security_administrator'), 'security-1', scope, FACTS);
  expect(opened).toMatchObject({ kind: 'real', people: 3, openedBy: 'security-1', counties: scope.counties, noticeToPeople: noticeToPeople(scope, FACTS) });
  expect((await incidents(as('city_leader'))).map(({ id }) => id)).toEqual([opened.id]);
  for (const role of ['county_officer', 'village_worker', 'system_administrator', 'audit_administrator'] as const) {
    await expect(openIncident(as(role), role, scope, FACTS)).rejects.toThrow(/row-level security/);
    expect(await incidents(as(role))).toEqual([]);
  }
  await expect(owner.pool.query("update privacy.incident set people = 0")).rejects.toThrow(/only ever appended/);
});

test('each step is recorded once, two at once too, and none after it is over', async () => {
  const security = as('security_administrator');
  const { id } = await openIncident(security, 'security-1', scope, FACTS);
  const take = (step: 'authority' | 'people' | 'closed', incident = id) => takeStep(security, incident, { step, note: '电话报告值班室', actor: 'security-1' }).then(() => 'ok', ({ notice }: Refusal) => notice.code);
  expect((await Promise.all([take('authority'), take('authority')])).sort()).toEqual(['ok', 'step_done']);
  expect([await take('closed'), await take('people'), await take('people', id + 1)]).toEqual(['ok', 'step_done', 'incident_unknown']);
  expect((await incidentOf(security, id))?.steps.map(({ step }) => step)).toEqual(['authority', 'closed']);
  await expect(takeStep(as('city_leader'), id, { step: 'people', note: 'x', actor: 'leader' })).rejects.toThrow();
});
