import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PoolClient } from 'pg';
import type { Connections } from '../../foundation/platform/database/index.ts';
import { snapshotSchema, type Snapshot } from './snapshot.ts';
import { snapshotBase } from './snapshot-store.ts';

/** A list of one day whose keeping is over, with every version and file that was taken of it. */
export interface DueSnapshot {
  /** Numbers in the system of record: more than one where several files of that day came. */
  readonly ids: readonly number[];
  /** The last that came. */
  readonly snapshot: Snapshot;
  /** Files and folders in the lake: data, problems, returned tables, manifests, links and candidates. */
  readonly paths: readonly string[];
}

/** The lists whose keeping ended before `day`, oldest first. */
export async function dueSnapshots(connections: Connections, lake: string, day: string): Promise<DueSnapshot[]> {
  const { rows } = await connections.query<{ id: number; manifest: unknown }>(
    'select id, manifest from sources.snapshot where expired_at is null and expires_on < $1 order by as_of, list, id', [day],
  );
  const groups = Map.groupBy(rows.map(({ id, manifest }) => ({ id, snapshot: snapshotSchema.parse(manifest) })), ({ snapshot }) => `${snapshot.source}@${snapshot.asOf}`);
  const due: DueSnapshot[] = [];
  for (const group of groups.values()) {
    const last = group.at(-1);
    if (last) due.push({ ids: group.map(({ id }) => id), snapshot: last.snapshot, paths: await snapshotPaths(lake, last.snapshot) });
  }
  return due;
}

/** Everything in the lake that was made of a list of one day, whichever version: what has its name, and the folder of its links. */
export async function snapshotPaths(lake: string, { source, asOf }: Pick<Snapshot, 'source' | 'asOf'>): Promise<string[]> {
  const base = basename(snapshotBase(lake, source, asOf, 1));
  const names = await readdir(lake).catch(() => []);
  return names.filter((name) => name === base || name.startsWith(`${base}.`)).sort().map((name) => join(lake, name));
}

/** Says in the system of record that a list is gone, and keeps of its manifest what names nobody: from here on it is no longer among the kept. */
export async function markExpired(client: PoolClient, ids: readonly number[]): Promise<void> {
  await client.query(
    `update sources.snapshot set expired_at = now(), manifest = manifest - array['problems', 'rejected', 'returned', 'corrections'] where id = any ($1)`,
    [ids],
  );
}
