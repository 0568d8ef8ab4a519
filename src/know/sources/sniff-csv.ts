import { isUtf8 } from 'node:buffer';
import { readAt, type FileScan, type TextEncoding } from '../../foundation/platform/files/index.ts';
import { csvRecords } from './csv-records.ts';
import type { SourceDefinition } from './definition.ts';
import { findHeader, HEADER_WITHIN } from './find-header.ts';

export interface CsvLayout {
  readonly delimiter: string;
  readonly headers: readonly string[];
  /** Lines of the file before the first data row. */
  readonly linesBefore: number;
  /** Whether all lines before the data hold one record each, none of them blank. */
  readonly plainStart: boolean;
}

const HEAD = 1 << 20;
const DELIMITERS = [',', '\t', ';', '|'];
const SAMPLES = 256;
const SAMPLE = 1 << 16;
/** A line that is UTF-8 and has a Chinese character of three bytes: what GB18030 text hardly ever is by chance. */
const CHINESE_UTF8 = /[\xe4-\xe9][\x80-\xbf]{2}[\s\S]*[\xe4-\xe9][\x80-\xbf]{2}/;

/** Tells a text file's encoding: by its mark, strictly UTF-8, else GB18030; 'mixed' where samples from all over the file show lines of both. */
export async function textEncoding(file: string, scan: FileScan): Promise<TextEncoding> {
  if (scan.bom !== null) return scan.bom === 'utf-8' && !scan.utf8 ? 'mixed' : scan.bom;
  if (scan.utf8) return 'utf-8';
  const step = Math.max(SAMPLE, Math.floor(scan.size / SAMPLES));
  for (let at = 0; at < scan.size; at += step) {
    const text = (await readAt(file, at, SAMPLE)).toString('latin1');
    const lines = text.split('\n').slice(at === 0 ? 0 : 1, at + SAMPLE < scan.size ? -1 : undefined);
    for (const line of lines) {
      if (CHINESE_UTF8.test(line) && isUtf8(Buffer.from(line, 'latin1'))) return 'mixed';
    }
  }
  return 'gb18030';
}

/** Whether the first part of a file is UTF-8. */
export async function beginsAsUtf8(file: string): Promise<boolean> {
  const bytes = await readAt(file, 0, HEAD);
  return isUtf8(bytes.length < HEAD ? bytes : bytes.subarray(0, bytes.lastIndexOf(10) + 1));
}

/** The first part of a text file, decoded, up to its last whole line. */
export async function textHead(file: string, encoding: TextEncoding): Promise<string> {
  const bytes = await readAt(file, 0, HEAD);
  const decoder = encoding === 'mixed' ? new TextDecoder(isUtf8(bytes.subarray(0, bytes.lastIndexOf(10) + 1)) ? 'utf-8' : 'gb18030') : new TextDecoder(encoding);
  const text = decoder.decode(bytes).replace(/^\ufeff/, '');
  return bytes.length === HEAD ? text.slice(0, text.lastIndexOf('\n') + 1) || text : text;
}

/** Finds delimiter and header: the delimiter under which a header is best recognised. Null where there is none. */
export function sniffCsv(head: string, definition: SourceDefinition): CsvLayout | null {
  let best: (CsvLayout & { width: number }) | null = null;
  for (const delimiter of DELIMITERS) {
    const records = csvRecords(head, delimiter, HEADER_WITHIN + 2);
    const found = findHeader(records.map((record) => record.cells), definition);
    if (!found) continue;
    const after = records[found.row + found.depth];
    const linesBefore = after ? after.line : head.split('\n').length;
    const start = records.slice(0, found.row + found.depth);
    const plainStart = linesBefore === start.length && start.every((record) => record.cells.length > 0);
    const width = found.headers.length;
    if (!best || width > best.width) best = { delimiter, headers: found.headers, linesBefore, plainStart, width };
  }
  return best;
}

/** The most cells a line of the head has, by the delimiter it has most of. */
export function widestLine(head: string): number {
  const lines = head.split('\n', 50);
  return Math.max(...DELIMITERS.map((delimiter) => Math.max(...lines.map((line) => line.split(delimiter).length))));
}
