import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { copyFromCsv, copyToCsv } from './index.ts';

const database = await testDatabase([]);
const folder = await mkdtemp(join(tmpdir(), 'jinbao-copy-'));
const file = (name: string) => join(folder, name);
afterAll(() => rm(folder, { recursive: true }));
await database.pool.query('create table village (code text, name text)');

test('rows go in and come out, empty text and NULL kept apart', async () => {
  await writeFile(file('in.csv'), '1,"横排头,村"\n2,\n3,""\n');
  await database.pool.transaction(async (client) => {
    await copyFromCsv(client, 'village (code, name)', file('in.csv'));
    await copyToCsv(client, 'select * from village order by code', file('out.csv'));
  });
  expect(await readFile(file('out.csv'), 'utf8')).toBe('code,name\n1,"横排头,村"\n2,\n3,""\n');
});

test('more than any buffer holds', async () => {
  const name = '安'.repeat(40);
  await writeFile(file('big.csv'), Array.from({ length: 60_000 }, (_, i) => `${i},${name}\n`).join(''));
  await database.pool.transaction(async (client) => {
    await client.query('truncate village');
    await copyFromCsv(client, 'village (code, name)', file('big.csv'));
    await copyToCsv(client, 'select code, name from village', file('big-out.csv'));
  });
  const [sent, back] = await Promise.all([readFile(file('big.csv'), 'utf8'), readFile(file('big-out.csv'), 'utf8')]);
  expect(back === `code,name\n${sent}`).toBe(true);
});

test('a bad row or a missing file is an error, nothing of it stays, and the connection goes on', async () => {
  await writeFile(file('bad.csv'), '1,a\n2\n');
  await expect(database.pool.transaction((client) => copyFromCsv(client, 'village (code, name)', file('bad.csv')))).rejects.toThrow(/missing data/);
  await expect(database.pool.transaction((client) => copyFromCsv(client, 'village (code, name)', file('absent.csv')))).rejects.toThrow(/ENOENT/);
  expect((await database.pool.query("select count(*) as n from village where code = '1' and name = 'a'")).rows).toEqual([{ n: 0 }]);
});
