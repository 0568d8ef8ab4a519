import { open, rename, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  /** Its text, piece by piece. */
  readonly text: AsyncIterable<string> | Iterable<string>;
}

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where it begins in the file. */
  readonly at: number;
}

const DEFLATED = 8;
/** Names are UTF-8. */
const FLAGS = 0x800;
/** 1 January 1980, the first day there is: the same contents make the same file. */
const DAY = 0x21;
const VERSION = 20;

/** Writes texts as a zip file (each below 4 GB). They are packed on threads of the system, beside whoever makes the next piece. The file appears only when it is complete. */
export async function writeZip(file: string, parts: AsyncIterable<ZipPart> | Iterable<ZipPart>): Promise<void> {
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w');
  try {
    const written: Written[] = [];
    let at = 0;
    for await (const part of parts) {
      const one = await writePart(handle, part, at);
      written.push(one);
      at += headOf(one).length + one.packed;
    }
    const directory = written.map(entryOf);
    await handle.write(Buffer.concat([...directory, endOf(written.length, at, directory.reduce((sum, { length }) => sum + length, 0))]), { position: at });
  } finally {
    await handle.close();
  }
  await rename(partial, file);
}

async function writePart(handle: FileHandle, { name, text }: ZipPart, at: number): Promise<Written> {
  const part = { name: Buffer.from(name), at };
  let [crc, size, packed] = [0, 0, 0];
  async function* bytes() {
    for await (const piece of text) {
      const encoded = Buffer.from(piece);
      crc = crc32(encoded, crc);
      size += encoded.length;
      yield encoded;
    }
  }
  const start = at + headOf({ ...part, crc, size, packed }).length;
  for await (const chunk of Readable.from(bytes()).compose(createDeflateRaw({ level: constants.Z_BEST_SPEED }))) {
    await handle.write(chunk, { position: start + packed });
    packed += chunk.length;
  }
  const written = { ...part, crc, size, packed };
  await handle.write(headOf(written), { position: at });
  return written;
}

/** The fields that stand before a part and, again, in the directory (APPNOTE 4.3.7 and 4.3.12). */
function fieldsOf({ name, crc, packed, size }: Written): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(DEFLATED, 4);
  fields.writeUInt16LE(DAY, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function headOf(part: Written): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fieldsOf(part), part.name]);
}

function entryOf(part: Written): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(part.at, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([VERSION, 0]), fieldsOf(part), rest, part.name]);
}

/** APPNOTE 4.3.16. */
function endOf(parts: number, at: number, length: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts, 8);
  end.writeUInt16LE(parts, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
