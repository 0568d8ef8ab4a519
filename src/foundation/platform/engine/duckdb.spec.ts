import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from './index.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'engine-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

test('rows come back as plain values: bigint as number, date as ISO text', async () => {
  await engine.load('people', { id: 'bigint', name: 'varchar', born: 'date', known: 'boolean' }, [
    [1, '𠮷·阿依', '1962-02-28', true],
    [2, null, null, null],
  ]);
  expect(await engine.rows('select * from people order by id')).toEqual([
    { id: 1, name: '𠮷·阿依', born: '1962-02-28', known: true },
    { id: 2, name: null, born: null, known: null },
  ]);
});

test('a Parquet file appears only when it is complete', async () => {
  const file = join(folder, 'a.parquet');
  await expect(engine.writeParquet("select cast('x' as integer) as n from range(3)", file)).rejects.toThrow();
  expect(existsSync(file) || existsSync(`${file}.partial`)).toBe(false);
  expect(await engine.writeParquet('select range as n from range(3)', file)).toBe(3);
});

test('lines are written as they are, under the name of their column', async () => {
  const file = join(folder, 'lines.csv');
  expect(await engine.writeLines(`select concat(n, ',', 'a "b"', ',', null) as "n,text,nothing" from range(2) r(n)`, file)).toBe(2);
  expect(await readFile(file, 'utf8')).toBe('n,text,nothing\n0,a "b",\n1,a "b",\n');
});

test('work beside goes on at the same time and has temporary tables of its own', async () => {
  const beside = await engine.beside();
  await Promise.all([engine.run('create or replace temp table mine as select 1 as n'), beside.run('create or replace temp table mine as select 2 as n')]);
  expect(await Promise.all([engine.rows('select n from mine'), beside.rows('select n from mine')])).toEqual([[{ n: 1 }], [{ n: 2 }]]);
  beside.close();
  expect(await engine.rows('select n from mine')).toEqual([{ n: 1 }]);
});
