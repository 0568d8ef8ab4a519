import { literal, quoted } from '../../foundation/platform/engine/index.ts';
import { mapColumns } from './map-columns.ts';
import { problem, RefusedFile } from './problem.ts';
import { rawColumn, type RawTable } from './raw-table.ts';
import { COLUMN_LIMIT, type OpenInput } from './read-csv.ts';

const INEXACT = new Set(['DOUBLE', 'FLOAT']);

/** Reads a Parquet file: its column names are the headers; whole numbers are exact, only floating point may have lost digits. */
export async function readParquet({ engine, file, definition, table, place, shape }: OpenInput): Promise<RawTable> {
  const from = `read_parquet(${literal(file)})`;
  const columns = await engine.rows<{ column_name: string; column_type: string }>(`describe select * from ${from}`).catch((cause: unknown) => {
    throw new RefusedFile(problem('unreadable', place), { cause });
  });
  if (columns.length > COLUMN_LIMIT) throw new RefusedFile(problem('too_many_columns', place, { count: columns.length }));
  const headers = columns.map((column) => column.column_name);
  if (Object.keys(mapColumns(headers, definition).mapping).length === 0) throw new RefusedFile(problem('no_header', place));
  const select = headers.map((header, i) => `cast(${quoted(header)} as varchar) as ${rawColumn(i)}`);
  const numeric = new Set(columns.flatMap((column, i) => (INEXACT.has(column.column_type) ? [i] : [])));
  const query = await shape(headers, { hasCells: false, numeric });
  await engine.run(`create or replace temp table ${table} as ${query(`(select ${select.join(', ')} from ${from})`)}`);
  const [counted] = await engine.rows<{ n: number }>(`select count(*) as n from ${table}`);
  return {
    table, format: 'parquet', headers, sheets: [{ name: null, headerLine: 0 }], unread: [], hasCells: false,
    numeric, overflow: null, encoding: null, delimiter: null, cutOff: false, rows: counted?.n ?? 0,
  };
}
