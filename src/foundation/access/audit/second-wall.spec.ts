import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { systemClock } from '../../platform/clock/index.ts';
import { auditMigrations } from './migrations.ts';
import { openAuditLog } from './open-audit-log.ts';
import { ChainContradictedError } from './sign-head.ts';
import { inventEntry } from './testing/invent-entries.ts';
import { testSigner } from './testing/test-signer.ts';
import { verifyDatabase } from './verify-database.ts';
import { voucherFiles } from './voucher-files.ts';

const database = await testDatabase([auditMigrations]);
const folder = await mkdtemp(join(tmpdir(), 'jinbao-audit-'));
afterAll(() => rm(folder, { recursive: true }));

const signer = testSigner();
const auditor = database.within({ 'jinbao.role': 'audit_administrator' }).pool;
const ENTRIES = 40;
const reported: unknown[] = [];

function open() {
  return openAuditLog({ database, folder, signer, digest: () => 'sha256', clock: systemClock, report: (error) => reported.push(error), signEvery: 3_600_000 });
}

beforeAll(async () => {
  const log = await open();
  for (let i = 0; i < ENTRIES; i++) await log.append(inventEntry(i));
  await log.close();
});

const verify = () => verifyDatabase(auditor, voucherFiles(folder));

const CHANGES = [
  "update audit.entry set actor = 'nobody' where seq = 3", 'delete from audit.entry where seq = 3', 'truncate audit.entry',
  'update audit.head set seq = 2', 'delete from audit.head', 'truncate audit.head', "insert into audit.head (one, seq, hash) values (true, 0, '')",
];

test.each(CHANGES)('nobody may: %s', async (change) => {
  await expect(auditor.query(change)).rejects.toMatchObject({ code: '42501' });
  await expect(database.pool.query(change)).rejects.toThrow(/只增不改/);
});

test('an owner of the tables who is no superuser may not either, and reads nothing', async () => {
  await database.pool.query(`
    create role audit_owner_of_this_spec nologin; grant usage on schema audit, walls to audit_owner_of_this_spec;
    alter table audit.entry owner to audit_owner_of_this_spec; alter table audit.head owner to audit_owner_of_this_spec`);
  const asOwner = (text: string) => database.pool.transaction(async (client) => {
    await client.query('set local role audit_owner_of_this_spec');
    return client.query<{ n: number }>(text);
  });
  for (const change of CHANGES.slice(0, 3)) await expect(asOwner(change)).rejects.toThrow(/只增不改/);
  expect((await asOwner('select count(*) as n from audit.entry')).rows).toEqual([{ n: 0 }]);
  await database.pool.query(`
    alter table audit.entry owner to current_user; alter table audit.head owner to current_user; drop owned by audit_owner_of_this_spec; drop role audit_owner_of_this_spec`);
});

test('only auditors read entries; the head, a number and a hash, is read by every server', async () => {
  const count = async (role: string) => (await database.within({ 'jinbao.role': role }).pool.query<{ n: number }>('select count(*) as n from audit.entry')).rows[0]?.n;
  expect(await count('auditor')).toBe(ENTRIES);
  expect(await count('audit_administrator')).toBe(ENTRIES);
  for (const role of ['city_leader', 'department_officer', 'system_administrator', 'security_administrator', 'office', '']) expect(await count(role)).toBe(0);
  const about = async (role: string) => (await database.within({ 'jinbao.role': role }).pool.query('select audit.entries_about($1)', [inventEntry(1).subjects[0]])).rowCount;
  expect([await about('auditor'), await about('city_leader'), await about('')]).toEqual([1, 0, 0]);
  expect((await database.within({}).pool.query('select seq from audit.head')).rows).toEqual([{ seq: ENTRIES }]);
});

test('the database takes no entry that does not continue the chain', async () => {
  const copy = (seq: string, previous: string) => auditor.query(`
    insert into audit.entry (seq, at, actor, role, action, subjects, outcome, detail, digest, previous, hash)
    select ${seq}, at, actor, role, action, subjects, outcome, detail, digest, ${previous}, sha256('x') from audit.entry where seq = ${ENTRIES}`);
  await expect(copy(String(ENTRIES + 2), 'hash')).rejects.toThrow(/接不上/);
  await expect(copy(String(ENTRIES + 1), 'previous')).rejects.toThrow(/接不上/);
  await expect(copy('0', 'hash')).rejects.toThrow(/接不上/);
});

/** What a superuser can do who switches the triggers off. */
async function behindTheTriggers(...changes: string[]): Promise<void> {
  await database.pool.transaction(async (client) => {
    await client.query("set local session_replication_role = 'replica'");
    for (const change of changes) await client.query(change);
  });
}

test('what a superuser does with the triggers off is found, and the first bad entry named', async () => {
  await database.pool.query('create table public.before as select * from audit.entry; create table public.head_before as select * from audit.head');
  const restored = ['delete from audit.entry', 'insert into audit.entry select * from public.before', 'delete from audit.head', 'insert into audit.head select * from public.head_before'];
  const tried: [string[], number, string][] = [
    [["update audit.entry set outcome = 'failed' where seq = 7"], 7, 'changed'],
    [["update audit.entry set at = at + interval '1 ms' where seq = 7"], 7, 'changed'],
    [["update audit.entry set detail = (detail::text || ' ')::json where seq = 7"], 7, 'changed'],
    [["update audit.entry set subjects = '{}' where seq = 7"], 7, 'changed'],
    [['delete from audit.entry where seq = 7'], 7, 'out_of_place'],
    [['update audit.entry set seq = 0 where seq = 7', 'update audit.entry set seq = 7 where seq = 9', 'update audit.entry set seq = 9 where seq = 0'], 7, 'changed'],
    [['delete from audit.entry where seq > 30'], 31, 'cut'],
    [['delete from audit.entry where seq > 30', 'update audit.head set (seq, hash) = (select seq, hash from audit.entry where seq = 30)'], 31, 'cut'],
    [['update audit.head set (seq, hash) = (select seq, hash from audit.entry where seq = 30)'], 31, 'beyond_head'],
    [['update audit.entry set seq = -seq where seq = 1'], 1, 'out_of_place'],
    [['delete from audit.entry', "update audit.head set seq = 0, hash = decode(repeat('00', 32), 'hex'), digest = null"], 1, 'cut'],
  ];
  for (const [changes, seq, kind] of tried) {
    await behindTheTriggers(...changes);
    expect((await verify()).faults[0], changes[0]).toMatchObject({ seq, kind, from: 1 });
    await behindTheTriggers(...restored);
  }
  expect(await verify()).toMatchObject({ ok: true, entries: ENTRIES });
});

test('a chain that is not the one that was signed is not signed again', async () => {
  await behindTheTriggers('delete from audit.entry where seq > 30', 'update audit.head set (seq, hash) = (select seq, hash from audit.entry where seq = 30)');
  const log = await open();
  for (let i = 0; i < 20; i++) await log.append(inventEntry(i));
  await log.close();
  expect(reported.length).toBeGreaterThan(0);
  for (const error of reported) expect(error).toBeInstanceOf(ChainContradictedError);
  expect((await verify()).faults).toMatchObject([{ seq: 40, kind: 'rewritten' }]);
});
