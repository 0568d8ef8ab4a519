import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { suiteOf } from '../../../platform/crypto/index.ts';

const shape = z.object({ keys: z.array(z.object({ algorithm: z.enum(['ed25519', 'sm2']), publicKey: z.base64() })) });

/** Format, suite and number of the key stand before the bare signature. */
const HEADER_BYTES = 6;

/** Checks signatures with the public halves in a file (`<data>/audit/public-key.json`): neither the database nor a secret is needed. Null where the file holds none. */
export async function publicKeyVerifier(file: string): Promise<((message: Buffer, signature: Buffer) => boolean) | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const read = text === null ? null : shape.safeParse(JSON.parse(text));
  if (!read?.success) return null;
  const keys = read.data.keys.map(({ algorithm, publicKey }) => ({ suite: suiteOf(algorithm === 'sm2' ? 'sm' : 'aes'), open: Buffer.from(publicKey, 'base64') }));
  return (message, signature) => keys.some(({ suite, open }) => suite.mark === signature[1] && fits(() => suite.verify(open, message, signature.subarray(HEADER_BYTES))));
}

function fits(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}
