import type { Connections } from '../../platform/database/index.ts';
import type { StoredEntry } from './chain-form.ts';

/** A stored entry in the verifier's own terms. Ids as one text: pg takes an array apart letter by letter, a third of the whole cost. */
const STORED = `
  seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor, role, acting_for as "actingFor", action, route,
  array_to_string(subjects, ',') as subjects, count, purpose, division, outcome, detail::text as detail, request_id as "requestId",
  digest, encode(previous, 'hex') as previous, encode(hash, 'hex') as hash`;

/** Rows a query: their texts together stay under a few megabytes, and the server answers others in between. */
const AT_ONCE = 2000;

export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
  /** Number of the last entry there is, seen in the same moment. */
  readonly last: number;
}

/** The head row, and the last entry in the same snapshot. */
export async function readHead(connections: Connections): Promise<ChainEnd> {
  const { rows: [end] } = await connections.query<ChainEnd>(
    "select seq, encode(hash, 'hex') as hash, coalesce((select max(seq) from audit.entry), 0) as last from audit.head",
  );
  if (!end) throw new Error('the audit chain has no head: its migration was not applied');
  return end;
}

type StoredRow = Omit<StoredEntry, 'subjects'> & { readonly subjects: string };

/** The entries up to number `last`, in order, as whoever may read them. The next page is asked for while one is being looked at. */
export async function* readChain(connections: Connections, last: number): AsyncGenerator<StoredEntry[]> {
  let coming = page(connections, Number.MIN_SAFE_INTEGER, last);
  for (;;) {
    const rows = await coming;
    const end = rows.at(-1);
    if (!end) return;
    coming = end.seq < last ? page(connections, end.seq, last) : Promise.resolve([]);
    // Whoever has seen enough does not come back for it, whatever becomes of it.
    coming.catch(() => undefined);
    yield rows.map((row) => ({ ...row, subjects: row.subjects === '' ? [] : row.subjects.split(',') }));
  }
}

async function page(connections: Connections, after: number, last: number): Promise<StoredRow[]> {
  return connections.transaction(async (client) => {
    // Along the index: of a table that has just grown PostgreSQL believes that few rows match, and sorts the whole of it for every page (20 s for 100,000 entries).
    await client.query('set local enable_sort = off');
    return (await client.query<StoredRow>(`select ${STORED} from audit.entry where seq > $1 and seq <= $2 order by seq limit ${AT_ONCE}`, [after, last])).rows;
  });
}
