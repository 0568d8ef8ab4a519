import { createCipheriv } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SUITES } from './suite.ts';
import { suiteOf } from './suites.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const NOTHING = Buffer.alloc(0);

describe('what the standards print as examples', () => {
  test('SM3: GB/T 32905-2016, appendix A', () => {
    const suite = suiteOf('sm');
    expect(suite.hash(Buffer.from('abc')).toString('hex')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(suite.hash(Buffer.from('abcd'.repeat(16))).toString('hex')).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });

  test('HMAC-SM3 is SM3 twice: GB/T 15852.2', () => {
    const suite = suiteOf('sm');
    const secret = Buffer.alloc(32, 7);
    const padded = (with_: number) => Buffer.concat([secret, Buffer.alloc(32)]).map((byte) => byte ^ with_);
    const message = Buffer.from('石桥镇');
    expect(suite.mac(secret)(message)).toEqual(suite.hash(Buffer.concat([padded(0x5c), suite.hash(Buffer.concat([padded(0x36), message]))])));
  });

  test('SM4: GB/T 32907-2016, appendix A, read through counter mode', () => {
    const block = hex('0123456789abcdeffedcba9876543210');
    expect(createCipheriv('sm4-ctr', block, block).update(Buffer.alloc(16)).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
  });

  test('SM2 with SM3 and the standard user id: GB/T 32918.5-2017, A.2', () => {
    const open = hex('0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13');
    const signature = hex('f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa');
    expect(suiteOf('sm').verify(open, Buffer.from('message digest'), signature)).toBe(true);
    expect(suiteOf('sm').verify(open, Buffer.from('message digesT'), signature)).toBe(false);
  });

  test('AES-256-GCM: NIST, test cases 13 and 14', () => {
    const cipher = suiteOf('aes').cipher(Buffer.alloc(32));
    expect(cipher.seal(Buffer.alloc(12), NOTHING, NOTHING).toString('hex')).toBe('530f8afbc74536b9a963b4f1c4cb738b');
    expect(cipher.seal(Buffer.alloc(12), NOTHING, Buffer.alloc(16)).toString('hex')).toBe('cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919');
  });

  test('Ed25519: RFC 8032, 7.1, test 1', () => {
    const secret = hex('302e020100300506032b657004220420 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
    const signature = 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b';
    expect(suiteOf('aes').sign(secret, NOTHING).toString('hex')).toBe(signature);
  });
});

describe.each(SUITES)('%s', (name) => {
  const suite = suiteOf(name);
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map((array) => Buffer.from(array));
  const text = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));

  test('what is sealed opens, and only as it was sealed', () => {
    fc.assert(fc.property(bytes(32), bytes(suite.nonceBytes), text, text, fc.nat(), fc.integer({ min: 1, max: 255 }), (secret, nonce, bound, plain, where, by) => {
      const cipher = suite.cipher(secret);
      const sealed = cipher.seal(nonce, bound, plain);
      expect(sealed).toHaveLength(plain.length + suite.tagBytes);
      expect(cipher.open(nonce, bound, sealed)).toEqual(plain);
      const changed = (buffer: Buffer) => Buffer.from(buffer.map((byte, i) => (i === where % buffer.length ? byte ^ by : byte)));
      expect(cipher.open(nonce, bound, changed(sealed))).toBeNull();
      expect(cipher.open(changed(nonce), bound, sealed)).toBeNull();
      expect(cipher.open(nonce, Buffer.concat([bound, Buffer.from('x')]), sealed)).toBeNull();
      expect(cipher.open(nonce, bound, sealed.subarray(0, where % sealed.length))).toBeNull();
      expect(suite.cipher(changed(secret)).open(nonce, bound, sealed)).toBeNull();
    }));
  });

  test('a signature is of its message and its key', () => {
    const [mine, other] = [suite.newSigningKey(), suite.newSigningKey()];
    fc.assert(fc.property(text, fc.nat(63), fc.integer({ min: 1, max: 255 }), (message, where, by) => {
      const signature = suite.sign(mine.secret, message);
      expect(signature).toHaveLength(64);
      expect(suite.verify(mine.open, message, signature)).toBe(true);
      expect(suite.verify(other.open, message, signature)).toBe(false);
      expect(suite.verify(mine.open, Buffer.concat([message, Buffer.from('x')]), signature)).toBe(false);
      expect(suite.verify(mine.open, message, Buffer.from(signature.map((byte, i) => (i === where ? byte ^ by : byte))))).toBe(false);
    }), { numRuns: 20 });
  });
});
