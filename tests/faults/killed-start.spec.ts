import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openKeeper } from '../../src/foundation/platform/crypto/index.ts';
import { openDatabase } from '../../src/foundation/platform/database/index.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jinbao-killed-'));
  folders.push(folder);
  return folder;
}

/** Loads the demo town; killed without warning when a line of its progress begins with `killAt`. Answers whether it came to its end. */
function load(data: string, killAt?: string): Promise<boolean> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start-and-kill.ts')], {
    env: { ...process.env, PORT: '0', JINBAO_DATA: data, JINBAO_LOG: 'silent' }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (killAt !== undefined) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith(killAt)) child.kill('SIGKILL');
    });
  } else child.stdout.resume();
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** What an office holds, whatever numbers its rows were given. */
async function contents(data: string): Promise<unknown> {
  const database = await openDatabase({ databaseUrl: null, data });
  try {
    const count = async (what: string) => (await database.pool.query<{ n: number }>(`select count(*) as n from ${what}`)).rows[0]?.n;
    const keeper = await openKeeper({ connections: database.pool, keyFile: join(data, 'keys', 'master.key'), keyCommand: null, suite: 'aes' });
    keeper.close();
    const { rows } = await database.pool.query<{ rule: string; certificate: Buffer | null }>(
      `select f.rule, p.certificate, f.status, f.reason, f.rows from coverage.finding f join coverage.person_now p using (person_id)`);
    const findings = rows
      .map((row) => ({ ...row, certificate: row.certificate === null ? '' : keeper.open('register.certificate.number', row.certificate) }))
      .sort((a, b) => `${a.rule} ${a.certificate}`.localeCompare(`${b.rule} ${b.certificate}`));
    return {
      findings, people: await count('register.person'), certificates: await count('register.certificate'), batches: await count('register.import_batch'),
      snapshots: await count('sources.snapshot'), links: await count('linkage.linked_list'), events: await count('coverage.finding_event'),
    };
  } finally {
    await database.close();
  }
}

test('a start killed while it writes the city, takes in the register, links or judges is continued by the next: nothing lost, nothing doubled', async () => {
  const whole = await newFolder();
  const killed = await newFolder();
  expect(await load(whole)).toBe(true);
  for (const step of ['登记库', 'population', 'link poverty_register', 'judge']) expect([step, await load(killed, step)]).toEqual([step, false]);
  expect(await load(killed)).toBe(true);
  expect(await contents(killed)).toEqual(await contents(whole));
}, 600_000);
