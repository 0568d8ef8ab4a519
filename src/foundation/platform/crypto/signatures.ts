import type { Suite } from './suite.ts';

/** First byte of a signature. */
const SIGNATURE = 0x03;
/** Format, suite, number of the key. */
const HEADER_BYTES = 6;

export interface SigningKey {
  readonly id: number;
  sign(message: Buffer): Buffer;
}

/** The half of a signing key that is no secret: it may be given to whoever checks. */
export interface VerifyingKey {
  readonly suite: Suite;
  readonly open: Buffer;
}

/** Makes a signing key ready for use. What it signs begins with its suite and number. */
export function signingKey(id: number, suite: Suite, secret: Buffer): SigningKey {
  const header = Buffer.alloc(HEADER_BYTES);
  header[0] = SIGNATURE;
  header[1] = suite.mark;
  header.writeUInt32BE(id, 2);
  return { id, sign: (message) => Buffer.concat([header, suite.sign(secret, message)]) };
}

/** Whether a signature is of this message, under one of the keys. */
export function verifySignature(keys: ReadonlyMap<number, VerifyingKey>, message: Buffer, signature: Buffer): boolean {
  if (signature.length <= HEADER_BYTES || signature[0] !== SIGNATURE) return false;
  const key = keys.get(signature.readUInt32BE(2));
  if (!key || key.suite.mark !== signature[1]) return false;
  try {
    return key.suite.verify(key.open, message, signature.subarray(HEADER_BYTES));
  } catch {
    return false;
  }
}
