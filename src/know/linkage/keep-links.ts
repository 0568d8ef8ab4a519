import type { Connections } from '../../foundation/platform/database/index.ts';

/** How the rows of one kept snapshot found their people. */
export interface KeptLinks {
  readonly snapshotId: number;
  /** Links and candidates Parquet. */
  readonly links: string;
  readonly candidates: string;
  readonly linked: number;
  readonly asked: number;
  readonly nobody: number;
  /** Linked rows by method. */
  readonly methods: Readonly<Record<string, number>>;
}

/** Enters how a snapshot was linked; a later linking of the same snapshot takes its place. */
export async function keepLinks(pool: Connections, kept: KeptLinks): Promise<void> {
  await pool.query(
    `insert into linkage.linked_list (snapshot_id, links, candidates, linked, asked, nobody, methods)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (snapshot_id) do update set links = excluded.links, candidates = excluded.candidates, linked = excluded.linked,
       asked = excluded.asked, nobody = excluded.nobody, methods = excluded.methods, linked_at = now()`,
    [kept.snapshotId, kept.links, kept.candidates, kept.linked, kept.asked, kept.nobody, kept.methods],
  );
}

/** Every linked snapshot that has not expired, by its number. */
export async function keptLinks(pool: Connections): Promise<Map<number, KeptLinks>> {
  const { rows } = await pool.query<KeptLinks>(
    `select l.snapshot_id as "snapshotId", l.links, l.candidates, l.linked, l.asked, l.nobody, l.methods
     from linkage.linked_list l join sources.snapshot s on s.id = l.snapshot_id where s.expired_at is null`,
  );
  return new Map(rows.map((kept) => [kept.snapshotId, kept]));
}
