import type { NumberCell } from '../dirt/identity.ts';

export type Cell = string | NumberCell;

/** A file of rows that is written from top to bottom. */
export interface Table {
  /** A data row. @param sheet the sheet it belongs to, in files that have sheets */
  row(cells: readonly Cell[], sheet: string): void;
  /** A row that is not data: a title, a subtotal, a note. */
  aside(cells: readonly Cell[], sheet: string): void;
  close(): Promise<void>;
}

export function isNumber(cell: Cell): cell is NumberCell {
  return typeof cell !== 'string';
}
