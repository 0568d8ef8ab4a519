import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { fixedClock, systemClock } from '../../platform/clock/index.ts';
import { cryptoMigrations, makeMasterKey, openKeeper } from '../../platform/crypto/index.ts';
import type { AuditEntry } from './audit-entry.ts';
import { keeperSigner } from './head-signer.ts';
import { auditMigrations } from './migrations.ts';
import { openAuditLog, type AuditLogOptions } from './open-audit-log.ts';
import { readHead } from './read-chain.ts';
import { testSigner } from './testing/test-signer.ts';
import { verifyDatabase } from './verify-database.ts';
import { voucherFiles } from './voucher-files.ts';

const database = await testDatabase([cryptoMigrations, auditMigrations]);
const folder = await mkdtemp(join(tmpdir(), 'jinbao-audit-'));
afterAll(() => rm(folder, { recursive: true }));

const signer = testSigner();
const auditor = database.within({ 'jinbao.role': 'auditor' }).pool;
const reported: unknown[] = [];

function open(changed: Partial<AuditLogOptions> = {}) {
  return openAuditLog({ database, folder, signer, digest: () => 'sha256', clock: systemClock, report: (error) => reported.push(error), signEvery: 3_600_000, ...changed });
}

function entry(changed: Partial<AuditEntry> = {}): AuditEntry {
  return {
    actor: randomUUID(), role: 'county_officer', actingFor: null, action: 'person:read', route: 'GET /api/people/{personId}', subjects: [randomUUID()],
    count: 1, purpose: null, division: '341522', outcome: 'done', detail: { fields: 3, 说明: '核对“疑似应享未享”' }, requestId: randomUUID(), ...changed,
  };
}

const verify = () => verifyDatabase(auditor, voucherFiles(folder));

/** Another process that appends to the same chain: prints `done` after its entries are kept, and ends when told to. */
function otherServer(entries: number, { linger = false } = {}) {
  const program = `
    import { openAuditLog } from ${JSON.stringify(import.meta.resolve('./index.ts'))};
    import { systemClock } from ${JSON.stringify(import.meta.resolve('../../platform/clock/index.ts'))};
    import { testSigner } from ${JSON.stringify(import.meta.resolve('./testing/test-signer.ts'))};
    import { inventEntry } from ${JSON.stringify(import.meta.resolve('./testing/invent-entries.ts'))};
    const log = await openAuditLog({ database: { url: process.env.URL }, folder: process.env.FOLDER, signer: testSigner(), digest: () => 'sha256', clock: systemClock,
      report: (error) => { throw error; }, signEvery: ${linger ? 3_600_000 : 50} });
    for (let i = 0; i < ${entries}; i += 10) await Promise.all(Array.from({ length: 10 }, (_, k) => log.append(inventEntry(i + k))));
    console.log('done');
    ${linger ? 'setInterval(() => {}, 1000);' : 'await log.close();'}`;
  return spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, URL: database.url, FOLDER: folder } });
}

test('entries of many at once make one chain, signed outside the database', async () => {
  const log = await open();
  await Promise.all(Array.from({ length: 1200 }, (_, i) => log.append(entry({ count: i }))));
  await log.append(entry({ actor: '\0half \ud83d', subjects: [randomUUID().toUpperCase()], count: null, detail: {}, purpose: '入户' }));
  expect(await verify()).toMatchObject({ ok: true, entries: 1201, vouched: 0, behind: 1201 });
  await log.close();
  expect(await verify()).toMatchObject({ ok: true, entries: 1201, vouched: 1201, behind: 0, heads: 1, faults: [] });
  expect(reported).toEqual([]);
});

test('several servers append to one chain and sign it in one folder', async () => {
  const before = (await readHead(auditor)).seq;
  const servers = [otherServer(300), otherServer(300)];
  const log = await open({ signEvery: 50 });
  for (let i = 0; i < 60; i++) await Promise.all([log.append(entry()), log.append(entry()), log.append(entry())]);
  expect(await Promise.all(servers.map(async (server) => (await once(server, 'exit'))[0]))).toEqual([0, 0]);
  await log.close();
  const verified = await verify();
  expect(verified).toMatchObject({ ok: true, entries: before + 780, behind: 0, faults: [] });
  expect(verified.keys.length).toBe(3);
  expect(reported).toEqual([]);
});

test('a server killed before it signed leaves the head file behind, which is no fault, and the next start mends it', async () => {
  const before = (await readHead(auditor)).seq;
  const server = otherServer(40, { linger: true });
  await once(server.stdout, 'data');
  server.kill('SIGKILL');
  await once(server, 'exit');
  expect(await verify()).toMatchObject({ ok: true, entries: before + 40, vouched: before, behind: 40 });
  await (await open()).close();
  expect(await verify()).toMatchObject({ ok: true, behind: 0 });
});

test('a head whose writing was interrupted is none, and the next one takes its place', async () => {
  const { heads } = voucherFiles(folder);
  const whole = await readFile(heads, 'utf8');
  await appendFile(heads, '{"seq":99999,"ha');
  expect(await verify()).toMatchObject({ ok: true, behind: 0 });
  const log = await open();
  await log.append(entry());
  await log.close();
  expect(await verify()).toMatchObject({ ok: true, behind: 0 });
  expect((await readFile(heads, 'utf8')).startsWith(`${whole}{"seq":${(await readHead(auditor)).seq},`)).toBe(true);
});

test('an entry joins its change: kept together or not at all', async () => {
  const log = await open();
  const before = (await readHead(auditor)).seq;
  const app = database.within({}).pool;
  await app.transaction(async (client) => {
    await log.within(client, entry({ action: 'rights:manage' }));
    await log.within(client, entry({ action: 'rights:manage' }));
  });
  await expect(app.transaction(async (client) => {
    await log.within(client, entry());
    throw new Error('the change failed');
  })).rejects.toThrow('the change failed');
  await log.append(entry());
  await log.close();
  expect(await verify()).toMatchObject({ ok: true, entries: before + 3, behind: 0 });
});

test('what is no number is refused alone; what is no id of a person is left out and counted', async () => {
  const log = await open();
  const known = randomUUID();
  const outcomes = await Promise.allSettled([
    log.append(entry({ count: 1.5 })), log.append(entry({ detail: { n: Number.NaN } })), log.append(entry({ subjects: ['张三', known, '110101190001010015'] })),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  await log.close();
  const { rows } = await auditor.query("select subjects::text[] as subjects, detail->'subjects_left_out' as left_out from audit.entry order by seq desc limit 1");
  expect(rows).toEqual([{ subjects: [known], left_out: 2 }]);
});

test('each day with entries gets an anchor, which the heads then name', async () => {
  const { heads, anchors } = voucherFiles(folder);
  for (const day of ['2031-03-01', '2031-03-02', '2031-03-02', '2031-03-05']) {
    const log = await open({ clock: fixedClock(`${day}T09:00:00+08:00`) });
    await log.append(entry());
    await log.close();
  }
  const lines = (await readFile(anchors, 'utf8')).trimEnd().split('\n').map((line): unknown => JSON.parse(line));
  expect(lines).toMatchObject([{ day: expect.stringMatching(/^2/) }, { day: '2031-03-01', count: 1 }, { day: '2031-03-02', count: 2 }]);
  expect(await verify()).toMatchObject({ ok: true, anchors: 3, heads: 2, behind: 0 });

  const kept = await readFile(anchors, 'utf8');
  await writeFile(anchors, kept.trimEnd().split('\n').slice(0, -1).map((line) => `${line}\n`).join(''));
  expect((await verify()).faults).toMatchObject([{ kind: 'anchors_file' }]);
  await writeFile(anchors, kept.replace('"day":"2031-03-02"', '"day":"2031-03-03"'));
  expect((await verify()).faults).toMatchObject([{ kind: 'anchors_file' }, { kind: 'anchors_file' }]);
  await writeFile(anchors, kept);

  const signed = await readFile(heads, 'utf8');
  await writeFile(heads, signed.replace(/"signature":"../, '"signature":"AA').replace(/(.*\n)(.*)"seq":(\d+)/, '$1$2"seq":1$3'));
  expect((await verify()).faults).toMatchObject([{ kind: 'heads_file' }, { kind: 'heads_file' }]);
  await writeFile(heads, signed);
  expect(await verify()).toMatchObject({ ok: true });
});

test('the office goes over to the national suite: SM3 from a marked entry on, heads by SM2', async () => {
  const keyFile = join(folder, 'master.key');
  await makeMasterKey(keyFile);
  const keeper = await openKeeper({ connections: database.pool, suite: 'sm', keyFile, keyCommand: null });
  const log = await open({ signer: keeperSigner(keeper), digest: () => (keeper.suite === 'sm' ? 'sm3' : 'sha256') });
  await log.append(entry());
  await log.close();
  keeper.close();
  const { rows } = await auditor.query('select action, digest from audit.entry order by seq desc limit 3');
  expect(rows).toMatchObject([{ action: 'person:read', digest: 'sm3' }, { action: 'audit:digest_changed', digest: 'sm3' }, { digest: 'sha256' }]);
  expect(await verify()).toMatchObject({ ok: true, behind: 0 });
  const { heads } = voucherFiles(folder);
  const signed = await readFile(heads, 'utf8');
  await writeFile(heads, signed.replace(/"at":"2/, '"at":"3').replace(/("at":")2(?=[^\n]*\n$)/, '$13'));
  expect((await verify()).faults).toMatchObject([{ kind: 'heads_file' }]);
  await writeFile(heads, signed);
});
