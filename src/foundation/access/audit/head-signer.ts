import type { Keeper } from '../../platform/crypto/index.ts';
import type { PublicKey } from './vouchers.ts';

/** Signs heads and anchors. */
export interface HeadSigner {
  /** The key that signs now, its public half. */
  readonly key: () => { readonly algorithm: PublicKey['algorithm']; readonly open: Buffer };
  readonly sign: (message: Buffer) => Buffer | Promise<Buffer>;
}

/** Length of a bare Ed25519 or SM2 signature; the keeper puts the number of its key before it. */
const SIGNATURE_BYTES = 64;

/** Heads signed by the office's keeper of keys. */
export function keeperSigner(keeper: Pick<Keeper, 'keys' | 'sign'>): HeadSigner {
  return {
    key: () => {
      const { signing, verifying } = keeper.keys;
      const key = verifying.get(signing.id);
      if (!key) throw new Error('the key that signs has no public half');
      return { algorithm: key.suite.name === 'sm' ? 'sm2' : 'ed25519', open: key.open };
    },
    sign: (message) => keeper.sign(message).subarray(-SIGNATURE_BYTES),
  };
}
