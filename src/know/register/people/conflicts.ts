import type { PoolClient } from 'pg';
import { maskCertificate, maskIdentity, maskName } from '../../../foundation/kernel/index.ts';
import type { Database } from '../../../foundation/platform/database/index.ts';
import { CONFLICT_KINDS, isConflictKind, type ConflictKind } from '../conflict-kinds.ts';
import type { RegisterTables } from '../schema.gen.ts';
import { readSaid } from '../sealing/conflict-said.ts';
import { FIELDS, openOr, type Registry } from '../sealing/fields.ts';

/** A conflict in a list: masked. Rows are of the last file that showed it. */
export interface ConflictItem {
  readonly id: number;
  readonly kind: string;
  readonly status: string;
  readonly row: number | null;
  readonly person_id: string | null;
  readonly in_population: boolean;
  readonly certificate: string | null;
  readonly identity: string | null;
  readonly name: string | null;
  readonly decision: string | null;
}

export interface ConflictFilter {
  readonly kind?: ConflictKind | undefined;
  readonly status?: 'open' | 'settled' | 'vanished';
}

/** Kinds that wait for somebody; the others are kept for the record. */
const ASKED = Object.entries(CONFLICT_KINDS).filter(([, { weight }]) => weight !== 'note').map(([kind]) => kind);

/** The query both endings share, so that the list and its total cannot differ. */
function matching(database: Database, filter: ConflictFilter) {
  let query = database.tables<RegisterTables>().selectFrom('register.conflict').where('status', '=', filter.status ?? 'open').where('kind', 'in', ASKED);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  return query;
}

/** A page of the conflicts, the oldest first. */
export async function listConflicts({ database, keeper }: Registry, filter: ConflictFilter & { readonly limit: number; readonly offset?: number }): Promise<ConflictItem[]> {
  const rows = await matching(database, filter)
    .select(['id', 'kind', 'status', 'row', 'person_id', 'in_population', 'said', 'name', 'decision'])
    .orderBy('id').limit(filter.limit).offset(filter.offset ?? 0).execute();
  return rows.map(({ said, ...row }) => {
    const text = openOr(keeper, FIELDS.said, said);
    const { certificate, identity } = text === null ? { certificate: null, identity: null } : readSaid(text);
    return {
      ...row,
      certificate: certificate === null ? null : maskCertificate(certificate),
      identity: identity === null ? null : maskIdentity(identity),
      name: row.name === null ? null : maskName(row.name),
    };
  });
}

/** How many of each kind wait (or have another status). */
export async function countConflicts(database: Database, filter: ConflictFilter = {}): Promise<{ kind: ConflictKind; count: number }[]> {
  const rows = await matching(database, filter)
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')]).groupBy('kind').orderBy('kind').execute();
  return rows.flatMap(({ kind, count }) => (isConflictKind(kind) ? [{ kind, count }] : []));
}

interface Settlement {
  readonly actor: string;
  readonly decision: string;
}

/** Settles an open conflict by a person's decision, in words, with an event. Answers false where it was not open. */
export async function settleConflict(database: Database, id: number, by: Settlement): Promise<boolean> {
  return database.pool.transaction((client) => settle(client, id, by));
}

/** The same within what else is done. */
export async function settle(client: PoolClient, id: number, { actor, decision }: Settlement): Promise<boolean> {
  const { rows: [settled] } = await client.query<{ person_id: string | null }>(
    `update register.conflict set status = 'settled', settled_by = $2, settled_at = now(), decision = $3 where id = $1 and status = 'open' returning person_id`,
    [id, actor, decision],
  );
  if (!settled) return false;
  await client.query(
    `insert into register.event (actor, reason, person_id, kind, subject, after) values ($1, $2, $3, 'conflict_settled', 'conflict', jsonb_build_object('conflict', $4::bigint))`,
    [actor, decision, settled.person_id, id],
  );
  return true;
}
