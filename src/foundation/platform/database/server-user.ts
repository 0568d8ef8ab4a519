import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** How a PostgreSQL program is called: as ourselves, or, because PostgreSQL refuses root, as the user `postgres`. */
export interface ServerUser {
  /** Owner of the cluster's files when it is not ourselves. */
  readonly ids: { readonly uid: number; readonly gid: number } | null;
  /** Words to put before the program. */
  readonly prefix: readonly string[];
}

/**
 * Root lends the server to the user `postgres` (made when there is none). Where one of `paths` lies below a folder closed to that user,
 * such as a checkout in /root, the server gets the capability to pass through closed folders and nothing else of root's.
 */
export async function serverUser(paths: readonly string[]): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { ids: null, prefix: [] };
  const ids = (await idsOfPostgres()) ?? (await makePostgres());
  const open = (await Promise.all(paths.map(isOpen))).every(Boolean);
  if (open) return { ids, prefix: [] };
  const capabilities = '+dac_override,+dac_read_search';
  // Without the securebit, access(2), by which initdb looks for its own programs, asks as if the capability were not there.
  return { ids, prefix: ['setpriv', '--securebits', '+no_setuid_fixup', '--inh-caps', capabilities, '--ambient-caps', capabilities, '--clear-groups', '--reuid', String(ids.uid), '--regid', String(ids.gid)] };
}

async function isOpen(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found && (found.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function idsOfPostgres(): Promise<{ uid: number; gid: number } | null> {
  try {
    const [uid, gid] = await Promise.all([id('-u'), id('-g')]);
    return { uid, gid };
  } catch {
    return null;
  }
}

async function makePostgres(): Promise<{ uid: number; gid: number }> {
  await execute('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']).catch((cause: unknown) => {
    throw new Error('以 root 运行时需要系统用户 postgres，未能建立；请改用普通用户或设置 DATABASE_URL。/ run as root, a system user postgres is needed and could not be made: use an ordinary user or DATABASE_URL', { cause });
  });
  const [uid, gid] = await Promise.all([id('-u'), id('-g')]);
  return { uid, gid };
}

async function id(flag: '-u' | '-g'): Promise<number> {
  return Number((await execute('id', [flag, 'postgres'])).stdout);
}
