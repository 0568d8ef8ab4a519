import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { cryptoMigrations } from '../../../foundation/platform/crypto/index.ts';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { importRegister, registerMigrations } from '../index.ts';
import { line, stoneBridge } from '../testing/stone-bridge.ts';

const database = await testDatabase([cryptoMigrations, registerMigrations]);
const { keeper, keyFile } = await testKeeper(database);
const town = await stoneBridge();
afterAll(() => town.leave());

const FIRST = [line({ who: 'amei', kind: '43' }), line({ who: 'quan', kind: '11' })];
const SECOND = [line({ who: 'amei', kind: '42', change: { grade: '1', phone: '13800000009' } }), line({ who: 'xiaoqiao', kind: '62' }), line({ who: 'shu', kind: '33' })];

function importing(file: string, asOf: string): string {
  return `
    import { connect } from ${module('../../../foundation/platform/database/index.ts')};
    import { openDuckdb } from ${module('../../../foundation/platform/engine/index.ts')};
    import { importRegister } from ${module('../index.ts')};
    import { stoneBridge } from ${module('../testing/stone-bridge.ts')};
    import { openKeeper } from ${module('../../../foundation/platform/crypto/index.ts')};
    const town = await stoneBridge();
    const database = connect(${JSON.stringify(database.url)});
    const keeper = await openKeeper({ connections: database.pool, keyFile: ${JSON.stringify(keyFile)}, keyCommand: null, suite: 'aes' });
    await importRegister({ database, keeper }, await openDuckdb(), { file: ${JSON.stringify(file)}, asOf: '${asOf}',
      definition: town.definition, divisions: town.divisions, outDir: town.folder, actor: 'clerk', reason: 'monthly file' });`;
}

function module(path: string): string {
  return JSON.stringify(new URL(path, import.meta.url).href);
}

/** Everything the register holds but what is new at each run: numbers of rows, persons, times. */
async function everything(): Promise<unknown> {
  const { rows } = await database.pool.query(`select
    (select jsonb_agg(to_jsonb(p) - 'person_id' order by p.name) from register.population_on('2018-07-31') p) as after,
    (select jsonb_agg(to_jsonb(p) - 'person_id' order by p.name) from register.population_on('2018-06-30') p) as before,
    (select jsonb_agg(jsonb_build_array(e.kind, e.subject, e.before, e.after) order by e.kind, e.subject, e.before, e.after) from register.event e) as events,
    (select jsonb_agg(jsonb_build_array(c.kind, c.status, c.fingerprint) order by c.kind, c.fingerprint) from register.conflict c) as conflicts,
    (select jsonb_agg(counts order by as_of) from register.import_batch) as batches,
    (select count(*) from register.person) as people, (select count(*) from register.certificate) as certificates`);
  return rows[0];
}

/** Starts the import in another process, and kills it while it waits to write into a table that is held. */
async function killAt(table: string, file: string): Promise<void> {
  const holder = await database.pool.connect();
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', importing(file, '2018-07-31')], { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'exit');
  try {
    await holder.query(`begin; lock table register.${table} in share row exclusive mode`);
    await expect.poll(() => waiting(), { timeout: 50_000, interval: 100 }).toContain(`register.${table}`);
  } finally {
    child.kill('SIGKILL');
    await ended;
    await holder.query('rollback');
    holder.release();
  }
  await expect.poll(() => atWork(), { timeout: 20_000, interval: 100 }).toBe(0);
}

/** Asked on a connection outside the holding transaction, which would see the same answer again and again. */
async function waiting(): Promise<string> {
  const { rows } = await database.pool.query<{ query: string }>("select query from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
  return rows.map(({ query }) => query).join();
}

async function atWork(): Promise<number | null> {
  return (await database.pool.query("select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'")).rowCount;
}

test('an import killed at any of its steps leaves nothing of itself, and the next one does the whole once', async () => {
  const engine = await openDuckdb();
  const take = async (file: string, asOf: string) => importRegister({ database, keeper }, engine, {
    file, asOf, definition: town.definition, divisions: town.divisions, outDir: town.folder, actor: 'clerk', reason: 'monthly file',
  });
  await take(await town.write('first.csv', FIRST), '2018-06-30');
  const before = await everything();
  const second = await town.write('second.csv', SECOND);
  for (const table of ['import_batch', 'person', 'phone', 'certificate', 'certificate_status', 'event', 'conflict']) {
    await killAt(table, second);
    expect(await everything(), `killed at ${table}`).toEqual(before);
  }
  expect((await take(second, '2018-07-31')).counts).toMatchObject({ new: 2, changed: 1, gone: 1, conflicts: 1 });
  const after = await everything();
  expect(after).toMatchObject({ people: 4, certificates: 5, after: [{ name: '石小桥' }, { name: '石阿梅', grade: 2 }, { name: '𠮷·阿舒' }] });
  expect((await take(second, '2018-07-31')).state).toBe('already');
  expect(await everything()).toEqual(after);
  engine.close();
}, 400_000);
