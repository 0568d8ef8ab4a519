import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/postgres.ts';
import type { Refusal } from '../../../platform/http/index.ts';
import { sessionOf, theOffice, type Actor, type Role } from '../../walls/index.ts';
import { privacyMigrations } from '../migrations.ts';
import { askLook, decideLook, lookApproved, looksFor, type LookDesk } from './look-store.ts';

const owner = await testDatabase([privacyMigrations]);
const turned = (text: Uint8Array) => Buffer.from(text.toReversed());
const sealer = { seal: (_: string, text: string) => turned(Buffer.from(text)), open: (_: string, sealed: Buffer) => turned(sealed).toString() };
const CHILD = '00000000-0000-7000-8000-000000000001';
const LOOK = { person: CHILD, field: 'phone', purpose: 'verification_visit' };

const someone = (role: Role, division: string, more: Partial<Actor> = {}): Actor => ({ ...theOffice(), id: `${role} ${division}`, role, division, ...more });
const deskOf = (actor: Actor): LookDesk => ({ connections: owner.within(sessionOf(actor, '341500')).pool, sealer });
const CLERK = someone('town_clerk', '341522001');
const COUNTY = someone('county_officer', '341522');
const LEADER = someone('city_leader', '341500');
const OFFICER = someone('department_officer', '341500');
const codeOf = (act: Promise<unknown>) => act.then(() => 'ok', (error: Refusal) => error.notice.code);
const ask = (actor: Actor, look = LOOK) => askLook(deskOf(actor), actor, { ...look, reasons: ['入户前联系家长', '家长托村里代为联系'] });
const may = (actor: Actor) => lookApproved(deskOf(actor).connections, actor, LOOK);
const decide = (actor: Actor, id: string, approve = true, note: string | null = null) => decideLook(deskOf(actor), actor, id, { approve, note });

// The register's own policy is told in its room; here a table of its name, under a policy like it.
beforeAll(() => owner.pool.query(`
  create schema register;
  create table register.person (id uuid primary key, place text);
  alter table register.person enable row level security, force row level security;
  create policy reach on register.person using (coalesce(place, '') ^@ any ((select walls.reach())::text[]));
  grant usage on schema register to jinbao_app;
  grant select on register.person to jinbao_app;
  insert into register.person values ('${CHILD}', '341522001003')`));

test('a clerk asks, the county officer approves, and the clerk alone may look, for a day', async () => {
  const id = await ask(CLERK);
  expect(await codeOf(ask(CLERK))).toBe('look_waits');
  expect(await may(CLERK)).toBe(false);
  const [waiting] = await looksFor(deskOf(COUNTY), COUNTY);
  expect(waiting).toMatchObject({ id, ...LOOK, state: 'waiting', askedRole: 'town_clerk', reasons: ['入户前联系家长', '家长托村里代为联系'] });
  expect((waiting?.until.getTime() ?? 0) - (waiting?.askedAt.getTime() ?? 0)).toBe(7 * 86_400_000);
  await decide(COUNTY, id);
  expect([await may(CLERK), await may(COUNTY), await may({ ...CLERK, actingFor: 'somebody else' })]).toEqual([true, false, false]);
  expect(await lookApproved(deskOf(CLERK).connections, CLERK, { ...LOOK, field: 'address' })).toBe(false);
  expect(await codeOf(decide(COUNTY, id, false))).toBe('look_decided');
  const [approved] = await looksFor(deskOf(CLERK), CLERK, { person: CHILD });
  expect(approved).toMatchObject({ state: 'approved' });
  expect(Math.round(((approved?.until.getTime() ?? 0) - Date.now()) / 3_600_000)).toBe(24);
});

test('who may answer: the next level up, in whose place it lies, and nobody for themselves', async () => {
  const village = someone('village_worker', '341522001003');
  const asked: readonly (readonly [Actor, readonly Actor[]])[] = [[village, [COUNTY]], [CLERK, [COUNTY]], [COUNTY, [OFFICER, LEADER]], [OFFICER, [LEADER]]];
  for (const [asker, superiors] of asked) {
    const look = { ...LOOK, field: `address of ${asker.role}` };
    const id = await ask(asker, look);
    for (const one of [village, CLERK, someone('county_officer', '341503'), COUNTY, OFFICER, LEADER, someone('security_administrator', '341500')].filter((other) => !superiors.includes(other))) {
      expect([asker.role, one.id, await codeOf(decide(one, id))]).toEqual([asker.role, one.id, 'look_unknown']);
    }
    // Who stands in for the asker, and for whom the asker stands in.
    for (const superior of superiors) expect(await codeOf(decide({ ...superior, actingFor: asker.id }, id))).toBe('look_unknown');
    expect(await codeOf(decide(superiors.at(-1) ?? LEADER, id, false, '不必看，问村里'))).toBe('ok');
    expect((await looksFor(deskOf(asker), asker)).find((one) => one.id === id)).toMatchObject({ state: 'refused', note: '不必看，问村里' });
    expect(await lookApproved(deskOf(asker).connections, asker, look)).toBe(false);
  }
});

test('the neighbour sees nothing of it; who asks cannot answer in the database either', async () => {
  const neighbour = someone('county_officer', '341503');
  const id = await ask(COUNTY, { ...LOOK, field: 'name' });
  expect(await looksFor(deskOf(neighbour), neighbour)).toEqual([]);
  await expect(ask(neighbour, { ...LOOK, field: 'name' })).rejects.toThrow(/row-level security/);
  await expect(deskOf(COUNTY).connections.query(
    "insert into privacy.look_decision (look_id, decision, decided_by, decided_role, holds_until) values ($1, 'approved', $2, 'county_officer', now() + interval '1 day')", [id, COUNTY.id],
  )).rejects.toThrow(/row-level security/);
  await expect(deskOf(COUNTY).connections.query("update privacy.look set asked_by = 'x'")).rejects.toThrow(/permission denied/);
});

test('what nobody answered lapses, what was approved ends; why is sealed, and nothing is ever changed', async () => {
  const id = await ask(CLERK, { ...LOOK, field: 'birth' });
  for (const [sql, said] of [['update privacy.look set lapses_at = now()', 1], ['delete from privacy.look', 1], ["update privacy.look_decision set decision = 'approved'", 1]] as const) {
    await expect(owner.pool.query(sql), String(said)).rejects.toThrow(/only ever appended/);
  }
  await owner.pool.query('alter table privacy.look disable trigger look_is_kept');
  await owner.pool.query("update privacy.look set at = now() - interval '8 days', lapses_at = now() - interval '1 day' where id = $1", [id]);
  expect(await codeOf(decide(COUNTY, id))).toBe('look_decided');
  expect((await looksFor(deskOf(CLERK), CLERK)).find((one) => one.id === id)?.state).toBe('over');
  expect(await codeOf(ask(CLERK, { ...LOOK, field: 'birth' }))).toBe('ok');
  await owner.pool.query('alter table privacy.look enable trigger look_is_kept');
  await owner.pool.query('alter table privacy.look_decision disable trigger look_decision_is_kept');
  await owner.pool.query("update privacy.look_decision set holds_until = now() - interval '1 minute' where decision = 'approved'");
  await owner.pool.query('alter table privacy.look_decision enable trigger look_decision_is_kept');
  expect(await may(CLERK)).toBe(false);
  const { rows: [kept] } = await owner.pool.query<{ text: string }>("select string_agg(convert_to(l::text, 'utf8')::text, '') as text from privacy.look l");
  expect(kept?.text).not.toContain(Buffer.from('家长').toString('hex'));
});
