import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { openWorkingFolder } from '../../src/foundation/platform/cabinet/index.ts';
import { stopServer } from '../../src/foundation/platform/database/index.ts';
import { importer, type Importer, type Where } from '../../src/office/imports/testing/importer.ts';
import { inventedList } from '../journeys/invented-list.ts';

const ABOUT = { list: 'resident_insurance', asOf: '2018-07-31', fileName: '居民医保.csv' };
const FILE = inventedList(60_000);
const HALF = FILE.length >> 1;

/** A server on a folder, which can be killed without warning and started again. */
interface Server {
  readonly where: Where;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly data: string;
}

const servers: Server[] = [];
afterAll(() => Promise.all(servers.map(async ({ kill, data }) => {
  await kill();
  await stopServer(join(data, 'pg'));
  // Takes with it what the killed server had in memory, as a next start would.
  await rm(await openWorkingFolder(data, join(data, 'lake')), { recursive: true });
  await rm(data, { recursive: true, force: true });
})));

async function newServer(): Promise<Server> {
  const data = await mkdtemp(join(tmpdir(), 'jinbao-killed-import-'));
  let child: ChildProcess | undefined;
  const where: Where = { url: '', accounts: [] };
  const server: Server = {
    data, where,
    kill: async () => {
      const ended = new Promise((resolve) => child?.once('exit', resolve));
      if (child?.exitCode !== null || !child.kill('SIGKILL')) return;
      await ended;
    },
    start: () => new Promise((resolve, reject) => {
      child = spawn(process.execPath, [join(import.meta.dirname, 'serve-and-kill.ts')], {
        env: { ...process.env, PORT: '0', JINBAO_DATA: data, JINBAO_LOG: 'error' }, stdio: ['ignore', 'pipe', 'inherit'],
      });
      child.once('exit', () => reject(new Error('the server ended')));
      createInterface({ input: child.stdout ?? process.stdin }).once('line', (line) => {
        const said: Where = JSON.parse(line);
        where.url = said.url;
        if (said.accounts.length > 0) where.accounts = said.accounts;
        resolve();
      });
    }),
  };
  servers.push(server);
  await server.start();
  return server;
}

/** Kills and starts again as often as it is asked for. */
type Interrupt = (at: string) => Promise<void>;

async function wholeWay(server: Server, officer: Importer, interrupt: Interrupt) {
  const id = await officer.begin(ABOUT, FILE.length);
  expect(await officer.send(id, FILE.subarray(0, HALF))).toBe(204);
  await interrupt('half the file');
  const arrived = Number((await officer.ask(`/api/uploads/${id}`, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } })).headers.get('upload-offset'));
  expect(arrived).toBe(HALF);
  expect(await officer.send(id, FILE.subarray(arrived), arrived)).toBe(204);
  await interrupt('reading');
  await officer.confirm(await officer.rests(id, 'mapping'));
  await interrupt('trying');
  const { tried } = await officer.rests(id, 'deciding');
  await officer.act(id, 'acceptance', { released: [] });
  await interrupt('taking');
  while (['taking', 'reading'].includes((await officer.look(id)).state)) await sleep(5);
  await interrupt('judging');
  const done = await officer.rests(id, 'done');
  const [lists, findings] = [await officer.lists(), await officer.findings()];
  await officer.act(id, 'stop');
  await interrupt('undoing');
  const undone = await officer.rests(id, 'undone');
  return {
    tried, result: done.result, lists: lists.map(({ list, asOf, rows }) => [list, asOf, rows]), findings: findings.length,
    history: undone.history.map(({ state }) => state), after: (await officer.findings()).length,
    left: [await readdir(join(server.data, 'uploads')), await readdir(join(server.data, 'lake/incoming'))],
  };
}

test('an import whose server is killed while the file arrives, is read, tried, taken in, judged and taken back ends as one that was left alone', async () => {
  const [left, killed] = [await newServer(), await newServer()];
  const alone = await wholeWay(left, await importer(left.where, 'office'), async () => undefined);
  const at: string[] = [];
  const again = await wholeWay(killed, await importer(killed.where, 'office'), async (moment) => {
    await killed.kill();
    at.push(moment);
    await killed.start();
  });
  expect(at).toEqual(['half the file', 'reading', 'trying', 'taking', 'judging', 'undoing']);
  expect(again).toEqual(alone);
  expect(alone.left).toEqual([[], []]);
  expect(alone.tried?.rows).toBe(60_000);
}, 600_000);
