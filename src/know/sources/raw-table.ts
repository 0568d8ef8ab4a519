import type { TextEncoding } from '../../foundation/platform/files/index.ts';

/** One sheet of a workbook, or the one table of another file. */
export interface RawSheet {
  readonly name: string | null;
  /** Line of the last header row, first line 1; 0 in a file that has none (Parquet). */
  readonly headerLine: number;
}

/** How to tell that a cell was a number. */
export interface CellFacts {
  /** The table says so cell by cell: a workbook's. */
  readonly hasCells: boolean;
  /** Columns (from 0) that are inexact numbers throughout. */
  readonly numeric: ReadonlySet<number>;
}

/**
 * A file as it was opened: a temporary table of text columns c1..cN in the order of `headers`, every line under the header in order (`rowid` counts
 * from 0 without gaps), and what `withSoundIdentity` says of the identity. A workbook's table also has `sheet` (index), `line` and `numeric` (',1,4,' where cells 1 and 4 were numbers).
 */
export interface RawTable extends CellFacts {
  readonly table: string;
  readonly format: 'csv' | 'xlsx' | 'xls' | 'parquet';
  readonly headers: readonly string[];
  readonly sheets: readonly RawSheet[];
  /** Sheets with content and no header. */
  readonly unread: readonly string[];
  /** Column that holds what lies beyond the last header. */
  readonly overflow: string | null;
  readonly encoding: TextEncoding | null;
  readonly delimiter: string | null;
  /** The last line is incomplete. */
  readonly cutOff: boolean;
  readonly rows: number;
}

/** The raw column of a position in the headers. */
export function rawColumn(position: number): string {
  return `c${position + 1}`;
}

/** SQL that is true where a cell of the raw table (`table`, where it has a name) was a number, and so may have lost digits. */
export function isNumericCell(raw: CellFacts, position: number, table = ''): string {
  const row = table === '' ? '' : `${table}.`;
  if (raw.hasCells) return `coalesce(contains(${row}numeric, ',${position + 1},'), false)`;
  return raw.numeric.has(position) ? `${row}${rawColumn(position)} is not null` : 'false';
}
