import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { cryptoMigrations, fileSealedUnder } from '../crypto/index.ts';
import { literal, openDuckdb } from '../engine/index.ts';
import { openCabinet, openWorkingFolder, sealedEngine } from './index.ts';

const { keeper } = await testKeeper(await testDatabase([cryptoMigrations]));
const duckdb = await openDuckdb();
const data = await mkdtemp(join(tmpdir(), 'jinbao-cabinet-'));
const folder = join(data, 'lake');
const working = await openWorkingFolder(data, folder);
afterAll(async () => {
  duckdb.close();
  await rm(data, { recursive: true });
  await rm(working, { recursive: true });
});
beforeEach(() => rm(folder, { recursive: true, force: true }));

const NUMBER = '341502197003121024';
const cabinetNow = () => openCabinet({ folder, working, keeper });
const sealedOnDisk = async (file: string) => (await fileSealedUnder(file)) !== null && !(await readFile(file)).includes(NUMBER);

test('what an engine writes into the folder is sealed there and read back as if it lay open', async () => {
  const cabinet = await cabinetNow();
  const engine = sealedEngine(duckdb, cabinet);
  const file = join(folder, "register@2018-06-30/it's.parquet");
  expect(await engine.writeParquet(`select ${literal(NUMBER)} as identity union all select '2'`, file)).toBe(2);
  expect(await sealedOnDisk(file)).toBe(true);
  expect(await engine.rows(`select identity, ${literal(folder)} as said from read_parquet(${literal(file)}) order by identity limit 1`)).toEqual([{ identity: '2', said: folder }]);
  const beside = await engine.beside();
  await beside.run(`create or replace temp table t as select * from read_parquet(${literal(file)})`);
  const csv = join(folder, 'lines.csv');
  await beside.writeCsv(`select * from read_parquet(${literal(file)})`, csv);
  expect(await sealedOnDisk(csv)).toBe(true);
  const elsewhere = join(data, 'open.parquet');
  await engine.writeParquet(`select * from read_csv(${literal(csv)}, all_varchar = true)`, elsewhere);
  expect(await duckdb.rows(`select count(*) as n from read_parquet(${literal(elsewhere)})`)).toEqual([{ n: 2 }]);
});

test('a new cabinet opens what another sealed; written anew it is opened anew; gone, its working copy goes', async () => {
  const engine = sealedEngine(duckdb, await cabinetNow());
  const file = join(folder, 'population.parquet');
  await engine.writeParquet(`select 1 as n`, file);
  const cabinet = await cabinetNow();
  const later = sealedEngine(duckdb, cabinet);
  const read = () => later.rows(`select n from read_parquet(${literal(file)})`);
  expect(await read()).toEqual([{ n: 1 }]);
  await engine.writeParquet(`select 2 as n`, file);
  await utimes(file, new Date(), new Date(Date.now() + 5000));
  expect(await Promise.all([read(), read()])).toEqual([[{ n: 2 }], [{ n: 2 }]]);
  expect(existsSync(cabinet.copyOf(file))).toBe(true);
  await rm(file);
  await cabinet.tidy();
  expect(existsSync(cabinet.copyOf(file))).toBe(false);
  await expect(read()).rejects.toThrow(/No files found/);
});

test('what lies open from before, or was written past the engine, is sealed; manifests stay readable; broken files are told', async () => {
  await mkdir(join(folder, 'links'), { recursive: true });
  const file = join(folder, 'links/links.parquet');
  await duckdb.writeParquet(`select ${literal(NUMBER)} as identity`, file);
  await writeFile(join(folder, 'list.json'), '{}');
  await writeFile(join(folder, 'half.parquet.partial'), NUMBER);
  const cabinet = await cabinetNow();
  expect(await sealedOnDisk(file)).toBe(true);
  expect((await readdir(folder)).sort()).toEqual(['links', 'list.json']);
  const engine = sealedEngine(duckdb, cabinet);
  expect(await engine.rows(`select identity from read_parquet(${literal(file)})`)).toEqual([{ identity: NUMBER }]);
  await writeFile(join(folder, 'returned.csv'), NUMBER);
  await engine.writeParquet('select 1 as n', join(folder, 'other.parquet'));
  await cabinet.tidy();
  expect(await sealedOnDisk(join(folder, 'returned.csv'))).toBe(true);
  const bytes = await readFile(file);
  await writeFile(file, bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte)));
  await expect(engine.rows(`select * from read_parquet(${literal(file)})`)).rejects.toThrow(/密文无法打开/);
});

test('working copies are their owner’s alone; folders left by killed processes of the same data go', async () => {
  expect((await stat(working)).mode & 0o777).toBe(0o700);
  const left = working.replace(/\d+$/, '999999999');
  await mkdir(left);
  const other = await openWorkingFolder(join(data, randomBytes(4).toString('hex')), folder);
  expect([existsSync(left), other === working]).toEqual([true, false]);
  await rm(other, { recursive: true });
  expect(await openWorkingFolder(data, folder)).toBe(working);
  expect(existsSync(left)).toBe(false);
});
