import type { Cell } from './table.ts';
import { isNumber } from './table.ts';

/** Records of the binary workbook format of Excel 97-2003 ([MS-XLS]), as few as a reader needs. */
const BOF = 0x0809;
const EOF = 0x000a;
const CODEPAGE = 0x0042;
const FONT = 0x0031;
const XF = 0x00e0;
const BOUNDSHEET = 0x0085;
const DIMENSIONS = 0x0200;
const NUMBER = 0x0203;
const LABEL = 0x0204;
const WINDOW2 = 0x023e;
const MERGECELLS = 0x00e5;

/** The `Workbook` stream of a file with one sheet. @param merges first row, first column, last row, last column, from 0 */
export function workbookStream(name: string, rows: readonly (readonly Cell[])[], merges: readonly (readonly [number, number, number, number])[]): Buffer {
  const opening = [record(BOF, words(0x0600, 0x0005, 0x0dbb, 0x07cc, 0, 0, 6, 0)), record(CODEPAGE, words(0x04b0)), record(FONT, font()), record(XF, words(0, 0, 1, 0x20, 0, 0, 0, 0, 0, 0))];
  const title = Buffer.concat([Buffer.from([name.length, 1]), Buffer.from(name, 'utf16le')]);
  const sheetAt = opening.reduce((sum, { length }) => sum + length, 0) + 4 + 6 + title.length + 4;
  const bound = Buffer.alloc(6);
  bound.writeUInt32LE(sheetAt);
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return Buffer.concat([
    ...opening,
    record(BOUNDSHEET, Buffer.concat([bound, title])),
    record(EOF),
    record(BOF, words(0x0600, 0x0010, 0x0dbb, 0x07cc, 0, 0, 6, 0)),
    record(DIMENSIONS, words(0, 0, rows.length, 0, 0, width, 0)),
    ...rows.flatMap((cells, row) => cells.map((cell, column) => cellRecord(row, column, cell))),
    record(WINDOW2, words(0x06b6, 0, 0, 0x40, 0, 0, 0, 0, 0)),
    record(MERGECELLS, words(merges.length, ...merges.flatMap(([top, left, bottom, right]) => [top, bottom, left, right]))),
    record(EOF),
  ]);
}

function cellRecord(row: number, column: number, cell: Cell): Buffer {
  if (cell === '') return Buffer.alloc(0);
  if (isNumber(cell)) {
    const value = Buffer.alloc(8);
    value.writeDoubleLE(cell.number);
    return record(NUMBER, words(row, column, 0), value);
  }
  const wide = Buffer.byteLength(cell) === cell.length ? 0 : 1;
  return record(LABEL, words(row, column, 0, cell.length), Buffer.from([wide]), Buffer.from(cell, wide === 1 ? 'utf16le' : 'latin1'));
}

function record(kind: number, ...parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([words(kind, length), ...parts]);
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

function font(): Buffer {
  const name = '宋体';
  return Buffer.concat([words(220, 0, 0x7fff, 400, 0, 0, 0x8600), Buffer.from([name.length, 1]), Buffer.from(name, 'utf16le')]);
}
