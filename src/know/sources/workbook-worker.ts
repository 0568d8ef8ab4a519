import { open, readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { readXls, readXlsx, type CellValue, type Sheet, type Workbook } from 'hucre';
import { z } from 'zod';
import { definitionSchema, type SourceDefinition } from './definition.ts';
import { findHeader, HEADER_WITHIN, type FoundHeader } from './find-header.ts';
import { mapColumns } from './map-columns.ts';
import { normaliseHeader } from './normalise-header.ts';
import type { RawSheet } from './raw-table.ts';

const orderSchema = z.object({
  file: z.string(),
  format: z.enum(['xlsx', 'xls']),
  definition: definitionSchema,
  /** Where the rows go: sheet, line, numeric cells, then the cells in the order of the headers. */
  csv: z.string(),
});

export type WorkbookOrder = z.infer<typeof orderSchema>;

export type WorkbookReply =
  | { readonly headers: string[]; readonly sheets: RawSheet[]; readonly unread: string[]; readonly rows: number }
  | { readonly refused: 'unreadable' | 'too_large' | 'no_header' | 'no_rows' | 'too_many_columns' | 'password'; readonly count?: number };

const COLUMN_LIMIT = 1000;
const PLACES = ['county', 'town', 'village'];
const BATCH = 5000;

async function run(order: WorkbookOrder): Promise<WorkbookReply> {
  let workbook: Workbook;
  try {
    const bytes = await readFile(order.file);
    workbook = await (order.format === 'xlsx' ? readXlsx(bytes) : readXls(bytes));
  } catch (error) {
    return { refused: refusalOf(error) };
  }
  const filled = workbook.sheets.filter((sheet) => sheet.rows.some((row) => row?.some((cell) => textOf(cell) !== '')));
  if (filled.length === 0) return { refused: 'no_rows' };
  const tables = filled.map((sheet) => ({ sheet, header: findHeader(headRows(sheet), order.definition) }));
  const read = tables.flatMap(({ sheet, header }) => (header ? [{ sheet, header }] : []));
  if (read.length === 0) return { refused: 'no_header' };
  const widest = Math.max(...read.map(({ header }) => header.headers.length));
  if (widest > COLUMN_LIMIT) return { refused: 'too_many_columns', count: widest };

  const headers: string[] = [];
  const out = await open(order.csv, 'w');
  let rows = 0;
  const layouts = read.map(({ header }) => columnsOf(header, headers));
  try {
    for (const [index, { sheet, header }] of read.entries()) {
      rows += await writeSheet(out, { sheet, header, index, columns: layouts[index] ?? [], width: headers.length, definition: order.definition });
    }
  } finally {
    await out.close();
  }
  return {
    headers,
    sheets: read.map(({ sheet, header }) => ({ name: sheet.name, headerLine: header.row + header.depth })),
    unread: tables.flatMap(({ sheet, header }) => (header ? [] : [sheet.name])),
    rows,
  };
}

function refusalOf(error: unknown): 'unreadable' | 'too_large' | 'too_many_columns' | 'password' {
  const message = String(error);
  if (/column/i.test(message) && /bounds|outside/i.test(message)) return 'too_many_columns';
  if (/encrypt|password/i.test(message)) return 'password';
  return /limit|exceed|too large/i.test(message) ? 'too_large' : 'unreadable';
}

function headRows(sheet: Sheet): string[][] {
  return Array.from({ length: Math.min(sheet.rows.length, HEADER_WITHIN + 2) }, (_, i) => (sheet.rows[i] ?? []).map(textOf));
}

/** Where each column of a sheet goes: sheets may order their columns differently, so columns of one header text are one column. */
function columnsOf(header: FoundHeader, headers: string[]): number[] {
  const taken = new Set<number>();
  return header.headers.map((text) => {
    const same = headers.findIndex((other, i) => !taken.has(i) && normaliseHeader(other) === normaliseHeader(text));
    const position = same >= 0 ? same : headers.push(text) - 1;
    taken.add(position);
    return position;
  });
}

interface SheetOrder {
  readonly sheet: Sheet;
  readonly header: FoundHeader;
  readonly index: number;
  readonly columns: readonly number[];
  readonly width: number;
  readonly definition: SourceDefinition;
}

async function writeSheet(out: Awaited<ReturnType<typeof open>>, { sheet, header, index, columns, width, definition }: SheetOrder): Promise<number> {
  fillPlaces(sheet, header, definition);
  let lines: string[] = [];
  let count = 0;
  for (let i = header.row + header.depth; i < sheet.rows.length; i += 1) {
    const row = sheet.rows[i];
    if (!row || row.length === 0) continue;
    const cells = Array.from({ length: width }, () => '');
    let numeric = '';
    let blank = true;
    for (const [position, value] of row.entries()) {
      const text = textOf(value);
      if (text === '') continue;
      blank = false;
      const target = columns[position];
      if (target === undefined) continue;
      cells[target] = text;
      if (typeof value === 'number') numeric += `${target + 1},`;
    }
    if (blank) continue;
    count += 1;
    lines.push(`${index},${i + 1},"${numeric && `,${numeric}`}",${cells.map(csvCell).join(',')}\n`);
    if (lines.length === BATCH) {
      await out.write(lines.join(''));
      lines = [];
    }
  }
  await out.write(lines.join(''));
  return count;
}

/** A place written once over several merged rows holds for each of them; other merged cells are left as they are. */
function fillPlaces(sheet: Sheet, header: FoundHeader, definition: SourceDefinition): void {
  const { mapping } = mapColumns(header.headers, definition);
  const places = new Set(PLACES.flatMap((field) => mapping[field] ?? []));
  for (const merge of sheet.merges ?? []) {
    if (merge.endRow <= header.row + header.depth - 1) continue;
    for (let column = merge.startCol; column <= merge.endCol; column += 1) {
      if (!places.has(column)) continue;
      const value = sheet.rows[merge.startRow]?.[column] ?? null;
      for (let row = merge.startRow + 1; row <= merge.endRow; row += 1) {
        const cells = sheet.rows[row];
        if (cells?.some((cell) => textOf(cell) !== '')) cells[column] = value;
      }
    }
  }
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""').replace(/\r?\n/g, ' ')}"` : text;
}

/** A cell as text: numbers as JavaScript prints them, days as 'YYYY-MM-DD'. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '').replace('T', ' ').replace(/\.\d+Z$/, '');
  return typeof value === 'string' ? value.trim() : String(value);
}

if (parentPort) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort.postMessage(await run(orderSchema.parse(workerData)));
}
