import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { stopServer } from '../../src/foundation/platform/database/index.ts';

const PREFIX = 'jinbao-test-';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of this test run: the first spec that needs PostgreSQL starts it there. */
    postgresFolder: string;
  }
}

/** Once per test run: names the run's folder, and at the end stops the server in it, if any spec started one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  project.provide('postgresFolder', folder);
  return () => discard(folder);
}

/** Servers and files of runs that were killed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN;
    if (pid > 0 && !lives(pid)) await discard(join(tmpdir(), name)).catch(() => undefined);
  }
}

async function discard(folder: string): Promise<void> {
  await stopServer(join(folder, 'pg'));
  await rm(folder, { recursive: true, force: true });
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
