import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { changeKeys, cryptoMigrations, keysStatus, type SuiteName } from '../../../foundation/platform/crypto/index.ts';
import { literal, openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { countConflicts, findPeople, importRegister, listConflicts, personOf, registerKnownPerson, registerMigrations, registerSeals, writePopulation } from '../index.ts';
import { line, PEOPLE, stoneBridge, whole } from '../testing/stone-bridge.ts';

const database = await testDatabase([cryptoMigrations, registerMigrations]);
const { keeper, keyFile } = await testKeeper(database);
const registry = { database, keeper };
const engine = await openDuckdb();
const town = await stoneBridge();
afterAll(async () => {
  engine.close();
  await town.leave();
});

/** Women of Stone Bridge, born one a day from the first of January 1960 on. */
const identityOf = (n: number) => whole(`341502${new Date(Date.UTC(1960, 0, 1 + n)).toISOString().slice(0, 10).replaceAll('-', '')}002`);

const known = (n: number) => registerKnownPerson(registry, {
  name: '石小', identity: identityOf(n), category: 6, grade: 2, division: '341502001003', address: null, phone: `1380000${String(n).padStart(4, '0')}`,
  guardian: { name: '石阿梅', identity: PEOPLE.amei.identity, phone: '13800000001', relation: '母亲' },
  appliedOn: '2018-05-02', document: '申请', source: null, actor: 'clerk', reason: 'application',
});

const files = { keysInUse: async () => new Set<number>(), reseal: async () => 0 };
const change = (suite: SuiteName) => changeKeys({ connections: database.pool, keeper, suite, actor: 'administrator', rooms: [registerSeals], files, settleMs: 0 });

const GRADE_WRONG = line({ who: 'amei', kind: '43', change: { grade: '1' } });

async function take(asOf: string, lines: string[]) {
  const file = await town.write(`register-${asOf}.csv`, lines);
  return importRegister(registry, engine, { file, asOf, definition: town.definition, divisions: town.divisions, outDir: town.folder, actor: 'clerk', reason: 'monthly file' });
}

/** Everything that was said of everybody, opened. */
async function said() {
  const file = join(town.folder, 'said.parquet');
  await writePopulation(registry, engine, '2018-08-31', file);
  const people = await engine.rows(`select * exclude (person_id) from read_parquet(${literal(file)}) order by identity`);
  return { people, conflicts: await listConflicts(registry, { limit: 100 }) };
}

beforeAll(async () => {
  await take('2018-06-30', [GRADE_WRONG, line({ who: 'quan', kind: '11', change: { guardian: '石阿梅' } }), line({ who: 'shu', kind: '24' })]);
  await take('2018-07-31', [GRADE_WRONG, line({ who: 'quan', kind: '12', change: { phone: '13900000002' } }), line({ who: 'shu', kind: '24' })]);
  for (let n = 0; n < 120; n += 1) await known(n);
});

const states = async () => (await keysStatus(database.pool, files)).keys.map(({ purpose, suite, state }) => `${purpose} ${suite} ${state}`);

test('from one suite to the other while people read and write: nobody is missed, nothing is lost, nothing of the old keys is left', async () => {
  const before = await said();
  const signature = keeper.sign(Buffer.from('a head'));
  const done = new AbortController();
  let [looked, written] = [0, 0];
  const readers = [3, 77, 119].map(async (n) => {
    while (!done.signal.aborted) {
      const found = await findPeople(registry, identityOf(n));
      expect(found).toHaveLength(1);
      expect(await personOf(registry, found[0]?.id ?? '', '2018-08-31')).toMatchObject({ phone: expect.stringMatching(/^138\*{4}/) });
      looked += 1;
    }
  });
  const writer = (async () => {
    while (!done.signal.aborted) {
      expect((await known(200 + written)).state).toBe('known');
      expect((await known(200 + written)).state).toBe('already');
      written += 1;
    }
  })();
  await change('sm').finally(() => done.abort());
  await Promise.all([...readers, writer]);
  expect(looked).toBeGreaterThan(3);
  expect(written).toBeGreaterThan(0);
  await change('sm');
  expect(keeper.suite).toBe('sm');
  expect(await states()).toEqual([
    'data aes retired', 'index aes retired', 'signing aes decrypt_only', 'data sm retired', 'index sm retired', 'signing sm decrypt_only', 'data sm active', 'index sm active', 'signing sm active',
  ]);
  expect(keeper.verify(Buffer.from('a head'), signature)).toBe(true);
  const after = await said();
  const [first, now] = [before, after].map(({ people }) => people.filter((one) => !/"phone":"13800000[2-9]/.test(JSON.stringify(one))));
  expect(now).toEqual(first);
  expect(after.conflicts).toEqual(before.conflicts);
  for (let n = 0; n < 120; n += 40) expect((await known(n)).state).toBe('already');
}, 120_000);

test('a file taken in after the change finds everybody as they were', async () => {
  const { counts } = await take('2018-08-31', [GRADE_WRONG, line({ who: 'quan', kind: '12', change: { phone: '13900000002' } }), line({ who: 'shu', kind: '24' })]);
  expect(counts).toMatchObject({ new: 0, changed: 0, same: 3 });
  expect(await countConflicts(database)).toEqual([{ kind: 'grade_differs', count: 1 }]);
});

function changing(killAt: string): string {
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  return `
    import { connect } from ${module('../../../foundation/platform/database/index.ts')};
    import { changeKeys, openKeeper } from ${module('../../../foundation/platform/crypto/index.ts')};
    import { registerSeals } from ${module('../index.ts')};
    const { pool } = connect(${JSON.stringify(database.url)});
    const keeper = await openKeeper({ connections: pool, keyFile: ${JSON.stringify(keyFile)}, keyCommand: null, suite: 'aes' });
    await changeKeys({ connections: pool, keeper, suite: 'aes', actor: 'administrator', rooms: [registerSeals], settleMs: 0,
      files: { keysInUse: async () => new Set(), reseal: async () => 0 },
      onStep: (step) => { if (step === '${killAt}') process.kill(process.pid, 'SIGKILL'); } });`;
}

test('a change killed after any of its steps is gone on with by the next, to the end', async () => {
  const before = await said();
  for (const step of ['keys_made', 'sealing_with_new', 'looked_anew', 'resealing', 'resealed', 'files_resealed']) {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', changing(step)], { stdio: ['ignore', 'inherit', 'inherit'] });
    const [, signal] = await once(child, 'exit');
    expect([step, signal]).toEqual([step, 'SIGKILL']);
    await keeper.refresh();
    expect((await keysStatus(database.pool, files)).changing, step).toMatchObject({ suite: 'aes' });
    expect(await said(), step).toEqual(before);
    expect(await findPeople(registry, identityOf(5)), step).toHaveLength(1);
    await expect(known(5), step).resolves.toMatchObject({ state: 'already' });
  }
  // Asked for another suite, it goes on with the one it began with.
  await change('sm');
  expect(keeper.suite).toBe('aes');
  expect((await keysStatus(database.pool, files)).changing).toBeNull();
  expect((await states()).filter((one) => one.endsWith('active'))).toEqual(['data aes active', 'index aes active', 'signing aes active']);
  expect((await states()).filter((one) => /^(data|index).*decrypt_only/.test(one))).toEqual([]);
  expect(await said()).toEqual(before);
}, 300_000);
