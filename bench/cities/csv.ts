import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import iconv from 'iconv-lite';

/** A text file written line by line, in big pieces, at the pace the disk takes them. */
export class LineFile {
  private readonly stream;
  private readonly encoding;
  private pending: string[] = [];
  private size = 0;

  constructor(file: string, encoding: 'utf8' | 'utf8-bom' | 'gb18030') {
    this.stream = createWriteStream(file);
    this.encoding = encoding;
    if (encoding === 'utf8-bom') this.stream.write('\ufeff');
  }

  /** Adds a line; true when `flush` is due. */
  add(line: string): boolean {
    this.pending.push(line);
    this.size += line.length;
    return this.size > 1_000_000;
  }

  async flush(): Promise<void> {
    const text = this.pending.map((line) => `${line}\n`).join('');
    this.pending = [];
    this.size = 0;
    const bytes = this.encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text);
    if (!this.stream.write(bytes)) await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    await this.flush();
    this.stream.end();
    await finished(this.stream);
  }
}

/** A line of CSV; cells with a comma or a quote are quoted. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
}
