import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { SealError, unknownKey } from './seal-error.ts';
import type { DataKey } from './keyring.ts';
import type { Cipher } from './suite.ts';

const MAGIC = Buffer.from('JBS1');
const SALT_BYTES = 16;
/** Magic, suite, number of the key, salt. */
const HEADER_BYTES = MAGIC.length + 5 + SALT_BYTES;
/** Plain bytes of every chunk but the last: enough that a call of the cipher costs nothing beside its work. */
const CHUNK_BYTES = 256 * 1024;

/**
 * Seals a file chunk by chunk; each is authenticated with its number and whether it is the last, so that cut, doubled or swapped chunks are
 * found. The key is the file's own, drawn from the data key and a salt. `name` is bound to it: a file under another's name does not open.
 * The sealed file appears only when it is whole.
 */
export async function sealFile(key: DataKey, from: string, to: string, name = basename(to)): Promise<void> {
  const header = newHeaderOf(key);
  const chunks = chunksOf(key, header, name);
  await whole(to, async (target) => {
    await target.write(header);
    await eachChunk(from, 0, CHUNK_BYTES, async (plain, number, last) => void (await target.write(chunks.seal(plain, number, last))));
  });
}

/** Opens a sealed file into another. Throws a SealError where it was changed or cut, a Refusal where its key is not at hand. */
export async function openFile(keys: ReadonlyMap<number, DataKey>, from: string, to: string, name = basename(from)): Promise<void> {
  const header = await headerOf(from);
  const id = fileKey(header);
  if (id === null) throw new SealError(basename(from));
  const key = keys.get(id);
  if (!key) throw unknownKey(id);
  const chunks = chunksOf(key, header, name);
  await whole(to, async (target) => eachChunk(from, HEADER_BYTES, CHUNK_BYTES + key.suite.tagBytes, async (sealed, number, last) => {
    const plain = chunks.open(sealed, number, last);
    if (plain === null) throw new SealError(basename(from));
    await target.write(plain);
  }));
}

/**
 * Seals a sealed file under another key, in its place; nothing of it is on disk open. Answers false where somebody wrote it anew meanwhile, which
 * is left to them.
 */
export async function resealFile(keys: ReadonlyMap<number, DataKey>, to: DataKey, file: string, name = basename(file)): Promise<boolean> {
  const before = await stat(file);
  const header = await headerOf(file);
  const key = keys.get(fileKey(header) ?? -1);
  if (!key) throw unknownKey(fileKey(header) ?? -1);
  const newHeader = newHeaderOf(to);
  const [old, chunks] = [chunksOf(key, header, name), chunksOf(to, newHeader, name)];
  return whole(file, async (target) => {
    await target.write(newHeader);
    await eachChunk(file, HEADER_BYTES, CHUNK_BYTES + key.suite.tagBytes, async (sealed, number, last) => {
      const plain = old.open(sealed, number, last);
      if (plain === null) throw new SealError(basename(file));
      await target.write(chunks.seal(plain, number, last));
    });
  }, async () => {
    const now = await stat(file).catch(() => null);
    return now?.ino === before.ino && now.mtimeMs === before.mtimeMs;
  });
}

/** Number of the key a file is sealed under; null where it is no sealed file. */
export async function fileSealedUnder(file: string): Promise<number | null> {
  return fileKey(await headerOf(file));
}

function newHeaderOf(key: DataKey): Buffer {
  return Buffer.concat([MAGIC, Buffer.from([key.suite.mark]), key.header.subarray(2), randomBytes(SALT_BYTES)]);
}

function fileKey(header: Buffer): number | null {
  return header.length === HEADER_BYTES && header.subarray(0, MAGIC.length).equals(MAGIC) ? header.readUInt32BE(MAGIC.length + 1) : null;
}

async function headerOf(file: string): Promise<Buffer> {
  const source = await open(file);
  try {
    return await fill(source, Buffer.alloc(HEADER_BYTES), 0);
  } finally {
    await source.close();
  }
}

interface ChunkCipher {
  seal(plain: Buffer, number: number, last: boolean): Buffer;
  open(sealed: Buffer, number: number, last: boolean): Buffer | null;
}

function chunksOf({ suite, secret }: DataKey, header: Buffer, name: string): ChunkCipher {
  const own: Cipher = suite.cipher(suite.mac(secret)(Buffer.concat([Buffer.from('jinbao file'), header])));
  const bound = Buffer.concat([header, Buffer.from(name, 'utf8')]);
  // The number stands at the front: counter mode counts blocks at the end, and no two chunks may meet there.
  const nonce = (number: number, last: boolean) => {
    const bytes = Buffer.alloc(suite.nonceBytes);
    bytes.writeBigUInt64BE(BigInt(number));
    bytes[8] = last ? 1 : 0;
    return bytes;
  };
  return {
    seal: (plain, number, last) => own.seal(nonce(number, last), bound, plain),
    open: (sealed, number, last) => own.open(nonce(number, last), bound, sealed),
  };
}

/** Hands over a file piece by piece from an offset on; also an empty one has a last piece. */
async function eachChunk(file: string, start: number, size: number, take: (chunk: Buffer, number: number, last: boolean) => Promise<void>): Promise<void> {
  const source = await open(file);
  try {
    let position = start;
    let chunk = await fill(source, Buffer.alloc(size), position);
    for (let number = 0; ; number += 1) {
      position += chunk.length;
      const next = chunk.length < size ? Buffer.alloc(0) : await fill(source, Buffer.alloc(size), position);
      await take(chunk, number, next.length === 0);
      if (next.length === 0) return;
      chunk = next;
    }
  } finally {
    await source.close();
  }
}

async function fill(source: FileHandle, buffer: Buffer, position: number): Promise<Buffer> {
  let used = 0;
  while (used < buffer.length) {
    const { bytesRead } = await source.read(buffer, used, buffer.length - used, position + used);
    if (bytesRead === 0) break;
    used += bytesRead;
  }
  return buffer.subarray(0, used);
}

/** Writes a file beside and puts it in place when it is whole and still `wanted`. */
async function whole(file: string, write: (target: FileHandle) => Promise<void>, wanted: () => Promise<boolean> = async () => true): Promise<boolean> {
  // A name of its own: a file may be sealed anew by a change of keys while somebody writes it.
  const partial = `${file}.${randomBytes(6).toString('hex')}.partial`;
  const target = await open(partial, 'w', 0o600);
  try {
    await write(target).finally(() => target.close());
    if (!(await wanted())) {
      await rm(partial, { force: true });
      return false;
    }
    await rename(partial, file);
    return true;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
