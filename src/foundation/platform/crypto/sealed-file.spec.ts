import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { dataKey } from './keyring.ts';
import { SealError } from './seal-error.ts';
import { fileSealedUnder, openFile, resealFile, sealFile } from './sealed-file.ts';
import { sealedFilesIn } from './sealed-files.ts';
import { SUITES } from './suite.ts';

const folder = await mkdtemp(join(tmpdir(), 'jinbao-sealed-'));
afterAll(() => rm(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const CHUNK = 256 * 1024;

describe.each(SUITES)('%s', (suite) => {
  const key = dataKey(5, suite, randomBytes(32));
  const keys = new Map([[5, key]]);
  const sealed = at(`${suite}.sealed`);

  async function seal(plain: Buffer): Promise<Buffer> {
    await writeFile(at('plain'), plain);
    await sealFile(key, at('plain'), sealed);
    return readFile(sealed);
  }

  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])('%i bytes come back', async (length) => {
    const plain = randomBytes(length);
    await seal(plain);
    await openFile(keys, sealed, at('back'));
    expect((await readFile(at('back'))).equals(plain)).toBe(true);
    expect(await fileSealedUnder(sealed)).toBe(5);
  });

  test('a changed byte, a cut at or within a chunk, swapped, doubled or added chunks are found, and no file is left of it', async () => {
    const whole = await seal(Buffer.concat([Buffer.alloc(CHUNK, 'a'), Buffer.alloc(CHUNK, 'b'), Buffer.alloc(CHUNK, 'c')]));
    const header = whole.subarray(0, 25);
    const piece = (n: number) => whole.subarray(25 + n * (CHUNK + 16), 25 + (n + 1) * (CHUNK + 16));
    const flipped = (i: number) => Buffer.from(whole.map((byte, at_) => (at_ === i ? byte ^ 1 : byte)));
    const wrong = {
      'a byte of the salt': flipped(12), 'a byte of the text': flipped(25 + CHUNK + 40), 'the last byte': flipped(whole.length - 1),
      'cut after two chunks': Buffer.concat([header, piece(0), piece(1)]), 'cut within a chunk': whole.subarray(0, whole.length - 100), 'only its header': header,
      'swapped': Buffer.concat([header, piece(1), piece(0), piece(2)]), 'doubled': Buffer.concat([header, piece(0), piece(0), piece(1), piece(2)]),
      'something added': Buffer.concat([whole, Buffer.from('x')]),
    };
    await rm(at('back'), { force: true });
    for (const [what, bytes] of Object.entries(wrong)) {
      await writeFile(sealed, bytes);
      await expect(openFile(keys, sealed, at('back')), what).rejects.toThrow(SealError);
    }
    expect((await readdir(folder)).filter((name) => name.startsWith('back'))).toEqual([]);
  });

  test('a file under the name of another, or under another key, does not open', async () => {
    await seal(Buffer.from('石桥'));
    await expect(openFile(keys, sealed, at('back'), 'other')).rejects.toThrow(SealError);
    await expect(openFile(new Map([[5, dataKey(5, suite, randomBytes(32))]]), sealed, at('back'))).rejects.toThrow(SealError);
    await expect(openFile(new Map(), sealed, at('back'))).rejects.toThrow(/key_unknown/);
    await writeFile(sealed, 'no seal at all, only some forty or fifty bytes of text');
    await expect(openFile(keys, sealed, at('back'))).rejects.toThrow(SealError);
    expect(existsSync(at('back'))).toBe(false);
  });
});

test('a sealed file is sealed under another key and suite in its place, unless somebody writes it anew meanwhile', async () => {
  const [old, next] = [dataKey(1, 'aes', randomBytes(32)), dataKey(2, 'sm', randomBytes(32))];
  const keys = new Map([[1, old], [2, next]]);
  const plain = randomBytes(2 * CHUNK + 77);
  const lake = at('lake');
  await mkdir(join(lake, 'links'), { recursive: true });
  const file = join(lake, 'links', 'links.parquet');
  await writeFile(at('plain'), plain);
  await sealFile(old, at('plain'), file);
  await writeFile(join(lake, 'not-sealed.json'), '{}');
  const files = sealedFilesIn(lake, { keys: { data: keys, activeData: next } });
  expect(await files.keysInUse()).toEqual(new Set([1]));
  expect(await files.reseal()).toBe(1);
  expect(await files.keysInUse()).toEqual(new Set([2]));
  expect(await files.reseal()).toBe(0);
  await openFile(keys, file, at('back'));
  expect((await readFile(at('back'))).equals(plain)).toBe(true);
  await writeFile(file, (await readFile(file)).map((byte, i) => (i === 500 ? byte ^ 1 : byte)));
  await expect(resealFile(keys, old, file)).rejects.toThrow(SealError);
  expect(await readdir(join(lake, 'links'))).toEqual(['links.parquet']);
});
