import { open } from 'node:fs/promises';

/** Large enough that the calls cost nothing, small enough to stay in the cache. */
const CHUNK = 4 << 20;

/** The bytes of a file in order, some megabytes at a time; each chunk is its own buffer. */
export async function* readChunks(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file);
  try {
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
