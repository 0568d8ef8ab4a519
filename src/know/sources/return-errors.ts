import { open, rename, writeFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { writeXlsx } from 'hucre';
import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { rawColumn } from './raw-table.ts';

/** The two columns a returned table has more than the agency's own. */
export const ERROR_COLUMN = '错误说明';
export const ROW_COLUMN = '行号（请勿修改）';

const BATCH = 20_000;

interface ReturnedRow {
  readonly sheet: number;
  readonly cells: string[];
}

/**
 * Writes the rejected rows as the agency's own table (its columns, format, encoding and sheets) with the number of each row and what is wrong with
 * it. Returns the path, `base` with its ending. An xls comes back as xlsx, a Parquet file as csv.
 */
export async function returnErrors(reading: Reading, rejected: string, rowSql: { sql: string; join: string }, problems: readonly Problem[], base: string): Promise<string> {
  const { raw } = reading;
  const messages = new Map<number, string[]>();
  for (const found of problems) {
    if (found.row === null || found.severity !== 'error') continue;
    const text = found.column ? `${found.column}：${found.zh} / ${found.en}` : `${found.zh} / ${found.en}`;
    messages.set(found.row, [...(messages.get(found.row) ?? []), text]);
  }
  const own = raw.headers.filter((header) => header !== ERROR_COLUMN && header !== ROW_COLUMN);
  const header = [...own, ROW_COLUMN, ERROR_COLUMN];
  const rows = returnedRows(reading, rejected, rowSql, messages);
  return raw.format === 'xlsx' || raw.format === 'xls' ? writeWorkbook(`${base}.xlsx`, header, rows, reading) : writeText(`${base}.csv`, header, rows, reading);
}

async function* returnedRows(reading: Reading, rejected: string, rowSql: { sql: string; join: string }, messages: ReadonlyMap<number, readonly string[]>): AsyncGenerator<ReturnedRow[]> {
  const { raw, engine } = reading;
  const own = raw.headers.flatMap((header, i) => (header === ERROR_COLUMN || header === ROW_COLUMN ? [] : [`r.${rawColumn(i)}`]));
  const cells = [...own.slice(0, -1), own.at(-1) && raw.overflow ? `concat_ws('${raw.delimiter}', ${own.at(-1)}, r.${raw.overflow})` : own.at(-1)];
  for (let offset = 0; ; offset += BATCH) {
    const found = await engine.rows<{ row: number; sheet: number; cells: (string | null)[] }>(`
      select ${rowSql.sql} as row, ${raw.hasCells ? 'r.sheet' : '0'} as sheet, [${cells.join(', ')}] as cells
      from ${raw.table} r join ${rejected} x on x.rid = r.rowid ${rowSql.join} order by r.rowid limit ${BATCH} offset ${offset}`);
    if (found.length > 0) yield found.map(({ row, sheet, cells: text }) => ({ sheet, cells: [...text.map((cell) => cell ?? ''), String(row), (messages.get(row) ?? []).join('；')] }));
    if (found.length < BATCH) return;
  }
}

async function writeText(file: string, header: readonly string[], batches: AsyncIterable<ReturnedRow[]>, { raw }: Reading): Promise<string> {
  const delimiter = raw.delimiter ?? ',';
  const encoding = raw.encoding === 'gb18030' ? 'gb18030' : 'utf-8';
  const line = (cells: readonly string[]) => `${cells.map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter)}\r\n`;
  const out = await open(`${file}.partial`, 'w');
  try {
    // With its mark, Excel opens UTF-8 as UTF-8.
    await out.write(iconv.encode((encoding === 'utf-8' ? '\ufeff' : '') + line(header), encoding));
    for await (const batch of batches) await out.write(iconv.encode(batch.map((row) => line(row.cells)).join(''), encoding));
  } finally {
    await out.close();
  }
  await rename(`${file}.partial`, file);
  return file;
}

async function writeWorkbook(file: string, header: readonly string[], batches: AsyncIterable<ReturnedRow[]>, { raw }: Reading): Promise<string> {
  const bySheet = new Map<number, string[][]>();
  for await (const batch of batches) {
    for (const row of batch) {
      const rows = bySheet.get(row.sheet) ?? [];
      rows.push(row.cells);
      bySheet.set(row.sheet, rows);
    }
  }
  const sheets = [...bySheet].map(([sheet, rows]) => ({ name: raw.sheets[sheet]?.name ?? `Sheet${sheet + 1}`, rows: [[...header], ...rows] }));
  await writeFile(`${file}.partial`, await writeXlsx({ sheets }));
  await rename(`${file}.partial`, file);
  return file;
}
