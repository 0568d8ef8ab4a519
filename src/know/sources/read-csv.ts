import { join } from 'node:path';
import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { readAt, writeUtf8, type FileScan, type TextEncoding } from '../../foundation/platform/files/index.ts';
import { csvRecords } from './csv-records.ts';
import { isNoteOrTotal } from './exclude-rows.ts';
import type { SourceDefinition } from './definition.ts';
import { mendCsv } from './mend-csv.ts';
import { problem, RefusedFile, type ProblemPlace } from './problem.ts';
import { rawColumn, type CellFacts, type RawTable } from './raw-table.ts';
import { beginsAsUtf8, sniffCsv, textEncoding, textHead, widestLine, type CsvLayout } from './sniff-csv.ts';

export const COLUMN_LIMIT = 1000;
/**
 * Bytes of the longest line the reader takes. A thread reads four times as much at once, and what it reads fills a row group of 122,880 rows by itself: with half
 * as much every row was copied once more to fill one (1.3 CPU s of 6 M rows).
 */
const LONGEST_LINE = 4_000_000;

export interface OpenInput {
  readonly engine: AnalysisEngine;
  readonly file: string;
  /** What reading all its bytes tells of the file. */
  readonly scanning: Promise<FileScan>;
  readonly definition: SourceDefinition;
  /** Name of the table to make. */
  readonly table: string;
  /** A folder for files that live as long as the reading. */
  readonly scratch: string;
  readonly place: ProblemPlace;
  /** Told the headers, says how the rows are made from what the reader gives: one query around another. */
  readonly shape: (headers: readonly string[], cells: CellFacts) => Promise<(from: string) => string>;
}

/**
 * Reads a CSV with the engine's own reader. The fast way trusts the file and then checks that every line became a row; where that fails (blank
 * lines, line breaks in cells, stray quotes, too many cells) the lines are mended first and read again. A file that begins as UTF-8 is read while it is
 * scanned, which the end may prove wrong.
 */
export async function readCsv(input: OpenInput): Promise<RawTable> {
  const { file, table, scratch } = input;
  const [scan, eager] = await Promise.all([input.scanning, (await beginsAsUtf8(file)) ? readEagerly(input) : null]);
  const encoding = await textEncoding(file, scan);
  const layout = eager?.layout ?? (await findLayout(input, encoding));
  let rows = encoding === 'utf-8' ? (eager?.rows ?? null) : null;
  let text = file;
  if (encoding !== 'utf-8') {
    text = join(scratch, 'utf8.csv');
    await writeUtf8(file, encoding, text);
    rows = layout.plainStart ? await tryRead(input, text, layout, layout.linesBefore) : null;
  }
  const expected = scan.lineFeeds + (scan.endsWithLineFeed ? 0 : 1) - layout.linesBefore;
  if (rows !== expected) {
    const mended = join(scratch, 'mended.csv');
    await mendCsv(text, { skipLines: layout.linesBefore, delimiter: layout.delimiter, width: layout.headers.length }, mended);
    rows = await tryRead(input, mended, layout, 0);
    if (rows === null) throw new RefusedFile(problem('unreadable', input.place));
  }
  return {
    table, format: 'csv', headers: layout.headers, sheets: [{ name: null, headerLine: layout.linesBefore }], unread: [], hasCells: false,
    numeric: new Set(), overflow: rawColumn(layout.headers.length), encoding, delimiter: layout.delimiter, rows,
    cutOff: !scan.endsWithLineFeed && (await lastLineIsShort(file, scan, encoding === 'mixed' ? 'gb18030' : encoding, layout)),
  };
}

/** Reads a file taken for UTF-8; null where it does not look like a table, which its real encoding may change. */
async function readEagerly(input: OpenInput): Promise<{ layout: CsvLayout; rows: number | null } | null> {
  try {
    const layout = await findLayout(input, 'utf-8');
    return { layout, rows: layout.plainStart ? await tryRead(input, input.file, layout, layout.linesBefore) : null };
  } catch (error) {
    if (error instanceof RefusedFile) return null;
    throw error;
  }
}

async function findLayout({ file, definition, place }: OpenInput, encoding: TextEncoding): Promise<CsvLayout> {
  const head = await textHead(file, encoding);
  const columns = widestLine(head);
  if (columns > COLUMN_LIMIT) throw new RefusedFile(problem('too_many_columns', place, { count: columns }));
  const layout = sniffCsv(head, definition);
  if (!layout) throw new RefusedFile(problem('no_header', place));
  return layout;
}

/** Reads into the table and counts its rows; null where the reader refuses a line. */
async function tryRead({ engine, table, shape }: OpenInput, file: string, layout: CsvLayout, skip: number): Promise<number | null> {
  const query = await shape(layout.headers, { hasCells: false, numeric: new Set() });
  const names = Array.from({ length: layout.headers.length + 1 }, (_, i) => `'${rawColumn(i)}': 'VARCHAR'`);
  const options = [
    literal(file), 'auto_detect = false', 'header = false', `skip = ${skip}`, `delim = ${literal(layout.delimiter)}`, `quote = '"'`, `escape = '"'`,
    'null_padding = true', `max_line_size = ${LONGEST_LINE}`, `columns = {${names.join(', ')}}`,
  ];
  try {
    await engine.run(`create or replace temp table ${table} as ${query(`read_csv(${options.join(', ')})`)}`);
  } catch (error) {
    if (/csv error|invalid input error/i.test(String(error))) return null;
    throw error;
  }
  const [counted] = await engine.rows<{ n: number }>(`select count(*) as n from ${table}`);
  return counted?.n ?? 0;
}

/** Whether the last line, which no line feed ends, has fewer cells than the header: the file was cut off there. */
async function lastLineIsShort(file: string, scan: FileScan, encoding: string, layout: CsvLayout): Promise<boolean> {
  if (encoding.startsWith('utf-16')) return false;
  const length = Math.min(scan.size, 1 << 16);
  const tail = await readAt(file, scan.size - length, length);
  const last = new TextDecoder(encoding).decode(tail.subarray(tail.lastIndexOf(10) + 1));
  const [record] = csvRecords(last, layout.delimiter, 1);
  if (record === undefined || record.cells.length >= layout.headers.length) return false;
  return record.cells.length > 1 || scan.endsInCharacter || !isNoteOrTotal(last);
}
