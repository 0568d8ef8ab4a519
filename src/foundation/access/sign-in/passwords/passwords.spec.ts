import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, verifyPassword } from './hash-password.ts';
import { isCommon, judgePassword } from './judge-password.ts';

const cheap = { memory: 64, passes: 1, parallelism: 1 };

test('a hash carries its parameters, and none is made twice', async () => {
  const [one, two] = await Promise.all([hashPassword('春风又绿江南岸明月何时'), hashPassword('春风又绿江南岸明月何时')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(one).not.toBe(two);
  expect(isOutdated(one)).toBe(false);
  expect(isOutdated(await hashPassword('x', cheap))).toBe(true);
});

test('only the password itself is accepted, however it is composed', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), async (password, other) => {
    const hash = await hashPassword(password, cheap);
    expect(await verifyPassword(password, hash)).toBe(true);
    expect(await verifyPassword(password.normalize('NFD'), hash)).toBe(true);
    expect(await verifyPassword(other, hash)).toBe(other.normalize('NFKC') === password.normalize('NFKC'));
  }), { numRuns: 60 });
});

test('without a hash, or with a forged one that asks for all the memory, nobody gets in', async () => {
  expect(await verifyPassword('whatever it is', null)).toBe(false);
  const hash = await hashPassword('whatever it is', cheap);
  expect(await verifyPassword('whatever it is', hash.replace('m=64', 'm=99999999'))).toBe(false);
  expect(await verifyPassword('whatever it is', 'whatever it is')).toBe(false);
});

const refusalOf = (password: string, name = 'zhangsan') => {
  try {
    judgePassword(password, name);
    return null;
  } catch (error) {
    return error instanceof Error && 'notice' in error ? (error.message.split(':')[0] ?? '') : 'thrown';
  }
};

test.each([
  ['short', 'password_short'],
  ['x9f2k7p1qm'.repeat(13), 'password_long'],
  ['password1234', 'password_common'],
  ['P@ssw0rd2026!', 'password_common'],
  ['1qaz2wsx3edc4rfv', 'password_common'],
  ['Jinbao@20260101', 'password_common'],
  ['woaini1314520', 'password_common'],
  ['aaaaaaaaaaaa', 'password_common'],
  ['abcdefghijkl', 'password_common'],
  ['xyxyxyxyxyxy', 'password_common'],
  ['Admin123456789', 'password_common'],
  ['zhangsan12345', 'password_of_name'],
  ['nasgnahz2026!!', 'password_of_name'],
])('%s is refused: %s', (password, code) => {
  expect(refusalOf(password)).toBe(code);
});

test.each(['correct horse battery staple', '村口老槐树下有三只花猫在睡觉', 'kV7!mQ2x-Lw9z', 'quiet-lantern-over-the-river'])('%s is taken', (password) => {
  expect(refusalOf(password)).toBeNull();
});

test('random passwords are not called common', () => {
  const letters = fc.string({ unit: fc.constantFrom(...Array.from('abcdefghijkmnpqrstuvwxyz23456789')), minLength: 16, maxLength: 16 });
  const judged = fc.sample(letters, { numRuns: 2000, seed: 5 }).filter((password) => new Set(password).size >= 9).filter(isCommon);
  expect(judged).toEqual([]);
});
