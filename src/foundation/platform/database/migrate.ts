import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Pool, PoolClient } from 'pg';

/** Where a room keeps its numbered SQL: `0001-what-it-does.sql`, `0002-...`. */
export interface RoomMigrations {
  readonly room: string;
  readonly folder: URL;
}

interface Migration {
  readonly room: string;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** The database and the code do not agree on what has been applied. */
export class MigrationError extends Error {}

/** The platform's own migrations, applied before those of any room. */
const platform: RoomMigrations = { room: 'platform', folder: new URL('./migrations/', import.meta.url) };

/** Any number, the same in every process: whoever holds it migrates, the others wait and then find nothing to do. */
const LOCK = 4_118_020_618;

/**
 * Applies what is not yet applied, room by room in the order given (a room may refer to tables of rooms before it), each file in a transaction
 * of its own. Forward only: a file that was applied and has changed, or is gone, throws a MigrationError. Answers what was applied now.
 */
export async function migrate(pool: Pool, rooms: readonly RoomMigrations[]): Promise<string[]> {
  const wanted = (await Promise.all([platform, ...rooms].map(readMigrations))).flat();
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(`create table if not exists public.migration (
      room text not null, name text not null, hash text not null, applied_at timestamptz not null default now(), primary key (room, name))`);
    const applied = await readApplied(client);
    refuseChanged(wanted, applied);
    const missing = wanted.filter(({ room, name }) => !applied.has(`${room}/${name}`));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ room, name }) => `${room}/${name}`);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).finally(() => client.release());
  }
}

async function readMigrations({ room, folder }: RoomMigrations): Promise<Migration[]> {
  const names = (await readdir(fileURLToPath(folder))).filter((name) => name.endsWith('.sql')).sort();
  for (const [i, name] of names.entries()) {
    if (!name.startsWith(`${String(i + 1).padStart(4, '0')}-`)) {
      throw new MigrationError(`migrations of ${room} are not numbered without gaps: ${name} stands in place ${i + 1}`);
    }
  }
  return Promise.all(names.map(async (name) => {
    const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n');
    return { room, name, sql, hash: createHash('sha256').update(sql).digest('hex') };
  }));
}

async function readApplied(client: PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ room: string; name: string; hash: string }>('select room, name, hash from public.migration');
  return new Map(rows.map(({ room, name, hash }) => [`${room}/${name}`, hash]));
}

function refuseChanged(wanted: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const rooms = new Set(wanted.map(({ room }) => room));
  const now = new Map(wanted.map(({ room, name, hash }) => [`${room}/${name}`, hash]));
  for (const [key, hash] of applied) {
    const known = rooms.has(key.slice(0, key.indexOf('/')));
    if (known && now.get(key) !== hash) {
      const how = now.has(key) ? 'has changed since' : 'is gone';
      throw new MigrationError(`数据库结构与程序不符：${key}。/ ${key} was applied to this database and ${how}; write a new migration instead`);
    }
  }
}

async function apply(client: PoolClient, { room, name, sql, hash }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into public.migration (room, name, hash) values ($1, $2, $3)', [room, name, hash]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new MigrationError(`${room}/${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
