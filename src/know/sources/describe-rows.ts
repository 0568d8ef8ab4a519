import type { Problem } from './problem.ts';
import type { ReadRows } from './read-rows.ts';
import { returnErrors } from './return-errors.ts';
import type { RowNumbers } from './row-numbers.ts';
import type { Snapshot } from './snapshot.ts';

/** What the manifest says of the file itself. */
export function describeFile({ reading, scan }: ReadRows) {
  const { raw, mapping } = reading;
  return {
    fileHash: scan.hash, fileSize: scan.size, format: raw.format, encoding: raw.encoding, delimiter: raw.delimiter, sheets: [...raw.sheets],
    headers: [...raw.headers],
    mapping: Object.fromEntries(Object.entries(mapping).map(([field, position]) => [field, raw.headers[position] ?? ''])),
  } satisfies Partial<Snapshot>;
}

/** The rows sent back: how many, which numbers, and where their table was written. */
export async function describeRejected(rows: ReadRows, numbers: RowNumbers, problems: readonly Problem[], base: string) {
  const { reading, rejected } = rows;
  const found = await reading.engine.rows<{ row: number }>(
    `select ${numbers.sql} as row from ${reading.raw.table} r join ${rejected} x on x.rid = r.rowid ${numbers.join} order by 1`,
  );
  if (found.length === 0) return { rejectedRows: 0, rejected: [], returned: null } satisfies Partial<Snapshot>;
  const returned = await returnErrors(reading, rejected, numbers, problems, `${base}.returned`);
  return { rejectedRows: found.length, rejected: found.map(({ row }) => row), returned } satisfies Partial<Snapshot>;
}

/** Tables of row ids that do not go into the snapshot. */
export function skippedRows({ reading, excluded, rejected }: ReadRows): string[] {
  return [...(excluded.rids.length > 0 ? [`${reading.prefix}_excluded`] : []), rejected];
}
