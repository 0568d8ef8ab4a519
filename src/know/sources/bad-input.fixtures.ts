import { writeXlsx, type CellValue } from 'hucre';

/** People of an imaginary town. Their numbers pass the check; nobody bears them but them. */
export const ZHAO = { name: '赵一禾', identity: '34150219900101005X', sex: '男', birth: '1990-01-01' };
export const QIAN = { name: '钱二苗', identity: '341502199001010017', sex: '男', birth: '1990-01-01' };
export const SUN = { name: '孙三穗', identity: '341503200507040020', sex: '女', birth: '2005-07-04' };

/** A compound file (MS-CFB) with these streams, each padded to the 4096 bytes below which streams are kept elsewhere. */
export function compoundFile(streams: Readonly<Record<string, Buffer>>): Buffer {
  const padded = Object.entries(streams).map(([name, data]) => ({ name, data: Buffer.concat([data, Buffer.alloc(Math.max(4096, Math.ceil(data.length / 512) * 512) - data.length)]) }));
  const sectors = padded.reduce((sum, { data }) => sum + data.length / 512, 0);
  const table = Buffer.alloc(Math.ceil((sectors + 3) / 128) * 512, 0xff);
  const tables = table.length / 512;
  const header = Buffer.alloc(512, 0);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [[24, 0x3e], [26, 3], [28, 0xfffe], [30, 9], [32, 6]] as const) header.writeUInt16LE(value, at);
  for (const [at, value] of [[44, tables], [48, tables], [56, 4096], [60, 0xfffffffe], [68, 0xfffffffe]] as const) header.writeUInt32LE(value, at);
  header.fill(0xff, 76);
  for (let i = 0; i < tables; i += 1) {
    header.writeUInt32LE(i, 76 + i * 4);
    table.writeUInt32LE(0xfffffffd, i * 4);
  }
  const directory = Buffer.alloc(512, 0);
  directoryEntry(directory, 0, 'Root Entry', 5, 0xfffffffe, 0, 1);
  table.writeUInt32LE(0xfffffffe, tables * 4);
  let next = tables + 1;
  for (const [i, { name, data }] of padded.entries()) {
    directoryEntry(directory, i + 1, name, 2, next, data.length, i + 1 < padded.length ? i + 2 : 0xffffffff);
    for (let k = 0; k < data.length / 512; k += 1) table.writeUInt32LE(k + 1 < data.length / 512 ? next + k + 1 : 0xfffffffe, (next + k) * 4);
    next += data.length / 512;
  }
  return Buffer.concat([header, table, directory, ...padded.map(({ data }) => data)]);
}

function directoryEntry(directory: Buffer, index: number, name: string, kind: number, first: number, size: number, link: number): void {
  const at = index * 128;
  directory.write(name, at, 'utf16le');
  directory.writeUInt16LE((name.length + 1) * 2, at + 64);
  directory[at + 66] = kind;
  directory[at + 67] = 1;
  directory.writeUInt32LE(0xffffffff, at + 68);
  directory.writeUInt32LE(kind === 5 ? 0xffffffff : link, at + 72);
  directory.writeUInt32LE(kind === 5 ? link : 0xffffffff, at + 76);
  directory.writeUInt32LE(first, at + 116);
  directory.writeUInt32LE(size, at + 120);
}

function record(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

/** A BIFF workbook of one sheet: texts and numbers, `version` 0x600 for Excel 97 to 2003. */
export function oldWorkbook(rows: readonly (readonly (string | number)[])[], version = 0x600): Buffer {
  const start = (kind: number) => record(0x809, Buffer.from(new Uint8Array(new Uint16Array([version, kind, 0, 0, 0, 0, 0, 0]).buffer)));
  const end = record(10, Buffer.alloc(0));
  const globals = start(5);
  const bound = (position: number) => {
    const data = Buffer.alloc(8);
    data.writeUInt32LE(position, 0);
    data.writeUInt8(1, 6);
    return record(0x85, Buffer.concat([data, Buffer.from('S')]));
  };
  const position = globals.length + bound(0).length + end.length;
  const cells = rows.flatMap((row, r) => row.map((value, c) => {
    const at = Buffer.from(new Uint8Array(new Uint16Array([r, c, 0]).buffer));
    if (typeof value === 'number') {
      const number = Buffer.alloc(8);
      number.writeDoubleLE(value);
      return record(0x203, Buffer.concat([at, number]));
    }
    const length = Buffer.alloc(3);
    length.writeUInt16LE(value.length, 0);
    length[2] = 1;
    return record(0x204, Buffer.concat([at, length, Buffer.from(value, 'utf16le')]));
  }));
  return Buffer.concat([globals, bound(position), end, start(0x10), ...cells, end]);
}

/** An xlsx of these sheets. */
export async function workbook(sheets: Readonly<Record<string, CellValue[][]>>): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) }));
}

/** A zip of stored parts whose directory claims `claimed` bytes for each; packed by nothing. */
export function storedZip(parts: Readonly<Record<string, Buffer>>, claimed?: number): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of Object.entries(parts)) {
    const size = claimed ?? data.length;
    const method = claimed === undefined ? 0 : 8;
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 0, 'latin1');
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 0, 'latin1');
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE(offset, 42);
    files.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}
