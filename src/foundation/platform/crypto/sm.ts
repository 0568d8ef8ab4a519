import { createCipheriv, createHmac, createSecretKey, hash, timingSafeEqual, type KeyObject } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { Cipher, Suite } from './suite.ts';

const CIPHER = 'sm4-ctr';
const TAG_BYTES = 16;
/** The user id that signatures are made under where the parties agreed on no other: GM/T 0009-2012, 10. */
const USER = '1234567812345678';

/**
 * SM4 (GB/T 32907), SM3 and its HMAC (GB/T 32905, 15852.2), SM2 signatures (GB/T 32918.2). Node's OpenSSL has no SM4 in GCM, so a text is first
 * ciphered in counter mode and then authenticated by HMAC-SM3, of which the first 16 bytes are kept; two secrets for the two, drawn from the one.
 */
export const sm: Suite = {
  name: 'sm',
  mark: 2,
  nonceBytes: 16,
  tagBytes: TAG_BYTES,
  cipher: encryptThenMac,
  mac: (secret) => {
    const key = createSecretKey(secret);
    return (message) => hmac(key, message);
  },
  hash: (message) => hash('sm3', message, 'buffer'),
  newSigningKey: () => {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    return { secret: Buffer.from(privateKey, 'hex'), open: Buffer.from(publicKey, 'hex') };
  },
  sign: (secret, message) => {
    const key = secret.toString('hex');
    return Buffer.from(sm2.doSignature(message, key, { hash: true, publicKey: sm2.getPublicKeyFromPrivateKey(key), userId: USER }), 'hex');
  },
  verify: (open, message, signature) => sm2.doVerifySignature(message, signature.toString('hex'), open.toString('hex'), { hash: true, userId: USER }),
};

function encryptThenMac(secret: Buffer): Cipher {
  const root = createSecretKey(secret);
  const encrypting = createSecretKey(hmac(root, Buffer.from('jinbao sm4 encrypting')).subarray(0, 16));
  const authenticating = createSecretKey(hmac(root, Buffer.from('jinbao sm3 authenticating')));
  const counted = (nonce: Buffer, text: Buffer) => createCipheriv(CIPHER, encrypting, nonce).update(text);
  const tag = (nonce: Buffer, bound: Buffer, ciphered: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bound.length);
    return createHmac('sm3', authenticating).update(length).update(bound).update(nonce).update(ciphered).digest().subarray(0, TAG_BYTES);
  };
  return {
    seal: (nonce, bound, plain) => {
      const ciphered = counted(nonce, plain);
      return Buffer.concat([ciphered, tag(nonce, bound, ciphered)]);
    },
    open: (nonce, bound, sealed) => {
      if (sealed.length < TAG_BYTES) return null;
      const ciphered = sealed.subarray(0, -TAG_BYTES);
      return timingSafeEqual(tag(nonce, bound, ciphered), sealed.subarray(-TAG_BYTES)) ? counted(nonce, ciphered) : null;
    },
  };
}

function hmac(key: KeyObject, message: Buffer): Buffer {
  return createHmac('sm3', key).update(message).digest();
}
