import type { Problem } from './problem.ts';
import type { Reading } from './reading.ts';
import { rawColumn } from './raw-table.ts';
import { writeReturned, type ReturnedRow } from './write-returned.ts';

/** The two columns a returned table has more than the agency's own. */
export const ERROR_COLUMN = '错误说明';
export const ROW_COLUMN = '行号（请勿修改）';

const BATCH = 20_000;

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
  return writeReturned(reading, header, rows, base);
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
