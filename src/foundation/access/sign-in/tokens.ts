import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits that its holder shows as a text; only `hash` is kept. A prefix tells what it is for. */
export function newToken(prefix = ''): { readonly token: string; readonly hash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** SHA-256: enough for a random secret of 80 bits and more, which nobody can guess his way to. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Letters and digits that are not mistaken for one another on paper (Crockford's base 32 in small letters). */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A code for people to read and type, in groups of four: 4 groups hold 80 bits. */
export function newCode(groups: number): string {
  const letters = [...randomBytes(groups * 4)].map((byte) => LETTERS[byte % 32]);
  return Array.from({ length: groups }, (_, i) => letters.slice(i * 4, i * 4 + 4).join('')).join('-');
}

/** A typed code as it was shown: small letters, no spaces, the usual misreadings mended. */
export function cleanCode(typed: string): string {
  const letters = typed.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return (letters.match(/.{1,4}/g) ?? []).join('-');
}
