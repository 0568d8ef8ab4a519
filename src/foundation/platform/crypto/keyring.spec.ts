import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataKey, indexKey, lookupText, openText, sealedUnder, sealText } from './keyring.ts';
import { SealError } from './seal-error.ts';
import { SUITES } from './suite.ts';

const NUMBER = '341502197003121024';

describe.each(SUITES)('%s', (suite) => {
  const key = dataKey(7, suite, randomBytes(32));
  const keys = new Map([[7, key]]);

  test('a text comes back, and is different each time it is sealed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ minLength: 1 }), (text, field) => {
      const sealed = sealText(key, field, text);
      expect(openText(keys, field, sealed)).toBe(text.toWellFormed());
      expect(sealText(key, field, text)).not.toEqual(sealed);
      expect(sealedUnder(sealed)).toBe(7);
    }));
  });

  test('any change of any byte is found, and the message holds neither text nor seal', () => {
    const sealed = sealText(key, 'register.phone.number', NUMBER);
    expect(sealed.includes(NUMBER)).toBe(false);
    for (let i = 0; i < sealed.length; i += 1) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      const message = thrown(() => openText(keys, 'register.phone.number', changed));
      expect(message).toMatch(/密文无法打开.*does not open|密钥.*Key \d+ is not at hand|Key \d+ is not at hand/);
      expect(message).not.toContain(NUMBER);
    }
    for (let length = 0; length < sealed.length; length += 1) expect(() => openText(keys, 'register.phone.number', sealed.subarray(0, length))).toThrow();
  });

  test('a phone put where an identity number stood does not open', () => {
    expect(() => openText(keys, 'register.identification.number', sealText(key, 'register.phone.number', NUMBER))).toThrow(SealError);
  });

  test('under another key of the same number, or none, nothing opens', () => {
    const sealed = sealText(key, 'field', NUMBER);
    expect(() => openText(new Map([[7, dataKey(7, suite, randomBytes(32))]]), 'field', sealed)).toThrow(SealError);
    expect(() => openText(new Map(), 'field', sealed)).toThrow(/key_unknown/);
  });

  test('equal numbers are found, by field and key, however they are written', () => {
    const index = indexKey(3, suite, randomBytes(32));
    const found = lookupText(index, 'identity', '34150219700312102x');
    expect(found).toHaveLength(21);
    for (const written of ['34150219700312102X', ' 341502 19700312 102X', '３４150219700312102Ｘ']) expect(lookupText(index, 'identity', written)).toEqual(found);
    expect(lookupText(index, 'guardian', '34150219700312102X')).not.toEqual(found);
    expect(lookupText(index, 'identity', NUMBER)).not.toEqual(found);
    expect(lookupText(indexKey(3, suite, randomBytes(32)), 'identity', '34150219700312102X')).not.toEqual(found);
  });
});

function thrown(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  throw new Error('nothing was thrown');
}
