import type { Connections } from '../../foundation/platform/database/index.ts';
import { snapshotSchema, type Snapshot } from './snapshot.ts';

/** A snapshot the federation keeps, by its number in the system of record. */
export interface KeptSnapshot {
  readonly id: number;
  readonly snapshot: Snapshot;
}

/** Enters a snapshot into the system of record. The same file of the same list and day is entered once; one that had expired or was taken back is kept again until it expires anew. Answers its number. */
export async function keepSnapshot(pool: Pick<Connections, 'query'>, snapshot: Snapshot): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into sources.snapshot (list, as_of, file_name, file_hash, parquet, rows, rejected, manifest, expires_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (list, as_of, file_hash) do update set manifest = excluded.manifest, parquet = excluded.parquet,
       rows = excluded.rows, rejected = excluded.rejected, expired_at = null, undone_at = null
     returning id`,
    [snapshot.source, snapshot.asOf, snapshot.file, snapshot.fileHash, snapshot.parquet, snapshot.rows, snapshot.rejectedRows, snapshot, snapshot.expiresOn],
  );
  const [kept] = rows;
  if (!kept) throw new Error('the snapshot was not entered');
  return kept.id;
}

/** Every snapshot that has not expired and was not taken back, newest day first within a list. */
export async function keptSnapshots(pool: Connections): Promise<KeptSnapshot[]> {
  const { rows } = await pool.query<{ id: number; manifest: unknown }>(
    'select id, manifest from sources.snapshot where expired_at is null and undone_at is null order by list, as_of desc, id desc',
  );
  return rows.map(({ id, manifest }) => ({ id, snapshot: snapshotSchema.parse(manifest) }));
}
