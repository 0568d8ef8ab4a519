export const SUITES = ['aes', 'sm'] as const;
export type SuiteName = (typeof SUITES)[number];

/** Seals and opens under one secret. `bound` is not kept with the text and must be the same at opening. */
export interface Cipher {
  /** Ciphertext and tag. */
  seal(nonce: Buffer, bound: Buffer, plain: Buffer): Buffer;
  /** Null where text, tag, nonce, bound or secret are not those it was sealed with. */
  open(nonce: Buffer, bound: Buffer, sealed: Buffer): Buffer | null;
}

/** One family of algorithms; all secrets for sealing and for keyed hashes are 32 random bytes. */
export interface Suite {
  readonly name: SuiteName;
  /** How sealed data says which suite it needs. */
  readonly mark: number;
  readonly nonceBytes: number;
  readonly tagBytes: number;
  cipher(secret: Buffer): Cipher;
  /** Keyed hash, 32 bytes. */
  mac(secret: Buffer): (message: Buffer) => Buffer;
  /** 32 bytes. */
  hash(message: Buffer): Buffer;
  newSigningKey(): { readonly secret: Buffer; readonly open: Buffer };
  /** 64 bytes. */
  sign(secret: Buffer, message: Buffer): Buffer;
  /** `open` is the half of a signing key that is no secret. */
  verify(open: Buffer, message: Buffer, signature: Buffer): boolean;
}

/** Whether a text names a suite. */
export function isSuite(text: string): text is SuiteName {
  return SUITES.some((name) => name === text);
}
