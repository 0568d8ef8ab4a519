import { open, rename, writeFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { Reading } from './reading.ts';

/** A row on its way back: its sheet, its cells as the agency wrote them and what is added. */
export interface ReturnedRow {
  readonly sheet: number;
  readonly cells: string[];
}

/** Writes rows in the form they came: columns, format, encoding and sheets. Returns the path, `base` with its ending; xls becomes xlsx, Parquet csv. */
export function writeReturned(reading: Reading, header: readonly string[], rows: AsyncIterable<ReturnedRow[]>, base: string): Promise<string> {
  const { format } = reading.raw;
  return format === 'xlsx' || format === 'xls' ? writeWorkbook(`${base}.xlsx`, header, rows, reading) : writeText(`${base}.csv`, header, rows, reading);
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
  // Loaded only where a workbook is written: it takes 0.07 seconds.
  const { writeXlsx } = await import('hucre');
  await writeFile(`${file}.partial`, await writeXlsx({ sheets }));
  await rename(`${file}.partial`, file);
  return file;
}
