import { writeFile } from 'node:fs/promises';
import { workbookStream } from './biff.ts';
import { compoundFile } from './compound.ts';
import type { Cell, Table } from './table.ts';
import type { SheetHead } from './workbook.ts';

/** An xls file of Excel 97-2003 with one sheet, for lists up to 25,000 rows. */
export class OldWorkbook implements Table {
  readonly #path: string;
  readonly #head: SheetHead;
  readonly #rows: (readonly Cell[])[];

  constructor(path: string, head: SheetHead) {
    this.#path = path;
    this.#head = head;
    this.#rows = head.rows('六安市');
  }

  row(cells: readonly Cell[]): void {
    this.#rows.push(cells);
  }

  aside(cells: readonly Cell[]): void {
    this.#rows.push(cells);
  }

  async close(): Promise<void> {
    await writeFile(this.#path, compoundFile(workbookStream('Sheet1', this.#rows, this.#head.merges)));
  }
}
