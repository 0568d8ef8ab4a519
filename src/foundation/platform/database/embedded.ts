import { spawn } from 'node:child_process';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { isAlive, runningServer, serverReady, stopServer } from './server-process.ts';
import { serverUser } from './server-user.ts';

export interface EmbeddedServer {
  /** Connects as the owner of the cluster to its database `postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the cluster, made on first start. Beside it stand `<folder>.log`, `.password` and `.owner`. */
  readonly folder: string;
  /** For tests: nothing survives a power cut, and much goes twice as fast. */
  readonly unsafe?: boolean;
  /** For tests: the server outlives this process; whoever comes last calls `stopServer`. */
  readonly shared?: boolean;
}

/** The data folder is in use by another running Jinbao. */
export class FolderInUseError extends Error {}

/** Folders whose server this process runs. */
const ours = new Set<string>();

/**
 * Starts PostgreSQL on a cluster of its own (2.2 s the first time, 0.1 s after), on a free port of the loopback address.
 * A server left over from a process that was killed is stopped first; one whose process lives makes this throw FolderInUseError.
 * The server ends with this process, by `stop` or at exit.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  const unsafe = options.unsafe === true;
  await mkdir(dirname(folder), { recursive: true });
  await refuseSecondServer(folder);
  const binaries = await findBinaries();
  const user = await serverUser([folder, binaries.postgres]);
  const password = await ensureCluster(folder, binaries.initdb, user, unsafe);
  if (options.shared !== true) await writeFile(ownerFile(folder), String(process.pid));
  const port = await freePort();
  const log = await open(`${folder}.log`, 'a', 0o600);
  const [program = '', ...words] = [...user.prefix, binaries.postgres, '-D', folder, '-p', String(port), ...settings(unsafe)];
  const ids = user.prefix.length === 0 ? user.ids : null;
  // Its own process group: an interrupt typed at the terminal reaches us, and we stop the server in our own order.
  const server = spawn(program, words, { ...ids, cwd: '/', detached: true, stdio: ['ignore', log.fd, log.fd] });
  const ended = new AbortController();
  server.once('exit', () => ended.abort());
  server.once('error', () => ended.abort());
  await log.close();
  await serverReady(folder, server.pid ?? -1, ended.signal);
  if (ended.signal.aborted) throw await whyNot(folder);
  server.unref();
  const url = `postgres://jinbao:${password}@127.0.0.1:${port}/postgres`;
  if (options.shared === true) return { url, stop: () => stopServer(folder) };

  // Again: of two that start at once, the one whose server came up is the owner.
  await writeFile(ownerFile(folder), String(process.pid));
  ours.add(folder);
  const atExit = () => void server.kill('SIGINT');
  process.once('exit', atExit);
  return {
    url,
    stop: async () => {
      process.off('exit', atExit);
      await stopServer(folder);
      ours.delete(folder);
      await rm(ownerFile(folder), { force: true });
    },
  };
}

function settings(unsafe: boolean): string[] {
  const chosen = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: unsafe ? '64MB' : '256MB',
    work_mem: '32MB',
    maintenance_work_mem: '256MB',
    max_wal_size: '2GB',
    timezone: 'Asia/Shanghai',
    log_min_messages: 'warning',
    // A failing statement and its detail hold the values of a row: neither is logged.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(unsafe ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } : {}),
  };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function refuseSecondServer(folder: string): Promise<void> {
  if ((await runningServer(folder)) === null) return;
  const owner = Number(await readFile(ownerFile(folder), 'utf8').catch(() => '0'));
  // In a container every main process has the same number: our own number means us only if we remember it.
  const lives = owner === process.pid ? ours.has(folder) : owner > 0 && isAlive(owner);
  if (lives) throw inUse(folder, owner);
  await stopServer(folder);
}

function inUse(folder: string, owner: number | null): FolderInUseError {
  const who = owner === null ? '' : ` (${owner})`;
  return new FolderInUseError(`数据文件夹正被另一个运行中的尽保使用${who}：${folder}。请先停止它，或换一个 JINBAO_DATA。/ the data folder is in use by another running Jinbao${who}: stop it, or choose another JINBAO_DATA`);
}

async function whyNot(folder: string): Promise<Error> {
  const log = await readFile(`${folder}.log`, 'utf8').catch(() => '');
  const tail = log.trimEnd().split('\n').slice(-5).join('\n');
  if (tail.includes('postmaster.pid')) return inUse(folder, null);
  return new Error(`数据库未能启动，见 ${folder}.log / the database did not start:\n${tail}`);
}

function ownerFile(folder: string): string {
  return `${folder}.owner`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, fail) => probe.once('error', fail).listen(0, '127.0.0.1', done));
  const address = probe.address();
  await new Promise((done) => probe.close(done));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
