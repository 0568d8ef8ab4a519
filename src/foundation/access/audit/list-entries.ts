import type { Connections } from '../../platform/database/index.ts';
import type { AuditEntry } from './audit-entry.ts';

/** Which entries are asked for; what is null asks nothing. */
export interface EntryFilter {
  readonly actor: string | null;
  readonly action: string | null;
  /** A person of the register: who looked at or changed them. */
  readonly subject: string | null;
  readonly outcome: 'done' | 'refused' | 'failed' | null;
  /** First and last day, in China. */
  readonly from: string | null;
  readonly to: string | null;
}

/** An entry in a list; of its subjects the first: an export may concern thousands. */
export interface EntryItem extends AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly subjectCount: number;
}

/** List and total end the same query. */
const ASKED = `
  from audit.entry
  where ($1::text is null or actor = $1 or acting_for = $1) and ($2::text is null or action = $2) and ($3::uuid is null or seq in (select audit.entries_about($3)))
    and ($4::text is null or outcome = $4)
    and ($5::date is null or at >= $5::date::timestamp at time zone 'Asia/Shanghai')
    and ($6::date is null or at < ($6::date + 1)::timestamp at time zone 'Asia/Shanghai')`;

const SHOWN = `
  select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor, role, acting_for as "actingFor", action, route,
    subjects[1:20]::text[] as subjects, cardinality(subjects) as "subjectCount", count, purpose, division, outcome, detail, request_id as "requestId"`;

/** Entries, the newest first, as far as whoever asks may read them. */
export async function listEntries(connections: Connections, filter: EntryFilter, page: { readonly offset: number; readonly limit: number }): Promise<EntryItem[]> {
  const { rows } = await connections.query<EntryItem>(`${SHOWN} ${ASKED} order by seq desc limit $7 offset $8`, [...valuesOf(filter), page.limit, page.offset]);
  return rows;
}

/** What was done with an exported file, the oldest first: who made it, and each time it was fetched. Reads the whole chain: no index is kept for it. */
export async function entriesOfExport(connections: Connections, id: string): Promise<EntryItem[]> {
  const { rows } = await connections.query<EntryItem>(`${SHOWN} from audit.entry where action = 'findings:export' and detail->>'export' = $1 order by seq`, [id]);
  return rows;
}

export async function countEntries(connections: Connections, filter: EntryFilter): Promise<number> {
  const { rows: [counted] } = await connections.query<{ total: number }>(`select count(*) as total ${ASKED}`, valuesOf(filter));
  return counted?.total ?? 0;
}

function valuesOf({ actor, action, subject, outcome, from, to }: EntryFilter): unknown[] {
  return [actor, action, subject, outcome, from, to];
}
