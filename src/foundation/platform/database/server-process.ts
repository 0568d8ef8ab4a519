import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stops whatever server runs on a cluster: open transactions are rolled back, files are left clean. */
export async function stopServer(folder: string): Promise<void> {
  const pid = await runningServer(folder);
  if (pid === null) return;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await sleep(10);
}

/** Process of the server that runs on the cluster; null when there is none. A stale file left by a crashed machine names some other program. */
export async function runningServer(folder: string): Promise<number | null> {
  const pid = Number((await postmasterFile(folder))[0]);
  if (!(pid > 0) || !isAlive(pid)) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres');
  return command.includes('postgres') ? pid : null;
}

/** Waits until the server with this process number takes connections. */
export async function serverReady(folder: string, pid: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const lines = await postmasterFile(folder);
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return;
    await sleep(10);
  }
}

/** Port of the server that runs on the cluster and takes connections; null when there is none. */
export async function serverPort(folder: string): Promise<number | null> {
  if ((await runningServer(folder)) === null) return null;
  const lines = await postmasterFile(folder);
  return lines[7]?.trim() === 'ready' ? Number(lines[3]) : null;
}

/** Whether a process of this number exists, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The server's own account of itself: line 1 its process, line 4 its port, line 8 `ready` once it takes connections. */
async function postmasterFile(folder: string): Promise<string[]> {
  return (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}
