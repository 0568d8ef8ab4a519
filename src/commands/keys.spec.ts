import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { cryptoMigrations, openKeeper, type KeysStatus } from '../foundation/platform/crypto/index.ts';
import { migrate, openDatabase, stopServer } from '../foundation/platform/database/index.ts';
import { registerMigrations } from '../know/register/index.ts';
import { main } from './main.ts';

const data = await mkdtemp(join(tmpdir(), 'jinbao-keys-verb-'));
const keyFile = join(data, 'safe', 'master.key');
const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
vi.stubEnv('JINBAO_DATA', data);
vi.stubEnv('DATABASE_URL', '');
vi.stubEnv('JINBAO_KEY_FILE', keyFile);
afterEach(() => vi.clearAllMocks());
afterAll(async () => {
  vi.unstubAllEnvs();
  await stopServer(join(data, 'pg'));
  await rm(data, { recursive: true });
});

const status = (): KeysStatus => JSON.parse(String(said.mock.calls.at(-1)?.[0]));
const active = () => status().keys.filter(({ state }) => state === 'active').map(({ id, suite }) => `${id} ${suite}`);

test('a master key is made once, for its owner alone', async () => {
  expect(await main(['keys', 'status'])).toBe(1);
  expect(complained.mock.calls[0]?.[0]).toMatch(/没有数据库/);
  expect(await main(['keys', 'make', keyFile])).toBe(0);
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  const key = await readFile(keyFile, 'utf8');
  expect(String(said.mock.calls)).not.toContain(key.trim());
  expect(await main(['keys', 'make', keyFile])).toBe(1);
  expect(await readFile(keyFile, 'utf8')).toBe(key);
});

test('keys are looked at, rotated and switched with the office closed, or open beside it', async () => {
  const database = await openDatabase({ databaseUrl: null, data });
  await migrate(database.pool, [cryptoMigrations, registerMigrations]);
  (await openKeeper({ connections: database.pool, keyFile, keyCommand: null, suite: 'aes' })).close();
  await database.close();
  expect(await main(['keys', 'status', '--json'])).toBe(0);
  expect(active()).toEqual(['1 aes', '2 aes', '3 aes']);
  expect(await main(['keys', 'rotate', '--json'])).toBe(0);
  expect(active()).toEqual(['4 aes', '5 aes', '6 aes']);
  const office = await openDatabase({ databaseUrl: null, data });
  expect(await main(['keys', 'switch', 'sm', '--json', '--actor', '王管理员'])).toBe(0);
  expect(active()).toEqual(['7 sm', '8 sm', '9 sm']);
  expect((await office.pool.query('select suite, actor, done_at is not null as done from keys.rotation order by id')).rows).toEqual([
    { suite: 'aes', actor: 'terminal', done: true }, { suite: 'sm', actor: '王管理员', done: true },
  ]);
  await office.close();
}, 120_000);

test('misused or without its key it says so', async () => {
  for (const words of [[], ['turn'], ['switch'], ['switch', 'des'], ['make']]) expect([words, await main(['keys', ...words])]).toEqual([words, 2]);
  vi.stubEnv('JINBAO_KEY_FILE', join(data, 'absent'));
  expect(await main(['keys', 'status'])).toBe(1);
  expect(String(complained.mock.calls.at(-1)?.[0])).toMatch(/没有主密钥文件.*keys make/);
});
