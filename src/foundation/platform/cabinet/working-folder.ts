import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const MEMORY = '/dev/shm';
/** Containers are often given 64 MB of it: then it is of no use, and the disk serves. So it does where the lake is large against it. */
const ENOUGH_BYTES = 2e9;
const TIMES_THE_LAKE = 3;

/**
 * A folder of this process for what may not lie open on disk: in the memory file system where the machine has one with room, else under
 * `<data>/tmp`. Folders left by processes of this data folder that were killed are removed first.
 */
export async function openWorkingFolder(data: string, lake: string): Promise<string> {
  const prefix = `jinbao-${createHash('sha256').update(resolve(data)).digest('hex').slice(0, 12)}-`;
  const bases = [MEMORY, join(data, 'tmp')];
  for (const base of bases) {
    for (const name of await readdir(base).catch(() => [])) {
      if (name.startsWith(prefix) && !lives(Number(name.slice(prefix.length)))) await rm(join(base, name), { recursive: true, force: true });
    }
  }
  for (const base of (await hasRoom(Math.max(ENOUGH_BYTES, TIMES_THE_LAKE * (await sizeOf(lake))))) ? bases : bases.slice(1)) {
    const folder = join(base, `${prefix}${process.pid}`);
    // One that stands is of an earlier process with our number, or of this one.
    await rm(folder, { recursive: true, force: true });
    if (await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined)) return folder;
  }
  throw new Error(`${data}/tmp 不可写 / cannot be written to`);
}

async function hasRoom(bytes: number): Promise<boolean> {
  const found = await statfs(MEMORY).catch(() => null);
  return found !== null && found.bavail * found.bsize >= bytes;
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder, { recursive: true }).catch(() => [])) bytes += (await stat(join(folder, name)).catch(() => null))?.size ?? 0;
  return bytes;
}

function lives(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
