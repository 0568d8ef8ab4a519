import { randomFillSync } from 'node:crypto';
import { SealError, unknownKey } from './seal-error.ts';
import type { Cipher, Suite, SuiteName } from './suite.ts';
import { suiteOf } from './suites.ts';

/** First byte of what is sealed, and of what is looked up. */
const SEALED = 0x01;
const LOOKUP = 0x02;
/** Format, suite, number of the key. */
const HEADER_BYTES = 6;
/** Half of a keyed hash tells numbers apart: of four million people no two share it but once in 2^85. */
const LOOKUP_BYTES = 16;

/** A key that seals. */
export interface DataKey {
  readonly id: number;
  readonly suite: Suite;
  readonly secret: Buffer;
  readonly cipher: Cipher;
  readonly header: Buffer;
}

/** A key that finds equals among what is sealed. */
export interface IndexKey {
  readonly id: number;
  readonly mac: (message: Buffer) => Buffer;
  readonly header: Buffer;
}

/** Makes a sealing key ready for use. */
export function dataKey(id: number, suiteName: SuiteName, secret: Buffer): DataKey {
  const suite = suiteOf(suiteName);
  return { id, suite, secret, cipher: suite.cipher(secret), header: sealedHeader(id, suiteName) };
}

/** Makes an index key ready for use. */
export function indexKey(id: number, suiteName: SuiteName, secret: Buffer): IndexKey {
  return { id, mac: suiteOf(suiteName).mac(secret), header: lookupHeader(id) };
}

/** What everything sealed under a key begins with. */
export function sealedHeader(id: number, suiteName: SuiteName): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header[0] = SEALED;
  header[1] = suiteOf(suiteName).mark;
  header.writeUInt32BE(id, 2);
  return header;
}

/** What everything looked up under a key begins with. */
export function lookupHeader(id: number): Buffer {
  const header = Buffer.alloc(5);
  header[0] = LOOKUP;
  header.writeUInt32BE(id, 1);
  return header;
}

/**
 * Seals a text: format, suite, key, nonce, ciphertext, tag. The field is bound to it, so that a phone put where an identity number stood does
 * not open.
 */
export function sealText({ suite, cipher, header }: DataKey, field: string, text: string): Buffer {
  const nonce = freshNonce(suite.nonceBytes);
  return Buffer.concat([header, nonce, cipher.seal(nonce, boundTo(header, field), Buffer.from(text, 'utf8'))]);
}

/** Opens what was sealed for the field. Throws a SealError where it does not open, a Refusal where the key is not at hand. */
export function openText(keys: ReadonlyMap<number, DataKey>, field: string, sealed: Buffer): string {
  const id = sealedUnder(sealed);
  if (id === null) throw new SealError(field);
  const key = keys.get(id);
  if (!key) throw unknownKey(id);
  const { suite, cipher, header } = key;
  const start = HEADER_BYTES + suite.nonceBytes;
  if (sealed.length < start || !sealed.subarray(0, HEADER_BYTES).equals(header)) throw new SealError(field);
  const plain = cipher.open(sealed.subarray(HEADER_BYTES, start), boundTo(header, field), sealed.subarray(start));
  if (plain === null) throw new SealError(field);
  return plain.toString('utf8');
}

/** Number of the key something is sealed under; null where it is no seal. */
export function sealedUnder(sealed: Buffer): number | null {
  return sealed.length >= HEADER_BYTES && sealed[0] === SEALED ? sealed.readUInt32BE(2) : null;
}

/** Equal for equal texts of a field under one key, and says nothing else of them. Two writings of a number are one: width, spaces, case. */
export function lookupText({ mac, header }: IndexKey, field: string, text: string): Buffer {
  const message = Buffer.from(`${field}\0${text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()}`, 'utf8');
  return Buffer.concat([header, mac(message).subarray(0, LOOKUP_BYTES)]);
}

function boundTo(header: Buffer, field: string): Buffer {
  return Buffer.concat([header, Buffer.from(field, 'utf8')]);
}

const pool = { bytes: Buffer.alloc(8192), used: 8192 };

/** Random bytes, drawn from the system 8 KB at a time: one at a time each costs as much as a keyed hash. */
function freshNonce(length: number): Buffer {
  if (pool.used + length > pool.bytes.length) {
    randomFillSync(pool.bytes);
    pool.used = 0;
  }
  const nonce = Buffer.from(pool.bytes.subarray(pool.used, pool.used + length));
  pool.bytes.fill(0, pool.used, pool.used + length);
  pool.used += length;
  return nonce;
}
