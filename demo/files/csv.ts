import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';
import type { Cell, Table } from './table.ts';

export type Encoding = 'utf8' | 'utf8-bom' | 'gb18030';

const BATCH = 8192;

/** A csv file, written in batches so that its size does not matter. */
export class CsvFile implements Table {
  readonly #file: number;
  readonly #encoding: Encoding;
  #lines: string[] = [];

  constructor(path: string, encoding: Encoding) {
    this.#file = openSync(path, 'w');
    this.#encoding = encoding;
    if (encoding === 'utf8-bom') writeSync(this.#file, '\uFEFF');
  }

  row(cells: readonly Cell[]): void {
    let line = '';
    for (let i = 0; i < cells.length; i++) line += i === 0 ? asField(cells[i] ?? '') : `,${asField(cells[i] ?? '')}`;
    this.line(line);
  }

  aside(cells: readonly Cell[]): void {
    this.row(cells);
  }

  /** A line that is already csv, without its line end. */
  line(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length >= BATCH) this.#flush();
  }

  close(): Promise<void> {
    this.#flush();
    closeSync(this.#file);
    return Promise.resolve();
  }

  #flush(): void {
    if (this.#lines.length === 0) return;
    const text = `${this.#lines.join('\r\n')}\r\n`;
    this.#lines = [];
    const bytes = this.#encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8');
    for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
  }
}

function asField(cell: Cell): string {
  const text = typeof cell === 'string' ? cell : String(cell.number);
  return text.includes(',') || text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}
