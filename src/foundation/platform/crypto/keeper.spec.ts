import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { cryptoMigrations, KeyError, makeMasterKey, openKeeper, type KeeperOptions } from './index.ts';

const database = await testDatabase([cryptoMigrations]);
const folder = await mkdtemp(join(tmpdir(), 'jinbao-keys-'));
const keyFile = join(folder, 'keys', 'master.key');
await makeMasterKey(keyFile);
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => database.pool.query('truncate keys.key cascade'));

async function keeper(options: Partial<KeeperOptions> = {}) {
  const opened = await openKeeper({ connections: database.pool, suite: 'aes', keyFile, keyCommand: null, ...options });
  opened.close();
  return opened;
}

test('what one process seals, signs and finds, another with the same master key opens, verifies and finds', async () => {
  const [first, second] = [await keeper(), await keeper({ suite: 'sm' })];
  expect(second.suite).toBe('aes');
  expect(second.open('f', first.seal('f', '石桥'))).toBe('石桥');
  expect(second.lookups('f', '石桥')).toEqual([first.lookup('f', '石桥')]);
  const message = Buffer.from('head of the chain');
  const signature = first.sign(message);
  expect(second.verify(message, signature)).toBe(true);
  expect(second.verify(Buffer.from('other'), signature)).toBe(false);
  expect(second.verify(message, Buffer.alloc(70))).toBe(false);
});

test('the national suite, from the start', async () => {
  const one = await keeper({ suite: 'sm' });
  expect(one.suite).toBe('sm');
  expect(one.open('f', one.seal('f', '石桥'))).toBe('石桥');
  expect(one.verify(Buffer.from('x'), one.sign(Buffer.from('x')))).toBe(true);
});

test('no key is in the database as it is; another master key is told so', async () => {
  await keeper();
  const { rows } = await database.pool.query<{ purpose: string; wrapped: Buffer }>('select purpose, wrapped from keys.key order by id');
  expect(rows.map(({ purpose }) => purpose)).toEqual(['data', 'index', 'signing']);
  const other = join(folder, 'other.key');
  await makeMasterKey(other);
  await expect(keeper({ keyFile: other })).rejects.toThrow(/主密钥与这个数据库不符/);
});

test('two processes that start at once make one set of keys', async () => {
  const [a, b] = await Promise.all([keeper(), keeper()]);
  expect(a.open('f', b.seal('f', 'x'))).toBe('x');
  expect((await database.pool.query('select from keys.key')).rowCount).toBe(3);
});

test('a master key is its owner’s alone, is never written over, and comes from a command as well', async () => {
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  await expect(makeMasterKey(keyFile)).rejects.toThrow(/EEXIST/);
  const open = join(folder, 'open.key');
  await writeFile(open, await readFile(keyFile));
  await chmod(open, 0o644);
  await expect(keeper({ keyFile: open })).rejects.toThrow(/chmod 600/);
  await expect(keeper({ keyFile: null })).rejects.toThrow(/JINBAO_KEY_FILE/);
  await expect(keeper({ keyFile: join(folder, 'absent') })).rejects.toThrow(KeyError);
  const first = await keeper();
  const second = await keeper({ keyFile: null, keyCommand: `cat ${keyFile}` });
  expect(second.open('f', first.seal('f', 'x'))).toBe('x');
  await expect(keeper({ keyCommand: 'echo 0123' })).rejects.toThrow(/32 字节/);
  await expect(keeper({ keyCommand: 'exit 3' })).rejects.toThrow(/JINBAO_KEY_COMMAND/);
});
