import { writeFile } from 'node:fs/promises';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, Table } from './table.ts';
import { isNumber } from './table.ts';

/** What stands above the data of each sheet. */
export interface SheetHead {
  rows: (sheet: string) => string[][];
  /** Merged cells: first row, first column, last row, last column, counted from 0. */
  merges: readonly (readonly [number, number, number, number])[];
}

/** An xlsx file with a sheet for each county or town. Held in memory until it is closed: for lists up to 100,000 rows. */
export class Workbook implements Table {
  readonly #path: string;
  readonly #head: SheetHead;
  readonly #sheets = new Map<string, (string | number)[][]>();

  constructor(path: string, head: SheetHead) {
    this.#path = path;
    this.#head = head;
  }

  row(cells: readonly Cell[], sheet: string): void {
    let rows = this.#sheets.get(sheet);
    if (!rows) {
      rows = this.#head.rows(sheet);
      this.#sheets.set(sheet, rows);
    }
    rows.push(cells.map((cell) => (isNumber(cell) ? cell.number : cell)));
  }

  aside(cells: readonly Cell[], sheet: string): void {
    this.row(cells, sheet);
  }

  async close(): Promise<void> {
    const merges = this.#head.merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol }));
    const sheets = [...this.#sheets].map(([name, rows]) => ({ name, rows, merges }));
    await writeFile(this.#path, await writeXlsx({ sheets, properties: { created: WRITTEN, modified: WRITTEN } }));
  }
}

/** The same in every file, so that the same seed gives the same bytes. */
const WRITTEN = new Date('2018-06-30T00:00:00Z');
