import type { Excluded } from './exclude-rows.ts';
import type { Reading } from './reading.ts';

/** Numbers the data rows of a file: first data row 1, excluded lines not counted. */
export interface RowNumbers {
  /** SQL of the number over the raw table `r`, with the join it needs. */
  readonly sql: string;
  readonly join: string;
  readonly of: (rid: number) => number;
}

/**
 * Row ids are free, counting is not (`row_number()` runs on one thread, 7.5 s for six million). Lines left out at the start or the end shift all
 * rows alike; between them an as-of join with the lines left out gives the shift (0.7 s).
 */
export async function rowNumbers(reading: Reading, { rids }: Excluded): Promise<RowNumbers> {
  const { engine, raw, prefix } = reading;
  const leading = rids.findIndex((rid, i) => rid !== i);
  const first = leading < 0 ? rids.length : leading;
  const trailing = rids.slice(first).every((rid, i, tail) => rid === raw.rows - tail.length + i);
  const of = (rid: number) => rid + 1 - countBelow(rids, rid);
  if (trailing) return { sql: `r.rowid + ${1 - first}`, join: '', of };
  const table = `${prefix}_shifts`;
  await engine.load(table, { rid: 'bigint', shift: 'bigint' }, rids.map((rid, i) => [rid, i + 1]));
  return { sql: `r.rowid + 1 - coalesce(${table}.shift, 0)`, join: `asof left join ${table} on r.rowid >= ${table}.rid`, of };
}

function countBelow(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
