import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, inject } from 'vitest';
import { connect, migrate, startEmbedded, type OwnersDatabase, type RoomMigrations } from '../../src/foundation/platform/database/index.ts';

/**
 * A database of this spec file's own, with the migrations of the rooms applied, dropped after its last test. The run's server starts
 * with the first caller (1 s); the migrated template is made once per list of rooms, and copying it takes 30 ms.
 */
export async function testDatabase(rooms: readonly RoomMigrations[]): Promise<OwnersDatabase> {
  const admin = connect(await serverUrl());
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  try {
    const template = await ensureTemplate(admin, rooms);
    await admin.pool.query(`create database ${name} template ${template} strategy file_copy`);
  } catch (error) {
    await admin.close();
    throw error;
  }
  const database = connect(urlOf(admin.url, name));
  afterAll(async () => {
    await database.close();
    await admin.pool.query(`drop database ${name} with (force)`);
    await admin.close();
  });
  return database;
}

async function serverUrl(): Promise<string> {
  const folder = inject('postgresFolder');
  const file = join(folder, 'url');
  try {
    await mkdir(join(folder, 'starting'));
  } catch {
    return waitFor(file, join(folder, 'failed'));
  }
  try {
    await chmod(folder, 0o711);
    const { url } = await startEmbedded({ folder: join(folder, 'pg'), unsafe: true, shared: true });
    await writeFile(`${file}.partial`, url, { mode: 0o600 });
    await rename(`${file}.partial`, file);
    return url;
  } catch (error) {
    await writeFile(join(folder, 'failed'), String(error));
    throw error;
  }
}

async function waitFor(file: string, failed: string): Promise<string> {
  for (;;) {
    const url = await readFile(file, 'utf8').catch(() => null);
    if (url !== null) return url;
    const why = await readFile(failed, 'utf8').catch(() => null);
    if (why !== null) throw new Error(why);
    await sleep(20);
  }
}

async function ensureTemplate(admin: OwnersDatabase, rooms: readonly RoomMigrations[]): Promise<string> {
  const key = createHash('sha256').update(rooms.map(({ room, folder }) => `${room} ${folder.href}`).join('\n')).digest('hex').slice(0, 16);
  const template = `template_${key}`;
  const client = await admin.pool.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [template]);
    if (rowCount === 0) {
      await client.query(`drop database if exists ${template}`);
      await client.query(`create database ${template}`);
      const database = connect(urlOf(admin.url, template));
      await migrate(database.pool, rooms).finally(() => database.close());
      await client.query(`alter database ${template} is_template true`);
    }
    return template;
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [template]).finally(() => client.release());
  }
}

function urlOf(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
