import { readFile } from 'node:fs/promises';
import { FileFault } from './file-fault.ts';

export interface CompoundStream {
  readonly name: string;
  readonly size: number;
  /** A workbook stream whose records are encrypted (a FILEPASS record follows its BOF). */
  readonly encrypted: boolean;
}

const FREE = 0xfffffffa;
const FILEPASS = 0x2f;
const SIZE_LIMIT = 1_000_000_000;

/**
 * The streams and storages of a compound file (MS-CFB), which .xls files and encrypted workbooks are. Throws a FileFault where the file ends
 * before its directory does.
 */
export async function compoundStreams(file: string, size: number): Promise<CompoundStream[]> {
  if (size > SIZE_LIMIT) throw new FileFault('too_large');
  const bytes = await readFile(file);
  try {
    return readDirectory(bytes);
  } catch (cause) {
    throw cause instanceof FileFault ? cause : new FileFault('cut_off', { cause });
  }
}

function readDirectory(bytes: Buffer): CompoundStream[] {
  const sectorSize = 1 << bytes.readUInt16LE(30);
  const at = (sector: number) => (sector + 1) * sectorSize;
  const table = allocationTable(bytes, sectorSize, at);
  const chain = (first: number) => {
    const sectors: number[] = [];
    for (let sector = first; sector < FREE; sector = table(sector)) {
      sectors.push(sector);
      if (sectors.length > bytes.length / sectorSize) throw new FileFault('cut_off');
    }
    return sectors;
  };
  const streams: CompoundStream[] = [];
  const directory = chain(bytes.readUInt32LE(48));
  const miniCutoff = bytes.readUInt32LE(56);
  for (const sector of directory) {
    for (let entry = at(sector); entry < at(sector) + sectorSize; entry += 128) {
      const length = bytes.readUInt16LE(entry + 64);
      const kind = bytes[entry + 66];
      if (length < 2 || kind === 0) continue;
      const name = bytes.toString('utf16le', entry, entry + Math.min(length, 64) - 2);
      const first = bytes.readUInt32LE(entry + 116);
      const size = bytes.readUInt32LE(entry + 120);
      const large = kind === 2 && size >= miniCutoff;
      if (large && at(lastOf(chain(first))) >= bytes.length) throw new FileFault('cut_off');
      streams.push({ name, size, encrypted: large && name === 'Workbook' && isEncrypted(bytes, at(first)) });
    }
  }
  return streams;
}

function lastOf(sectors: readonly number[]): number {
  return sectors.at(-1) ?? 0;
}

/** Looks up the next sector of a sector. The table's own sectors are listed in the header and, beyond 109, in a chain of their own. */
function allocationTable(bytes: Buffer, sectorSize: number, at: (sector: number) => number): (sector: number) => number {
  const perSector = sectorSize / 4;
  const parts: number[] = [];
  for (let i = 0; i < 109; i += 1) parts.push(bytes.readUInt32LE(76 + i * 4));
  let more = bytes.readUInt32LE(68);
  for (let count = bytes.readUInt32LE(72); count > 0 && more < FREE; count -= 1) {
    for (let i = 0; i < perSector - 1; i += 1) parts.push(bytes.readUInt32LE(at(more) + i * 4));
    more = bytes.readUInt32LE(at(more) + sectorSize - 4);
  }
  return (sector) => {
    const part = parts[Math.floor(sector / perSector)];
    if (part === undefined || part >= FREE) throw new FileFault('cut_off');
    return bytes.readUInt32LE(at(part) + (sector % perSector) * 4);
  };
}

function isEncrypted(bytes: Buffer, start: number): boolean {
  const second = start + 4 + bytes.readUInt16LE(start + 2);
  return second + 2 <= bytes.length && bytes.readUInt16LE(second) === FILEPASS;
}
