import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { migrate } from './index.ts';

const database = await testDatabase([]);
const folder = await mkdtemp(join(tmpdir(), 'jinbao-migrations-'));
const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
const room = { room: 'well', folder: pathToFileURL(`${folder}/`) };
const apply = () => migrate(database.pool, [room]);
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  await database.pool.query("drop schema if exists well cascade; delete from migration where room = 'well'");
  await rm(folder, { recursive: true });
  await mkdir(folder);
  await write('0001-begin.sql', 'create schema well; create table well.bucket (n integer);');
});

test('each file once, in order, and the next start finds nothing to do', async () => {
  await write('0002-fill.sql', 'insert into well.bucket values (7);');
  expect(await apply()).toEqual(['well/0001-begin.sql', 'well/0002-fill.sql']);
  expect(await apply()).toEqual([]);
  expect((await database.pool.query('select n from well.bucket')).rows).toEqual([{ n: 7 }]);
});

test('a file that was applied and has changed, or is gone, is an error', async () => {
  await write('0002-fill.sql', 'insert into well.bucket values (7);');
  await apply();
  await write('0002-fill.sql', 'insert into well.bucket values (8);');
  await expect(apply()).rejects.toThrow(/0002-fill\.sql was applied .* has changed/);
  await rm(join(folder, '0002-fill.sql'));
  await expect(apply()).rejects.toThrow(/is gone/);
});

test('a file that fails leaves nothing of itself, and what was before it stays', async () => {
  await write('0002-broken.sql', 'insert into well.bucket values (7); select * from well.nowhere;');
  await expect(apply()).rejects.toThrow(/0002-broken\.sql: .*nowhere/);
  expect((await database.pool.query('select n from well.bucket')).rows).toEqual([]);
  await write('0002-broken.sql', 'insert into well.bucket values (9);');
  expect(await apply()).toEqual(['well/0002-broken.sql']);
});

test('numbers without gaps', async () => {
  await write('0003-late.sql', 'select 1;');
  await expect(apply()).rejects.toThrow(/0003-late\.sql stands in place 2/);
});

test('two starts at once apply everything once', async () => {
  const both = await Promise.all([apply(), apply()]);
  expect(both.flat()).toEqual(['well/0001-begin.sql']);
});
