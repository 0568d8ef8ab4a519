import type { PoolClient } from 'pg';
import type { AuditEntry } from './audit-entry.ts';
import { DIGEST_CHANGED, entryHash, type Digest, type StoredEntry } from './chain-form.ts';

/** An entry and the moment it came. */
export interface DatedEntry {
  readonly at: Date;
  readonly entry: AuditEntry;
}

interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly digest: Digest | null;
}

type Column = readonly [type: string, of: (one: StoredEntry) => string | number | null];

/** What type the array of a column has, and how it is filled. `subjects` goes as a text: PostgreSQL has no arrays of arrays of different lengths. */
const COLUMNS: Readonly<Record<string, Column>> = {
  seq: ['bigint', (one) => one.seq],
  at: ['timestamptz', (one) => one.at],
  actor: ['text', (one) => one.actor],
  role: ['text', (one) => one.role],
  acting_for: ['text', (one) => one.actingFor],
  action: ['text', (one) => one.action],
  route: ['text', (one) => one.route],
  subjects: ['text', (one) => `{${one.subjects.join(',')}}`],
  count: ['bigint', (one) => one.count],
  purpose: ['text', (one) => one.purpose],
  division: ['text', (one) => one.division],
  outcome: ['text', (one) => one.outcome],
  detail: ['json', (one) => one.detail],
  request_id: ['text', (one) => one.requestId],
  digest: ['text', (one) => one.digest],
  previous: ['bytea', (one) => `\\x${one.previous}`],
  hash: ['bytea', (one) => `\\x${one.hash}`],
};

const NAMES = Object.keys(COLUMNS).join(', ');

/** One insert for any number of entries, planned once a connection. */
const INSERT = {
  name: 'audit_append',
  text: `insert into audit.entry (${NAMES}) select ${NAMES.replace('subjects', 'subjects::uuid[]')}
    from unnest(${Object.values(COLUMNS).map(([type], i) => `$${i + 1}::${type}[]`).join(', ')}) as e (${NAMES})`,
};

/** Appends entries in their order, in the transaction of `client`: takes the head, which others then wait for until the transaction ends, links, inserts. */
export async function appendEntries(client: PoolClient, digest: Digest, entries: readonly DatedEntry[]): Promise<void> {
  const { rows: [head] } = await client.query<Head>("select seq, encode(hash, 'hex') as hash, digest from audit.take_head()");
  if (!head) throw new Error('the audit chain has no head: its migration was not applied');
  const linked = linkEntries(head, digest, entries);
  await client.query({ ...INSERT, values: Object.values(COLUMNS).map(([, of]) => linked.map(of)) });
}

/** Numbers and hashes entries after a head. A chain that goes over to another digest says so in an entry of its own. */
export function linkEntries(head: Head, digest: Digest, entries: readonly DatedEntry[]): StoredEntry[] {
  const first = entries[0];
  const changed = first && head.digest !== null && head.digest !== digest ? [{ at: first.at, entry: digestChanged(head.digest, digest) }] : [];
  let { seq, hash: previous } = head;
  return [...changed, ...entries].map(({ at, entry }) => {
    seq += 1;
    const { detail, ...plain } = entry;
    const unhashed = { ...plain, seq, at: at.toISOString(), detail: JSON.stringify(detail), digest, previous };
    const stored = { ...unhashed, hash: entryHash(unhashed) };
    previous = stored.hash;
    return stored;
  });
}

function digestChanged(from: Digest, to: Digest): AuditEntry {
  return {
    actor: 'office', role: 'office', actingFor: null, action: DIGEST_CHANGED, route: null, subjects: [], count: null, purpose: null, division: null,
    outcome: 'done', detail: { from, to }, requestId: null,
  };
}
