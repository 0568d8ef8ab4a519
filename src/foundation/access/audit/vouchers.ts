import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { FAULTS, type Fault } from './chain-faults.ts';
import { anchorBytes, anchorHash, headBytes, isAnchor, isHead, ZEROS, type Anchor, type SignedHead } from './chain-form.ts';

/** A key whose signatures count. */
export interface PublicKey {
  /** The first 32 hexadecimal digits of the SHA-256 of the key: whoever noted it knows the key again. */
  readonly id: string;
  readonly algorithm: 'ed25519' | 'sm2';
  /** Base64: Ed25519 as SubjectPublicKeyInfo (DER), SM2 as its point. */
  readonly publicKey: string;
  readonly since: string;
}

/** Somebody outside the chain says which hash an entry has. */
export interface Voucher {
  readonly seq: number;
  readonly hash: string;
  /** Where it stands, for a person to look it up. */
  readonly by: string;
  /** Checked only where it matters: a voucher that agrees with the chain adds nothing to the newest one, and SM2 takes 8 ms. */
  readonly genuine: () => Promise<boolean>;
  /** What to say when it turns out not to be. */
  readonly forged: Omit<Fault, 'from'>;
}

/** The files beside the database; null leaves one out. */
export interface VoucherFiles {
  readonly heads: string | null;
  readonly anchors: string | null;
  readonly publicKey: string | null;
}

export interface Vouchers {
  /** In the order of the entries. */
  readonly all: readonly Voucher[];
  /** What is wrong with the files themselves. */
  readonly faults: readonly Omit<Fault, 'from'>[];
  readonly heads: number;
  readonly anchors: number;
  readonly keys: readonly string[];
}

/** Reads heads, anchors and keys; checks how anchors hang together, every anchor's signature and that of the newest head. Files that do not exist hold nothing. */
export async function readVouchers(files: VoucherFiles): Promise<Vouchers> {
  const keys = readKeys(files.publicKey);
  const anchors = linesOf(files.anchors, isAnchor);
  const heads = linesOf(files.heads, isHead);
  const anchorVouchers = anchors.read.map((anchor, i): Voucher => ({
    seq: anchor.seq, hash: anchor.hash, by: `anchors:${i + 1} ${anchor.day}`,
    genuine: () => isGenuine(keys, anchor, anchorBytes(anchor)), forged: FAULTS.anchorsFile(i + 1, '签名不符', 'the signature does not fit'),
  }));
  const headVouchers = heads.read.map((head, i): Voucher => ({
    seq: head.seq, hash: head.hash, by: `heads:${i + 1} ${head.at}`,
    genuine: () => isGenuine(keys, head, headBytes(head)), forged: FAULTS.headsFile(i + 1, '签名不符', 'the signature does not fit'),
  }));
  const faults = [
    ...keys.filter(({ id, publicKey }) => id !== keyId(Buffer.from(publicKey, 'base64'))).map(({ id }) => FAULTS.publicKey(id)),
    ...anchors.damaged.map((line) => FAULTS.anchorsFile(line, '读不出', 'cannot be read')),
    ...heads.damaged.map((line) => FAULTS.headsFile(line, '读不出', 'cannot be read')),
    ...brokenAnchors(anchors.read),
    ...lostAnchor(anchors.read, heads.read),
    ...await forgeries([...anchorVouchers, ...headVouchers.slice(-1)]),
  ];
  return {
    all: [...anchorVouchers, ...headVouchers].sort((a, b) => a.seq - b.seq),
    faults, heads: heads.read.length, anchors: anchors.read.length, keys: keys.map(({ id }) => id),
  };
}

/** The id of a key, from its bytes. */
export function keyId(publicKey: Uint8Array): string {
  return createHash('sha256').update(publicKey).digest('hex').slice(0, 32);
}

function readKeys(file: string | null): PublicKey[] {
  if (file === null || !existsSync(file)) return [];
  const { keys } = JSON.parse(readFileSync(file, 'utf8')) as { keys: PublicKey[] };
  return keys;
}

/** A last line without its end is a write that was interrupted: it says nothing yet. */
function linesOf<Line>(file: string | null, isLine: (read: unknown) => read is Line): { read: Line[]; damaged: number[] } {
  const text = file === null || !existsSync(file) ? '' : readFileSync(file, 'utf8');
  const read: Line[] = [];
  const damaged: number[] = [];
  for (const [i, line] of text.split('\n').slice(0, -1).entries()) {
    const parsed = parse(line);
    if (isLine(parsed)) read.push(parsed);
    else damaged.push(i + 1);
  }
  return { read, damaged };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function brokenAnchors(anchors: readonly Anchor[]) {
  return anchors.flatMap((anchor, i) => {
    const before = anchors[i - 1];
    if (anchor.previous !== (before ? anchorHash(before) : ZEROS)) return [FAULTS.anchorsFile(i + 1, '接不上前一个锚点', 'does not follow on the anchor before')];
    if (anchor.count !== anchor.seq - (before?.seq ?? 0)) return [FAULTS.anchorsFile(i + 1, '条数不符', 'the count is not that of its entries')];
    return [];
  });
}

/** Each head names the last anchor there was: an anchor cut off the end of its file is missed by the heads. */
function lostAnchor(anchors: readonly Anchor[], heads: readonly SignedHead[]) {
  const known = new Set([ZEROS, ...anchors.map(anchorHash)]);
  const lost = heads.findIndex((head) => !known.has(head.anchor));
  return lost < 0 ? [] : [FAULTS.anchorsFile(anchors.length + 1, `链头文件第 ${lost + 1} 行所指的锚点不在`, `the anchor that line ${lost + 1} of the heads names is gone`)];
}

async function forgeries(vouchers: readonly Voucher[]) {
  const forged = [];
  for (const voucher of vouchers) if (!(await voucher.genuine())) forged.push(voucher.forged);
  return forged;
}

async function isGenuine(keys: readonly PublicKey[], signed: { readonly key: string; readonly signature: string }, bytes: Buffer): Promise<boolean> {
  const key = keys.find(({ id }) => id === signed.key);
  if (!key) return false;
  const signature = Buffer.from(signed.signature, 'base64');
  const open = Buffer.from(key.publicKey, 'base64');
  try {
    // Node's OpenSSL knows SM2 only without the user id that the standard asks for.
    if (key.algorithm === 'sm2') return (await import('../../platform/crypto/index.ts')).suiteOf('sm').verify(open, bytes, signature);
    return verify(null, bytes, createPublicKey({ key: open, format: 'der', type: 'spki' }), signature);
  } catch {
    return false;
  }
}
