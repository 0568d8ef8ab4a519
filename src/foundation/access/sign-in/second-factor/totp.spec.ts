import * as fc from 'fast-check';
import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { newSecret, secretUri, stepOfCode } from './totp.ts';

const secret = newSecret();
const codeAt = (at: number) => generateSync({ secret, epoch: Math.floor(at / 1000) });

test('a code counts in its own step, the one before and the one after, and in no other', () => {
  fc.assert(fc.property(fc.integer({ min: 60_000, max: 4_000_000_000 }).map((seconds) => seconds * 1000), fc.integer({ min: -4, max: 4 }), (at, steps) => {
    const step = Math.floor(at / 30_000) + steps;
    const taken = stepOfCode(secret, codeAt(at + steps * 30_000), at, null);
    if (Math.abs(steps) <= 1) expect(taken).toBe(step);
    // Six digits can agree by chance, once in a million.
    else if (![-1, 0, 1].some((near) => codeAt(at + near * 30_000) === codeAt(at + steps * 30_000))) expect(taken).toBeNull();
  }), { numRuns: 300 });
});

test('a code, once accepted, and those before it do not count again', () => {
  const at = Date.parse('2026-01-01T00:00:10Z');
  const step = stepOfCode(secret, codeAt(at), at, null);
  expect(step).toBe(Math.floor(at / 30_000));
  expect(stepOfCode(secret, codeAt(at), at, step)).toBeNull();
  expect(stepOfCode(secret, codeAt(at - 30_000), at, step)).toBeNull();
  expect(stepOfCode(secret, codeAt(at + 30_000), at + 30_000, step)).toBe((step ?? 0) + 1);
  expect(stepOfCode(secret, codeAt(at - 90_000), at - 90_000, step)).toBeNull();
});

test('what is no code is none', () => {
  for (const code of ['', '12345', '1234567', 'abcdef', '１２３４５６']) expect(stepOfCode(secret, code, Date.now(), null)).toBeNull();
});

test('the address for the QR code names who and what for', () => {
  expect(secretUri(secret, 'li.si')).toBe(`otpauth://totp/Jinbao:li.si?secret=${secret}&issuer=Jinbao`);
});
