import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { readChunks } from './read-chunks.ts';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'mixed';

/**
 * Writes a text file again as UTF-8 without a byte order mark, line feeds kept. 'mixed' decodes line by line: UTF-8 where a line is UTF-8, else
 * GB18030. Bytes that mean nothing become U+FFFD.
 */
export async function writeUtf8(file: string, encoding: TextEncoding, to: string): Promise<void> {
  const out = await open(to, 'w');
  try {
    if (encoding === 'mixed') await writeMixed(readChunks(file), out);
    else {
      const decoder = new TextDecoder(encoding);
      for await (const chunk of readChunks(file)) await out.write(decoder.decode(chunk, { stream: true }));
      await out.write(decoder.decode());
    }
  } finally {
    await out.close();
  }
}

type Output = Awaited<ReturnType<typeof open>>;

async function writeMixed(chunks: AsyncIterable<Buffer>, out: Output): Promise<void> {
  const gb18030 = new TextDecoder('gb18030');
  let rest: Buffer = Buffer.alloc(0);
  const decode = (line: Buffer) => (isUtf8(line) ? line : Buffer.from(gb18030.decode(line)));
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    const lines: Buffer[] = [];
    let from = 0;
    for (let to = bytes.indexOf(10); to >= 0; to = bytes.indexOf(10, from)) {
      lines.push(decode(bytes.subarray(from, to + 1)));
      from = to + 1;
    }
    rest = bytes.subarray(from);
    await out.write(Buffer.concat(lines));
  }
  await out.write(decode(rest));
}
