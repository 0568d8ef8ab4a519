import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ServerUser } from './server-user.ts';

const execute = promisify(execFile);

/** Makes the cluster on first use (2 s) and answers the password of its owner, kept beside it in `<folder>.password`. */
export async function ensureCluster(folder: string, initdb: string, user: ServerUser, unsafe: boolean): Promise<string> {
  const passwordFile = `${folder}.password`;
  if (await exists(join(folder, 'PG_VERSION'))) return (await readFile(passwordFile, 'utf8')).trim();
  // Half a cluster, from a start that was interrupted, is of no use to anybody.
  await rm(folder, { recursive: true, force: true });
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await mkdir(folder, { mode: 0o700 });
  if (user.ids) {
    await chown(folder, user.ids.uid, user.ids.gid);
    await chown(passwordFile, user.ids.uid, user.ids.gid);
  }
  const [program, ...words] = [...user.prefix, initdb];
  const ids = user.prefix.length === 0 ? user.ids : null;
  try {
    await execute(
      program ?? initdb,
      [...words, `--pgdata=${folder}`, '--username=jinbao', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
        '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(unsafe ? ['--no-sync'] : [])],
      { ...ids, cwd: '/' },
    );
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`未能建立数据库 ${folder}；可换一个 JINBAO_DATA，或设置 DATABASE_URL。/ the database could not be made there: choose another JINBAO_DATA, or set DATABASE_URL\n${reason}`, { cause });
  }
  return password;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(() => true, () => false);
}
