import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { rawColumn } from './raw-table.ts';
import { forgetRows, nextPrefix, readRows, type ReadRows } from './read-rows.ts';
import { rowNumbers, type RowNumbers } from './row-numbers.ts';
import { ROW_COLUMN } from './return-errors.ts';
import type { SnapshotOrder } from './take-snapshot.ts';
import { writeReturned, type ReturnedRow } from './write-returned.ts';

export interface AnswersToReturn extends Pick<SnapshotOrder, 'definition' | 'file' | 'asOf' | 'divisions' | 'outDir'> {
  /** Headers of what is added. */
  readonly columns: readonly string[];
  /** What is added to a data row, by its number; as many texts as there are columns. */
  readonly answers: ReadonlyMap<number, readonly string[]>;
  /** What is added to rows that could not be used. */
  readonly unusable: readonly string[];
  /** Path without its ending. */
  readonly base: string;
}

/**
 * Gives every data row of an agency's file back as it came, with its number and an answer beside it. The file is read once more: a snapshot
 * keeps declared columns only. Columns of an earlier answer are replaced. Returns the path.
 */
export async function returnAnswers(engine: AnalysisEngine, order: AnswersToReturn): Promise<string> {
  const { definition, file, asOf, divisions, outDir, columns, base } = order;
  const prefix = nextPrefix();
  const scratch = await mkdtemp(join(engine.passing ?? outDir, '.answering-'));
  try {
    const place = { list: definition.source, file: basename(file) };
    const rows = await readRows(engine, { definition, file, asOf, divisions, place, chosen: {}, memory: outDir, scratch, prefix });
    const added = [ROW_COLUMN, ...columns];
    const own = rows.reading.raw.headers.flatMap((header, i) => (added.includes(header) ? [] : [{ header, cell: `r.${rawColumn(i)}` }]));
    const numbers = await rowNumbers(rows.reading, rows.excluded);
    return await writeReturned(rows.reading, [...own.map(({ header }) => header), ...added], answeredRows(rows, numbers, own.map(({ cell }) => cell), order), base);
  } finally {
    await forgetRows(engine, prefix);
    await rm(scratch, { recursive: true, force: true });
  }
}

async function* answeredRows({ reading }: ReadRows, numbers: RowNumbers, cells: readonly string[], { answers, unusable }: AnswersToReturn): AsyncGenerator<ReturnedRow[]> {
  const { engine, raw, prefix } = reading;
  const found = await engine.rows<{ row: number; sheet: number; cells: (string | null)[] }>(`
    select ${numbers.sql} as row, ${raw.hasCells ? 'r.sheet' : '0'} as sheet, [${cells.join(', ')}] as cells
    from ${raw.table} r ${numbers.join} where r.rowid not in (select rid from ${prefix}_excluded) order by r.rowid`);
  yield found.map(({ row, sheet, cells: text }) => ({ sheet, cells: [...text.map((cell) => cell ?? ''), String(row), ...(answers.get(row) ?? unusable)] }));
}
