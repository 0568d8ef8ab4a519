import { DIGEST_CHANGED, entryHash, type StoredEntry } from '../chain-form.ts';
import type { HeadRow } from '../verify-chain.ts';

/** A chain after somebody with all rights in the database has been at it. */
export interface Tampered {
  readonly chain: readonly StoredEntry[];
  readonly head: HeadRow;
  /** The first entry that is not as it was, or is missing. */
  readonly first: number;
  /** Whether every hash and link was made to fit again: only what was signed outside shows it, and not to the entry. */
  readonly rewritten: boolean;
}

/** A whole number from 0 to below `limit`. */
export type Draw = (limit: number) => number;

const FIELDS = [
  'seq', 'at', 'actor', 'role', 'actingFor', 'action', 'route', 'subjects', 'count', 'purpose', 'division', 'outcome', 'detail', 'requestId', 'digest', 'previous', 'hash',
] as const satisfies readonly (keyof StoredEntry)[];

/** Every way, by name. Each takes a sound chain of at least four entries and leaves it as it was. */
export const TAMPERINGS = {
  'edit a field': (chain, draw) => {
    const at = draw(chain.length);
    return { ...as(chain.with(at, edited(entryAt(chain, at), FIELDS[draw(FIELDS.length)] ?? 'actor'))), first: at + 1, rewritten: false };
  },
  'edit a field and its hash': (chain, draw) => {
    const at = draw(chain.length);
    return { ...as(chain.with(at, rehashed(editedText(entryAt(chain, at), draw)))), first: at + 1, rewritten: false };
  },
  delete: (chain, draw) => {
    const at = draw(chain.length - 1);
    return { ...as(chain.toSpliced(at, 1)), first: at + 1, rewritten: false };
  },
  'delete some': (chain, draw) => {
    const at = draw(chain.length - 1);
    return { ...as(chain.toSpliced(at, 1 + draw(chain.length - 1 - at))), first: at + 1, rewritten: false };
  },
  'swap two': (chain, draw) => {
    const [one, other] = two(chain, draw);
    return { ...as(chain.with(one, entryAt(chain, other)).with(other, entryAt(chain, one))), first: one + 1, rewritten: false };
  },
  'swap what two say': (chain, draw) => {
    const [one, other] = two(chain, draw);
    const [a, b] = [entryAt(chain, one), entryAt(chain, other)];
    return { ...as(chain.with(one, { ...b, seq: a.seq }).with(other, { ...a, seq: b.seq })), first: one + 1, rewritten: false };
  },
  insert: (chain, draw) => {
    const at = 1 + draw(chain.length - 1);
    return { ...as(chain.toSpliced(at, 0, editedText(entryAt(chain, at - 1), draw))), first: at + 1, rewritten: false };
  },
  'insert and number anew': (chain, draw) => {
    const at = 1 + draw(chain.length - 1);
    const before = entryAt(chain, at - 1);
    const inserted = rehashed({ ...editedText(before, draw), seq: before.seq + 1, previous: before.hash });
    const after = chain.slice(at).map((entry) => ({ ...entry, seq: entry.seq + 1 }));
    return { ...as([...chain.slice(0, at), inserted, ...after]), first: at + 1, rewritten: true };
  },
  'cut the tail': (chain, draw) => {
    const kept = draw(chain.length);
    return { ...as(chain.slice(0, kept)), first: kept + 1, rewritten: false };
  },
  'rewrite the tail': (chain, draw) => {
    const at = draw(chain.length);
    return { ...as(relinked(chain, at, [editedText(entryAt(chain, at), draw), ...chain.slice(at + 1)])), first: at + 1, rewritten: true };
  },
  'delete and rewrite the tail': (chain, draw) => {
    const at = draw(chain.length - 1);
    return { ...as(relinked(chain, at, chain.slice(at + 1))), first: at + 1, rewritten: true };
  },
  'insert and rewrite the tail': (chain, draw) => {
    const at = draw(chain.length);
    return { ...as(relinked(chain, at, [editedText(entryAt(chain, at), draw), ...chain.slice(at)])), first: at + 1, rewritten: true };
  },
  'rewrite all with another digest': (chain) => {
    const other = entryAt(chain, 0).digest === 'sm3' ? 'sha256' : 'sm3';
    return { ...as(relinked(chain, 0, chain.map((entry) => ({ ...entry, digest: other })))), first: 1, rewritten: true };
  },
  'roll back the head': (chain, draw) => {
    const kept = 1 + draw(chain.length - 1);
    return { chain, head: headOf(chain.slice(0, kept)), first: kept + 1, rewritten: false };
  },
  'write past the head': (chain, draw) => {
    const last = entryAt(chain, chain.length - 1);
    return { chain: [...chain, rehashed({ ...editedText(last, draw), seq: last.seq + 1, previous: last.hash })], head: headOf(chain), first: chain.length + 1, rewritten: false };
  },
} as const satisfies Record<string, (chain: readonly StoredEntry[], draw: Draw) => Tampered>;

function as(chain: readonly StoredEntry[]): Pick<Tampered, 'chain' | 'head'> {
  return { chain, head: headOf(chain) };
}

function headOf(chain: readonly StoredEntry[]): HeadRow {
  const last = chain.at(-1);
  return last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: '0'.repeat(64) };
}

function entryAt(chain: readonly StoredEntry[], index: number): StoredEntry {
  const entry = chain[index];
  if (!entry) throw new RangeError(`no entry ${index}`);
  return entry;
}

function two(chain: readonly StoredEntry[], draw: Draw): [number, number] {
  const one = draw(chain.length - 1);
  return [one, one + 1 + draw(chain.length - 1 - one)];
}

function rehashed(entry: StoredEntry): StoredEntry {
  return { ...entry, hash: entryHash(entry) };
}

/** The entries put after the first `kept`, numbered, linked and hashed as if they had always stood there. */
function relinked(chain: readonly StoredEntry[], kept: number, rest: readonly StoredEntry[]): StoredEntry[] {
  const before = chain.slice(0, kept);
  let { seq, hash: previous } = headOf(before);
  return [...before, ...rest.map((entry) => {
    const linked = rehashed({ ...entry, seq: ++seq, previous });
    previous = linked.hash;
    return linked;
  })];
}

const TEXTS = ['actor', 'purpose', 'detail', 'at', 'outcome'] as const satisfies readonly (typeof FIELDS)[number][];

function editedText(entry: StoredEntry, draw: Draw): StoredEntry {
  return edited(entry, TEXTS[draw(TEXTS.length)] ?? 'actor');
}

/** The entry with one field changed, by as little as can be. */
function edited(entry: StoredEntry, field: (typeof FIELDS)[number]): StoredEntry {
  switch (field) {
    case 'seq': return { ...entry, seq: entry.seq + 1 };
    case 'at': return { ...entry, at: new Date(Date.parse(entry.at) + 1).toISOString() };
    case 'subjects': return { ...entry, subjects: entry.subjects.length > 0 ? entry.subjects.slice(1) : ['00000000-0000-4000-8000-000000000000'] };
    case 'count': return { ...entry, count: entry.count === null ? 0 : entry.count + 1 };
    case 'outcome': return { ...entry, outcome: entry.outcome === 'done' ? 'refused' : 'done' };
    case 'detail': return { ...entry, detail: `${entry.detail} ` };
    case 'digest': return { ...entry, digest: entry.digest === 'sm3' ? 'sha256' : 'sm3' };
    case 'previous': return { ...entry, previous: turned(entry.previous) };
    case 'hash': return { ...entry, hash: turned(entry.hash) };
    case 'action': return { ...entry, action: entry.action === DIGEST_CHANGED ? 'person:read' : DIGEST_CHANGED };
    default: return { ...entry, [field]: entry[field] === null ? '' : null };
  }
}

function turned(hash: string): string {
  return `${hash.slice(0, -1)}${hash.endsWith('0') ? '1' : '0'}`;
}
