import { generateKeyPairSync, sign } from 'node:crypto';
import type { HeadSigner } from '../head-signer.ts';

/** A signer with a key of its own. */
export function testSigner(): HeadSigner {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const open = publicKey.export({ type: 'spki', format: 'der' });
  return { key: () => ({ algorithm: 'ed25519', open }), sign: (message) => sign(null, message, privateKey) };
}
