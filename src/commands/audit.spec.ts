import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { stopServer } from '../foundation/platform/database/index.ts';
import { main } from './main.ts';

const data = await mkdtemp(join(tmpdir(), 'jinbao-audit-verb-'));
const file = (name: string) => join(data, name);
const beside = ['--heads', file('audit/heads.jsonl'), '--public-key', file('audit/public-key.json')];
const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
vi.stubEnv('JINBAO_DATA', data);
vi.stubEnv('DATABASE_URL', '');
afterEach(() => vi.clearAllMocks());
afterAll(async () => {
  vi.unstubAllEnvs();
  await stopServer(file('pg'));
  await rm(data, { recursive: true });
});

/** An office that keeps its data folder open, with `entries` appended and signed. */
async function office(entries: number) {
  const program = `
    import { auditMigrations, openAuditLog } from ${JSON.stringify(import.meta.resolve('../foundation/access/audit/index.ts'))};
    import { inventEntry } from ${JSON.stringify(import.meta.resolve('../foundation/access/audit/testing/invent-entries.ts'))};
    import { testSigner } from ${JSON.stringify(import.meta.resolve('../foundation/access/audit/testing/test-signer.ts'))};
    import { systemClock } from ${JSON.stringify(import.meta.resolve('../foundation/platform/clock/index.ts'))};
    import { migrate, openDatabase } from ${JSON.stringify(import.meta.resolve('../foundation/platform/database/index.ts'))};
    const database = await openDatabase({ databaseUrl: null, data: ${JSON.stringify(data)} });
    await migrate(database.pool, [auditMigrations]);
    const log = await openAuditLog({ database, folder: ${JSON.stringify(file('audit'))}, signer: testSigner(), digest: () => 'sha256', clock: systemClock, report: console.error });
    await Promise.all(Array.from({ length: ${entries} }, (_, i) => log.append(inventEntry(i))));
    await log.sign();
    console.log('open');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
}

const answer = (): unknown => JSON.parse(String(said.mock.calls.at(-1)?.[0]));

test('a folder without a database is said to have none, and none is made', async () => {
  expect(await main(['audit', 'verify'])).toBe(1);
  expect(complained.mock.calls[0]?.[0]).toMatch(/没有数据库/);
  expect(await main(['audit'])).toBe(2);
});

test('verified beside the running office, after it was killed, and from a file on any machine', async () => {
  const kill = await office(300);
  expect(await main(['audit', 'verify', '--json'])).toBe(0);
  expect(answer()).toMatchObject({ ok: true, entries: 300, vouched: 300, behind: 0, heads: 1 });
  expect(await main(['audit', 'export', '--out', file('audit.jsonl')])).toBe(0);
  await kill();
  expect(await main(['audit', 'verify'])).toBe(0);
  expect(said.mock.calls.at(-1)?.[0]).toMatch(/完好：300 条[\s\S]*公钥编号/);

  expect(await main(['audit', 'verify', '--export', file('audit.jsonl')])).toBe(0);
  expect(said.mock.calls.at(-1)?.[0]).toMatch(/没有公钥/);
  expect(await main(['audit', 'verify', '--export', file('audit.jsonl'), ...beside, '--json'])).toBe(0);
  expect(answer()).toMatchObject({ ok: true, entries: 300, vouched: 300 });

  const lines = (await readFile(file('audit.jsonl'), 'utf8')).split('\n');
  await writeFile(file('audit.jsonl'), [...lines.slice(0, 199), lines[199]?.replace('"outcome":"done"', '"outcome":"failed"'), ...lines.slice(200)].join('\n'));
  expect(await main(['audit', 'verify', '--export', file('audit.jsonl'), ...beside])).toBe(1);
  expect(said.mock.calls.at(-1)?.[0]).toMatch(/其前 199 条完好[\s\S]*第 200 条的内容[\s\S]*Entry 200 does not have the hash it carries/);

  // The verifier alone, carried to a folder of its own.
  await mkdir(file('elsewhere'));
  await writeFile(file('elsewhere/package.json'), '{"type":"module"}');
  for (const name of ['verify-chain', 'chain-form', 'chain-faults', 'vouchers']) {
    await copyFile(new URL(`../foundation/access/audit/${name}.ts`, import.meta.url), file(`elsewhere/${name}.ts`));
  }
  const files = [file('audit.jsonl'), file('audit/heads.jsonl'), file('audit/anchors.jsonl'), file('audit/public-key.json')];
  const alone = await promisify(execFile)(process.execPath, [file('elsewhere/verify-chain.ts'), ...files]).catch((error: { code: number; stdout: string }) => error);
  expect(alone).toMatchObject({ code: 1 });
  expect(JSON.parse(alone.stdout)).toMatchObject({ ok: false, faults: [{ seq: 200, kind: 'changed' }] });
});
