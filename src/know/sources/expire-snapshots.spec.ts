import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/postgres.ts';
import { openDuckdb } from '../../foundation/platform/engine/index.ts';
import { loadDivisions } from '../divisions/index.ts';
import { dueSnapshots, keepSnapshot, keptSnapshots, loadSourceDefinitions, markExpired, sourcesMigrations, takeSnapshot, type SourceDefinition } from './index.ts';

const ROOT = join(import.meta.dirname, '../../..');
const database = await testDatabase([sourcesMigrations]);
const folder = await mkdtemp(join(tmpdir(), 'jinbao-expiry-'));
const engine = await openDuckdb();
const divisions = loadDivisions(join(ROOT, 'packs/luan/divisions'));
const definitions = await loadSourceDefinitions([join(ROOT, 'packs/nation')]);
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const insurance = definitions.get('resident_insurance') as SourceDefinition;

async function take(asOf: string, identity: string): Promise<number> {
  const file = join(folder, `${asOf}.csv`);
  await writeFile(file, `姓名,身份证号,乡镇,缴费金额\n丁一,${identity},木厂镇,180\n`);
  return keepSnapshot(database.pool, await takeSnapshot(engine, { definition: insurance, file, asOf, outDir: join(folder, 'lake'), divisions }));
}

test('what is over is due with every file of it, and is no longer among the kept once it is marked', async () => {
  const old = await take('2018-05-31', '34150219900101005X');
  const young = await take('2018-06-30', '34150219900101005X');
  await mkdir(join(folder, 'lake/resident_insurance@2018-05-31'));
  const kept = await keptSnapshots(database.pool);
  const [expiresOn] = kept.filter(({ id }) => id === old).map(({ snapshot }) => snapshot.expiresOn);
  expect(expiresOn).toBe('2019-07-05');
  expect(await dueSnapshots(database.pool, join(folder, 'lake'), '2019-07-05')).toEqual([]);
  const due = await dueSnapshots(database.pool, join(folder, 'lake'), '2019-07-06');
  expect(due).toMatchObject([{ ids: [old], snapshot: { source: 'resident_insurance', asOf: '2018-05-31', rows: 1 } }]);
  expect(due[0]?.paths.map((path) => basename(path))).toEqual(['', '.json', '.parquet', '.problems.parquet'].map((end) => `resident_insurance@2018-05-31${end}`));

  await database.pool.transaction((client) => markExpired(client, due[0]?.ids ?? []));
  expect((await keptSnapshots(database.pool)).map(({ id }) => id)).toEqual([young]);
  expect(await dueSnapshots(database.pool, join(folder, 'lake'), '2019-07-06')).toEqual([]);
  const { rows: [row] } = await database.pool.query<{ manifest: object }>('select manifest from sources.snapshot where id = $1', [old]);
  expect(Object.keys(row?.manifest ?? {})).not.toContain('problems');
});

test('a list that comes again after it expired is kept again, and due again', async () => {
  const again = await take('2018-05-31', '34150219900101005X');
  expect((await keptSnapshots(database.pool)).map(({ id }) => id)).toContain(again);
  expect(await dueSnapshots(database.pool, join(folder, 'lake'), '2019-07-06')).toHaveLength(1);
});
