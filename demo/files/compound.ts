const SECTOR = 512;
const FREE = 0xffffffff;
const END = 0xfffffffe;
const TABLE = 0xfffffffd;
/** How many sectors of the allocation table the header alone can name: streams up to 7 MB. */
const MOST_TABLES = 109;

/** An OLE2 compound file ([MS-CFB]) that holds the one stream `Workbook`. @throws when the stream is over 7 MB */
export function compoundFile(stream: Buffer): Buffer {
  const body = Buffer.alloc(Math.max(4096, Math.ceil(stream.length / SECTOR) * SECTOR));
  stream.copy(body);
  const sectors = body.length / SECTOR;
  let tables = 1;
  while (tables * (SECTOR / 4) < tables + 1 + sectors) tables++;
  if (tables > MOST_TABLES) throw new Error(`a stream of ${stream.length} bytes is too long for an xls file of the demo`);
  return Buffer.concat([header(tables), allocation(tables, sectors), directory(tables, body.length), body]);
}

/** Sectors in order: the allocation table, the directory, the stream. */
function allocation(tables: number, sectors: number): Buffer {
  const next = Buffer.alloc(tables * SECTOR);
  const entries: number[] = [];
  for (let i = 0; i < tables; i++) entries.push(TABLE);
  entries.push(END);
  for (let i = 0; i < sectors; i++) entries.push(i === sectors - 1 ? END : tables + 2 + i);
  for (let i = 0; i < next.length / 4; i++) next.writeUInt32LE(entries[i] ?? FREE, i * 4);
  return next;
}

function header(tables: number): Buffer {
  const bytes = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(0x003e, 24);
  bytes.writeUInt16LE(0x0003, 26);
  bytes.writeUInt16LE(0xfffe, 28);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt16LE(6, 32);
  bytes.writeUInt32LE(tables, 44);
  bytes.writeUInt32LE(tables, 48);
  bytes.writeUInt32LE(4096, 56);
  bytes.writeUInt32LE(END, 60);
  bytes.writeUInt32LE(END, 68);
  for (let i = 0; i < MOST_TABLES; i++) bytes.writeUInt32LE(i < tables ? i : FREE, 76 + i * 4);
  return bytes;
}

function directory(tables: number, length: number): Buffer {
  const bytes = Buffer.alloc(SECTOR);
  entry('Root Entry', 5, 1, END, 0).copy(bytes, 0);
  entry('Workbook', 2, FREE, tables + 1, length).copy(bytes, 128);
  for (const at of [256, 384]) for (const link of [68, 72, 76]) bytes.writeUInt32LE(FREE, at + link);
  return bytes;
}

function entry(name: string, kind: number, child: number, start: number, length: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes.writeUInt8(kind, 66);
  bytes.writeUInt8(1, 67);
  bytes.writeUInt32LE(FREE, 68);
  bytes.writeUInt32LE(FREE, 72);
  bytes.writeUInt32LE(child, 76);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(length, 120);
  return bytes;
}
