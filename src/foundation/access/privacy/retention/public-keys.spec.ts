import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { suiteOf, type SuiteName } from '../../../platform/crypto/index.ts';
import { publicKeyVerifier } from './public-keys.ts';

const folder = await mkdtemp(join(tmpdir(), 'jinbao-public-'));
afterAll(() => rm(folder, { recursive: true }));

const MESSAGE = Buffer.from('what was deleted');
/** As the keeper signs: format, suite and number of the key, then the signature. */
function signedBy(name: SuiteName) {
  const suite = suiteOf(name);
  const { secret, open } = suite.newSigningKey();
  if (open === null) throw new Error('a signing key has a public half');
  return { algorithm: name === 'sm' ? 'sm2' : 'ed25519', publicKey: open.toString('base64'), signature: Buffer.concat([Buffer.from([3, suite.mark, 0, 0, 0, 7]), suite.sign(secret, MESSAGE)]) };
}

test('a signature of either suite is checked with public halves alone, whichever key of the file made it', async () => {
  const [first, second, stranger] = [signedBy('aes'), signedBy('sm'), signedBy('aes')];
  const file = join(folder, 'public-key.json');
  await writeFile(file, JSON.stringify({ keys: [first, second].map(({ algorithm, publicKey }) => ({ id: 'x', algorithm, publicKey, since: '' })) }));
  const verify = await publicKeyVerifier(file);
  expect([first, second, stranger].map(({ signature }) => verify?.(MESSAGE, signature))).toEqual([true, true, false]);
  expect([first, second].map(({ signature }) => verify?.(Buffer.from('another'), signature))).toEqual([false, false]);
  expect([Buffer.alloc(0), first.signature.subarray(0, 20), Buffer.concat([second.signature.subarray(0, 2), first.signature.subarray(2)])].map((one) => verify?.(MESSAGE, one))).toEqual([false, false, false]);
});

test('without keys there is nothing to check with', async () => {
  const file = join(folder, 'odd.json');
  await writeFile(file, '{"keys": 3}');
  expect([await publicKeyVerifier(file), await publicKeyVerifier(join(folder, 'none.json'))]).toEqual([null, null]);
});
