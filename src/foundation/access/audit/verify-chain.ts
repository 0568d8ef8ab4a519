import { createReadStream } from 'node:fs';
import { FAULTS, type Fault } from './chain-faults.ts';
import { DIGEST_CHANGED, entryHash, entryLine, isDigest, isEntry, ZEROS, type StoredEntry } from './chain-form.ts';
import { readVouchers, type Voucher, type VoucherFiles, type Vouchers } from './vouchers.ts';

/** The chain as it is read: pieces in order. */
export type EntryBatches = AsyncIterable<readonly StoredEntry[]> | Iterable<readonly StoredEntry[]>;

/** The head row of the database, read together with the number of the last entry; an export has none. */
export interface HeadRow {
  readonly seq: number;
  readonly hash: string;
}

export interface Verified {
  readonly ok: boolean;
  /** Entries that were read and are sound. */
  readonly entries: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly lastHash: string;
  /** The last entry that a signed head or anchor vouches for. */
  readonly vouched: number;
  /** Entries after it: no fault, the server signs its head every few seconds. */
  readonly behind: number;
  readonly heads: number;
  readonly anchors: number;
  /** Ids of the keys that were believed; whoever noted them elsewhere compares. */
  readonly keys: readonly string[];
  /** The first bad entry, then what is wrong with the files beside the database. */
  readonly faults: readonly Fault[];
}

/**
 * Walks the whole chain once: every hash, every link, every voucher. Stops at the first bad entry.
 * What it cannot tell: entries that a server with the right keys appended properly, and a tail cut off together with every voucher of it.
 */
export async function verifyChain(batches: EntryBatches, vouchers: Vouchers, head: HeadRow | null = null): Promise<Verified> {
  const walk = new Walk(vouchers, head);
  const bad = await walk.whole(batches);
  const faults = [...(bad === null ? [] : [bad]), ...walk.forged, ...vouchers.faults.map((fault) => ({ ...fault, from: null }))];
  return {
    ok: faults.length === 0,
    entries: walk.last.seq, firstAt: walk.firstAt, lastAt: walk.lastAt, lastHash: walk.last.hash,
    vouched: walk.vouched, behind: walk.last.seq - walk.vouched,
    heads: vouchers.heads, anchors: vouchers.anchors, keys: vouchers.keys, faults,
  };
}

type Found = Omit<Fault, 'from'>;

class Walk {
  last: Pick<StoredEntry, 'seq' | 'hash'> & { readonly digest: StoredEntry['digest'] | null } = { seq: 0, hash: ZEROS, digest: null };
  firstAt: string | null = null;
  lastAt: string | null = null;
  vouched = 0;
  /** Vouchers that contradict the chain and are no vouchers. */
  readonly forged: Fault[] = [];
  private readonly vouchers: readonly Voucher[];
  private readonly head: HeadRow | null;
  private next = 0;

  constructor({ all }: Vouchers, head: HeadRow | null) {
    this.vouchers = all;
    this.head = head;
  }

  async whole(batches: EntryBatches): Promise<Fault | null> {
    const found = await this.entries(batches) ?? await this.end();
    return found === null ? null : { ...found, from: await this.firstInDoubt(found) };
  }

  private async entries(batches: EntryBatches): Promise<Found | null> {
    /** An entry that is sound in itself and does not follow on the one before: the one after it tells which of the two is wrong. */
    let astray: StoredEntry | null = null;
    try {
      for await (const batch of batches) {
        for (const entry of batch) {
          if (astray) return FAULTS.doesNotFollow(entry.previous === astray.hash ? astray.seq - 1 : astray.seq, astray.seq);
          const bad = this.faultIn(entry);
          if (bad) return bad;
          if (entry.previous !== this.last.hash) {
            if (entry.seq === 1) return FAULTS.changed(1);
            astray = entry;
            continue;
          }
          const contradicted = this.isVouchedFor(entry) ? await this.contradicted(entry) : null;
          if (contradicted) return contradicted;
          this.last = entry;
          this.firstAt ??= entry.at;
          this.lastAt = entry.at;
        }
      }
    } catch (error) {
      if (error instanceof UnreadableLine) return FAULTS.unreadable(this.last.seq + 1, error.line);
      throw error;
    }
    return astray && FAULTS.doesNotFollow(this.head?.hash === astray.hash ? astray.seq - 1 : astray.seq, astray.seq);
  }

  private faultIn(entry: StoredEntry): Found | null {
    const expected = this.last.seq + 1;
    if (entry.seq !== expected) return FAULTS.outOfPlace(expected, entry.seq);
    if (!isDigest(entry.digest) || entryHash(entry) !== entry.hash) return FAULTS.changed(entry.seq);
    if (this.last.digest !== null && entry.digest !== this.last.digest && entry.action !== DIGEST_CHANGED) return FAULTS.digestUnmarked(entry.seq);
    return null;
  }

  /** For a chain of a hundred thousand there are some dozen: the others need not be waited for. */
  private isVouchedFor({ seq }: StoredEntry): boolean {
    const voucher = this.vouchers[this.next];
    return voucher !== undefined && voucher.seq <= seq;
  }

  private async contradicted(entry: StoredEntry): Promise<Found | null> {
    for (let voucher = this.vouchers[this.next]; voucher !== undefined && voucher.seq <= entry.seq; voucher = this.vouchers[++this.next]) {
      if (voucher.hash === entry.hash && voucher.seq === entry.seq) this.vouched = entry.seq;
      else if (await voucher.genuine()) return FAULTS.rewritten(entry.seq, voucher.by);
      else this.forged.push({ ...voucher.forged, from: null });
    }
    return null;
  }

  private async end(): Promise<Found | null> {
    const after = this.last.seq + 1;
    for (const voucher of this.vouchers.slice(this.next).toReversed()) {
      if (await voucher.genuine()) return FAULTS.cut(after, voucher.seq, voucher.by);
      this.forged.push({ ...voucher.forged, from: null });
    }
    if (this.head === null) return null;
    if (this.head.seq > this.last.seq) return FAULTS.cut(after, this.head.seq, 'audit.head');
    if (this.head.seq < this.last.seq) return FAULTS.beyondHead(this.head.seq + 1);
    return this.head.hash === this.last.hash ? null : FAULTS.rewritten(this.last.seq, 'audit.head');
  }

  /** The entry after the last one before the fault that a genuine voucher vouches for. */
  private async firstInDoubt({ seq }: Found): Promise<number> {
    for (const voucher of this.vouchers.filter((one) => one.seq < (seq ?? 0) && one.seq <= this.vouched).toReversed()) {
      if (await voucher.genuine()) return voucher.seq + 1;
    }
    return 1;
  }
}

/** A line of an export that is not as it was written. */
class UnreadableLine extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`line ${line}`);
    this.line = line;
  }
}

/** The entries of an export, a line each, some thousand at a time. A line that is not written as the export writes it counts as unreadable: two forms of one entry would be one too many. */
export async function* readExport(file: string): AsyncGenerator<StoredEntry[]> {
  let rest = '';
  let line = 0;
  for await (const piece of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + String(piece)).split('\n');
    rest = lines.pop() ?? '';
    const entries: StoredEntry[] = [];
    for (const text of lines) {
      line += 1;
      const entry = readEntry(text);
      if (!entry) {
        yield entries;
        throw new UnreadableLine(line);
      }
      entries.push(entry);
    }
    yield entries;
  }
  if (rest !== '') throw new UnreadableLine(line + 1);
}

function readEntry(text: string): StoredEntry | null {
  try {
    const entry: unknown = JSON.parse(text);
    return isEntry(entry) && entryLine(entry) === text ? entry : null;
  } catch {
    return null;
  }
}

/** `node verify-chain.ts EXPORT HEADS ANCHORS PUBLIC-KEY`: the same check on another machine, with nothing of Jinbao but these four small files. */
if (import.meta.main) {
  const [entries = '', heads = null, anchors = null, publicKey = null] = process.argv.slice(2);
  const verified = await verifyChain(readExport(entries), await readVouchers({ heads, anchors, publicKey } satisfies VoucherFiles));
  console.log(JSON.stringify(verified, null, 2));
  process.exitCode = verified.ok ? 0 : 1;
}
