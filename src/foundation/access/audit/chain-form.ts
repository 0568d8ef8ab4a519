import { hash } from 'node:crypto';

/** The form of the chain, as docs/audit.md describes it. Imports nothing but node:crypto, so that the verifier can be read and carried away alone. */

export type Digest = 'sha256' | 'sm3';

/** An entry as it is kept and exported. */
export interface StoredEntry {
  readonly seq: number;
  /** '2026-03-01T08:00:00.123Z' */
  readonly at: string;
  readonly actor: string;
  readonly role: string;
  readonly actingFor: string | null;
  readonly action: string;
  readonly route: string | null;
  readonly subjects: readonly string[];
  readonly count: number | null;
  readonly purpose: string | null;
  readonly division: string | null;
  readonly outcome: string;
  /** JSON, as text: not a space of it may change. */
  readonly detail: string;
  readonly requestId: string | null;
  readonly digest: Digest;
  /** Hash of the entry before, 64 hexadecimal digits; of the first entry zeros. */
  readonly previous: string;
  readonly hash: string;
}

/** A head of the chain, signed: a line of heads.jsonl. */
export interface SignedHead {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  /** Hash of the last anchor there was; zeros before the first. */
  readonly anchor: string;
  /** Id of the key in public-key.json. */
  readonly key: string;
  /** Base64. */
  readonly signature: string;
}

/** The last head of a day, signed and chained to the anchor before: a line of anchors.jsonl. */
export interface Anchor {
  /** 'YYYY-MM-DD', in China. */
  readonly day: string;
  readonly seq: number;
  readonly hash: string;
  /** Entries since the anchor before. */
  readonly count: number;
  readonly at: string;
  readonly digest: Digest;
  /** Hash of the anchor before; of the first anchor zeros. */
  readonly previous: string;
  readonly key: string;
  readonly signature: string;
}

/** Stands where a first entry or anchor would name the hash before it. */
export const ZEROS = '0'.repeat(64);

/** The action of the one entry at which a chain goes over to another digest. */
export const DIGEST_CHANGED = 'audit:digest_changed';

/** The hash of an entry, from every field but the hash itself. */
export function entryHash(entry: Omit<StoredEntry, 'hash'>): string {
  return hash(entry.digest, bytesOf([
    'jinbao.audit.entry.1', entry.digest, entry.previous, String(entry.seq), entry.at, entry.actor, entry.role, entry.actingFor, entry.action, entry.route,
    String(entry.subjects.length), ...entry.subjects, entry.count === null ? null : String(entry.count), entry.purpose, entry.division, entry.outcome,
    entry.detail, entry.requestId,
  ]), 'hex');
}

/** An entry as a line of an export, without the line's end: every field in its order, no space. */
export function entryLine(entry: StoredEntry): string {
  const { seq, at, actor, role, actingFor, action, route, subjects, count, purpose, division, outcome, detail, requestId, digest, previous, hash: own } = entry;
  return JSON.stringify({ seq, at, actor, role, actingFor, action, route, subjects, count, purpose, division, outcome, detail, requestId, digest, previous, hash: own } satisfies StoredEntry);
}

/** Whether a thing that was read has the fields of an entry, each of its kind: the hash is of texts, and 5 and "5" must not pass for one another. */
export function isEntry(read: unknown): read is StoredEntry {
  if (!hasTexts(read, ['at', 'actor', 'role', 'action', 'outcome', 'detail', 'previous', 'hash']) || !isDigest(read['digest'])) return false;
  const { seq, count, subjects } = read;
  return Number.isSafeInteger(seq) && (count === null || Number.isSafeInteger(count)) && Array.isArray(subjects) && subjects.every(isText)
    && ['actingFor', 'route', 'purpose', 'division', 'requestId'].every((name) => read[name] === null || isText(read[name]));
}

function hasTexts(read: unknown, names: readonly string[]): read is Record<string, unknown> {
  return typeof read === 'object' && read !== null && names.every((name) => isText(Reflect.get(read, name)));
}

/** Half of a pair of UTF-16 has no UTF-8 form: it would be hashed as another character. */
function isText(value: unknown): boolean {
  return typeof value === 'string' && value.isWellFormed();
}

/** Whether a line that was read is a signed head. */
export function isHead(read: unknown): read is SignedHead {
  return hasTexts(read, ['hash', 'at', 'anchor', 'key', 'signature']) && Number.isSafeInteger(read['seq']);
}

/** Whether a line that was read is an anchor. */
export function isAnchor(read: unknown): read is Anchor {
  return hasTexts(read, ['day', 'hash', 'at', 'previous', 'key', 'signature'])
    && Number.isSafeInteger(read['seq']) && Number.isSafeInteger(read['count']) && isDigest(read['digest']);
}

export function isDigest(text: unknown): text is Digest {
  return text === 'sha256' || text === 'sm3';
}

/** The bytes that are signed for a head. */
export function headBytes(head: Omit<SignedHead, 'signature'>): Buffer {
  return bytesOf(['jinbao.audit.head.1', String(head.seq), head.hash, head.at, head.anchor, head.key]);
}

/** The bytes that are signed for an anchor. */
export function anchorBytes(anchor: Omit<Anchor, 'signature'>): Buffer {
  return bytesOf(['jinbao.audit.anchor.1', anchor.day, String(anchor.seq), anchor.hash, String(anchor.count), anchor.at, anchor.digest, anchor.previous, anchor.key]);
}

/** What the next anchor names: covers the signature too. */
export function anchorHash(anchor: Anchor): string {
  return hash(anchor.digest, Buffer.concat([anchorBytes(anchor), bytesOf([anchor.signature])]), 'hex');
}

/** The length of an absent field: no text is as long. */
const ABSENT = 0xffff_ffff;

/** Each field as the length of its UTF-8 form in four bytes, high byte first, then that form; so no two lists of fields share their bytes. */
function bytesOf(fields: readonly (string | null)[]): Buffer {
  const room = fields.reduce((sum, field) => sum + 4 + (field === null ? 0 : field.length * 3), 0);
  const bytes = Buffer.allocUnsafe(room);
  let end = 0;
  for (const field of fields) {
    const length = field === null ? 0 : bytes.write(field, end + 4, 'utf8');
    bytes.writeUInt32BE(field === null ? ABSENT : length, end);
    end += 4 + length;
  }
  return bytes.subarray(0, end);
}
