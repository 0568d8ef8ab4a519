import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/postgres.ts';
import type { Refusal } from '../../../platform/http/index.ts';
import { sessionOf, theOffice, type Role } from '../../walls/index.ts';
import { privacyMigrations } from '../migrations.ts';
import { readProcessing } from '../processing/read-processing.ts';
import { corrections, recordCorrection } from './corrections.ts';
import { actOnRequest, listRequests, openRequest, requestOf, type NewRequest, type RequestDesk } from './request-store.ts';
import { isOver, REQUEST_ACTIONS, stateOf, type RequestAction, type RequestStep } from './request-states.ts';
import { addWorkdays, isWorkday, workdaysUntil } from './workdays.ts';

const { processing } = await readProcessing([join(import.meta.dirname, '../../../../../packs/nation')]);
const owner = await testDatabase([privacyMigrations]);
const turned = (text: Uint8Array) => Buffer.from(text.toReversed());
const sealer = { seal: (_: string, text: string) => turned(Buffer.from(text)), open: (_: string, sealed: Buffer) => turned(sealed).toString() };
const PERSON = '00000000-0000-7000-8000-000000000001';

function desk(role: Role = 'county_officer', division = '341522'): RequestDesk {
  return { connections: owner.within(sessionOf({ ...theOffice(), id: `${role} ${division}`, role, division }, '341500')).pool, sealer, processing, actor: `${role} ${division}` };
}

const ASK: NewRequest = { kind: 'access', person: PERSON, place: '341522001', askedBy: 'guardian', channel: 'counter', receivedOn: '2026-09-18', said: '想看看都记了我孩子什么' };

// The register's own policy is told in its room; here a table of its name, under a policy like it.
beforeAll(() => owner.pool.query(`
  create schema register;
  create table register.person (id uuid primary key, place text);
  alter table register.person enable row level security, force row level security;
  create policy reach on register.person using (coalesce(place, '') ^@ any ((select walls.reach())::text[]));
  grant usage on schema register to jinbao_app;
  grant select on register.person to jinbao_app;
  insert into register.person values ('${PERSON}', '341522001003')`));

let id: string;
beforeEach(async () => {
  id = await openRequest(desk(), ASK);
});

const codeOf = (act: Promise<unknown>) => act.then(() => 'ok', (error: Refusal) => error.notice.code);
const act = (action: RequestAction, more: { check?: string; note?: string; day?: string } = {}, by = desk()) => actOnRequest(by, id, { action, day: '2026-09-21', ...more });

test('a request is due in working days, over the holidays of the year', async () => {
  // 18 September 2026 is a Friday; Sunday the 20th is worked, 25 to 27 September and 1 to 7 October are free, Saturday 10 October is worked.
  expect((await requestOf(desk(), id))?.state).toEqual({ status: 'received', dueOn: '2026-10-15', extended: false, identified: false, allowed: ['check_identity', 'refuse', 'withdraw'] });
});

test('nothing is answered before it is known who asks; then it is, once', async () => {
  expect(await codeOf(act('answer'))).toBe('identity_first');
  expect(await codeOf(act('check_identity', { check: 'by_voice' }))).toBe('identity_check_unknown');
  await act('check_identity', { check: 'guardian_papers' });
  await act('answer', { note: '已当面交付' });
  expect(await codeOf(act('answer'))).toBe('request_state');
  const request = await requestOf(desk(), id);
  expect(request).toMatchObject({ said: ASK.said, state: { status: 'answered', allowed: ['dispute'] } });
  expect(request?.events.map(({ action, check, note, actor }) => [action, check, note, actor])).toEqual([
    ['check_identity', 'guardian_papers', null, 'county_officer 341522'], ['answer', null, '已当面交付', 'county_officer 341522'],
  ]);
});

test('it is put off once, with a reason, and not when its time is over', async () => {
  await act('check_identity', { check: 'guardian_papers' });
  expect(await codeOf(act('extend'))).toBe('reason_missing');
  expect(await codeOf(act('extend', { note: '材料需核实', day: '2026-10-16' }))).toBe('request_overdue');
  expect(await act('extend', { note: '材料需核实' })).toMatchObject({ dueOn: '2026-10-29', extended: true, status: 'identified' });
  expect(await codeOf(act('extend', { note: '再等等' }))).toBe('request_state');
});

test('a refusal says why, and can be disputed', async () => {
  await act('check_identity', { check: 'guardian_papers' });
  expect(await codeOf(act('refuse'))).toBe('reason_missing');
  await act('refuse', { note: '依法应当保密' });
  expect(await act('dispute')).toMatchObject({ status: 'disputed', allowed: ['answer', 'refuse', 'withdraw'] });
});

test('a complaint may be answered whoever makes it', async () => {
  id = await openRequest(desk(), { ...ASK, kind: 'complaint', person: null, askedBy: 'person' });
  expect(await act('answer', { note: '已答复' })).toMatchObject({ status: 'answered', identified: false });
});

test('the neighbours see nothing of it, whatever they try', async () => {
  const neighbour = desk('county_officer', '341503');
  const town = desk('town_clerk', '341522002');
  for (const other of [neighbour, town]) {
    expect(await requestOf(other, id)).toBeNull();
    expect(await listRequests(other, { all: true })).toEqual([]);
    expect(await codeOf(act('check_identity', { check: 'in_person' }, other))).toBe('request_unknown');
    expect(await codeOf(openRequest(other, ASK))).toBe('person_unknown');
    await expect(other.connections.query("insert into privacy.request_event (request_id, actor, action, on_day) values ($1, 'x', 'answer', '2026-09-21')", [id])).rejects.toThrow(/row-level security/);
    expect((await other.connections.query('select from privacy.request_event')).rowCount).toBe(0);
  }
  expect((await listRequests(desk('town_clerk', '341522001'))).length).toBeGreaterThan(0);
});

test('two who act at once: one of them comes too late', async () => {
  await act('check_identity', { check: 'guardian_papers' });
  const both = await Promise.all([codeOf(act('answer')), codeOf(act('refuse', { note: '依法应当保密' }))]);
  expect(both.sort()).toEqual(['ok', 'request_state']);
});

test('a correction waits in the register’s queue, sealed, and only for one whose identity was checked', async () => {
  const wanted = { field: 'phone', wanted: '13856400001', evidence: '运营商账单' };
  expect(await codeOf(recordCorrection(desk(), id, wanted))).toBe('not_a_correction');
  id = await openRequest(desk(), { ...ASK, kind: 'correction' });
  expect(await codeOf(recordCorrection(desk(), id, wanted))).toBe('not_a_correction');
  await act('check_identity', { check: 'home_visit' });
  expect(await codeOf(recordCorrection(desk(), id, { ...wanted, field: 'shoe_size' }))).toBe('field_unknown');
  await recordCorrection(desk(), id, wanted);
  expect(await corrections(desk().connections, sealer, { person: PERSON })).toMatchObject([{ request: id, field: 'phone', wanted: '13856400001', evidence: '运营商账单' }]);
  expect(await corrections(desk('county_officer', '341503').connections, sealer)).toEqual([]);
  const { rows: [row] } = await owner.pool.query<{ text: string }>('select string_agg(c::text, $1) as text from privacy.correction c', [' ']);
  expect(row?.text).not.toContain('13856400001');
});

test('what happened is never changed, and goes only after three years', async () => {
  for (const sql of ["update privacy.request set kind = 'copy'", 'delete from privacy.request', "update privacy.request_event set action = 'answer'", 'delete from privacy.request_event', 'truncate privacy.request cascade']) {
    if (sql.includes('_event')) await act('check_identity', { check: 'in_person' }).catch(() => undefined);
    await expect(owner.pool.query(sql)).rejects.toThrow(/only ever appended/);
  }
});

test('whatever is done in whatever order, nobody is answered unknown and what is over stays over', () => {
  const steps = fc.array(fc.constantFrom(...REQUEST_ACTIONS), { maxLength: 12 });
  fc.assert(fc.property(steps, fc.constantFrom('access' as const, 'complaint' as const), (actions, kind) => {
    const done: RequestStep[] = [];
    for (const action of actions) {
      const { allowed, identified, status } = stateOf(kind, '2026-10-13', done);
      if (kind === 'access' && !identified && allowed.some((one) => one === 'answer' || one === 'pass_on')) throw new Error(`answered unknown: ${status}`);
      if (allowed.includes(action)) done.push({ action, until: action === 'extend' ? '2026-10-27' : null });
    }
    const { status, allowed } = stateOf(kind, '2026-10-13', done);
    expect(done.filter(({ action }) => action === 'extend').length).toBeLessThanOrEqual(1);
    if (isOver({ status })) expect(allowed.filter((action) => action !== 'dispute')).toEqual([]);
  }));
});

test('working days: weekends, holidays, worked weekends, and a year nobody entered', () => {
  const { calendars } = processing;
  expect(['2026-09-20', '2026-09-25', '2026-09-26', '2026-10-08', '2027-10-01', '2027-10-02'].map((day) => isWorkday(day, calendars))).toEqual([true, false, false, true, true, false]);
  fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), (shift, count) => {
    const from = new Date(Date.UTC(2026, 0, 1 + shift)).toISOString().slice(0, 10);
    const to = addWorkdays(from, count, calendars);
    expect(workdaysUntil(from, to, calendars)).toBe(count);
    expect(isWorkday(to, calendars)).toBe(true);
  }));
});
