import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { fixedClock } from '../../platform/clock/index.ts';
import { newRoutes } from '../../platform/http/index.ts';
import { ROLES, sessionOf, standing, type Actor } from '../walls/index.ts';
import { auditRoutes } from './http.ts';
import { auditMigrations } from './migrations.ts';
import { openAuditLog, type OpenAuditLog } from './open-audit-log.ts';
import { inventEntry } from './testing/invent-entries.ts';
import { testSigner } from './testing/test-signer.ts';
import { readExport, verifyChain } from './verify-chain.ts';
import { voucherFiles } from './voucher-files.ts';
import { readVouchers } from './vouchers.ts';

const database = await testDatabase([auditMigrations]);
const folder = await mkdtemp(join(tmpdir(), 'jinbao-audit-'));
afterAll(() => rm(folder, { recursive: true }));

const person = randomUUID();
let actor: Actor | null = null;
let log: OpenAuditLog;
const signer = testSigner();
const app = newRoutes();
app.use(standing({ authenticate: async () => actor, record: async (deed) => log.append(deed) }));
app.route('/', auditRoutes({ connectionsOf: (one) => database.within(sessionOf(one, '341500')).pool, folder }));

beforeAll(async () => {
  for (const [day, times] of [['2018-06-29', 30], ['2018-06-30', 20], ['2018-07-01', 10]] as const) {
    // A quarter past midnight in China is still the day before by the clock of the world.
    log = await openAuditLog({ database, folder, signer, digest: () => 'sm3', clock: fixedClock(`${day}T00:15:00+08:00`), report: () => undefined, signEvery: 3_600_000 });
    for (let i = 0; i < times; i++) await log.append({ ...inventEntry(i), subjects: i === 3 ? [person, randomUUID()] : [randomUUID()] });
    if (day !== '2018-07-01') await log.close();
  }
});
afterAll(() => log.close());

function as(role: Actor['role']): void {
  actor = { id: randomUUID(), name: '', role, division: '341500', department: null, institution: null, session: null, actingFor: null };
}

async function list(query: string) {
  const answer = await app.request(`/api/audit?${query}`);
  return { status: answer.status, body: await answer.json() as { total: number; items: { seq: number; subjects: string[]; action: string; actor: string }[] } };
}

test('auditors and audit administrators read; nobody else does', async () => {
  const allowed = { list: ['auditor', 'audit_administrator'], verify: ['auditor', 'audit_administrator'], export: ['audit_administrator'] };
  for (const role of ROLES) {
    as(role);
    for (const [what, path] of [['list', '/api/audit'], ['verify', '/api/audit/verify'], ['export', '/api/audit/export']] as const) {
      expect((await app.request(path)).status, `${role} ${path}`).toBe(allowed[what].some((one) => one === role) ? 200 : 403);
    }
  }
  actor = null;
  expect((await app.request('/api/audit')).status).toBe(401);
});

test('who looked at this person, on which days, as whom', async () => {
  as('auditor');
  const seen = await list(`subject=${person}`);
  expect(seen.body).toMatchObject({ total: 3 });
  expect(seen.body.items.map(({ subjects }) => subjects.includes(person))).toEqual([true, true, true]);
  // Looking that up is told of the person as well.
  expect((await list(`subject=${person}`)).body.items[0]).toMatchObject({ action: 'audit:read', actor: actor?.id });

  expect((await list('from=2018-06-30&to=2018-06-30')).body.total).toBe(20);
  expect((await list('to=2018-06-30')).body.total).toBe(50);
  expect((await list('action=findings:decide&to=2018-06-30')).body.total).toBe(10);
  expect((await list(`actor=${inventEntry(1).actor}&to=2018-06-30`)).body.total).toBe(2);
  expect((await list('outcome=refused&to=2018-06-30')).body.total).toBe(4);
  const page = await list('to=2018-06-30&size=20&page=3');
  expect(page.body.items.map(({ seq }) => seq)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect((await list('subject=341502199001011234')).status).toBe(400);
});

test('the verdict is told, and a file that is downloaded is verified on any machine', async () => {
  as('audit_administrator');
  const answer = await app.request('/api/audit/verify');
  expect(await answer.json()).toMatchObject({ ok: true, anchors: 2, faults: [] });
  const file = join(folder, 'export.jsonl');
  await writeFile(file, await (await app.request('/api/audit/export')).text());
  await log.sign();
  const vouchers = await readVouchers(voucherFiles(folder));
  const verified = await verifyChain(readExport(file), { ...vouchers, all: vouchers.all.filter(({ by }) => by.startsWith('anchors')) });
  expect(verified).toMatchObject({ ok: true, vouched: 50 });
  expect(verified.entries).toBeGreaterThan(60);
});
