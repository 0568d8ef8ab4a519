import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { connect, FolderInUseError, openDatabase, startEmbedded, stopServer } from './index.ts';

const data = await mkdtemp(join(tmpdir(), 'jinbao-embedded-'));
const folder = join(data, 'pg');
afterAll(async () => {
  await stopServer(folder);
  await rm(data, { recursive: true });
});

test('a cluster keeps its rows from one start to the next, in a folder closed to everybody else', async () => {
  const first = await openDatabase({ databaseUrl: null, data });
  await first.pool.query("create table kept (name text); insert into kept values ('𠮷')");
  await first.close();
  const second = await openDatabase({ databaseUrl: null, data });
  expect((await second.pool.query('select name, current_date as day, 1::bigint as n from kept')).rows).toEqual([
    { name: '𠮷', day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), n: 1 },
  ]);
  await second.close();
});

test('a second server on the same folder is refused with what to do', async () => {
  const server = await startEmbedded({ folder });
  await expect(startEmbedded({ folder })).rejects.toThrow(FolderInUseError);
  await expect(startEmbedded({ folder })).rejects.toThrow(/JINBAO_DATA/);
  const database = connect(server.url);
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await database.close();
  await server.stop();
});

test('another process that holds the folder is respected while it lives, and its server taken over after it was killed', async () => {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    await startEmbedded({ folder: ${JSON.stringify(folder)} });
    console.log('ready');
    setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(other.stdout, 'data');
  await expect(startEmbedded({ folder })).rejects.toThrow(String(other.pid));
  other.kill('SIGKILL');
  await once(other, 'exit');
  const server = await startEmbedded({ folder });
  const database = connect(server.url);
  expect((await database.pool.query('select count(*) as n from kept')).rows).toEqual([{ n: 1 }]);
  await database.close();
  await server.stop();
});

test('the server ends with a process that ends without closing it', async () => {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    console.log((await startEmbedded({ folder: ${JSON.stringify(folder)} })).url);
    process.exit(3);`;
  const other = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = await once(other.stdout, 'data');
  await once(other, 'exit');
  await expect.poll(async () => {
    const database = connect(String(chunk).trim());
    return database.pool.query('select 1').then(() => 'up', () => 'down').finally(() => database.close());
  }, { timeout: 5000 }).toBe('down');
});
