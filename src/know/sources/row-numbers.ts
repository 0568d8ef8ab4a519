import type { Excluded } from './exclude-rows.ts';
import type { Reading } from './reading.ts';

/** Numbers the data rows of a file: first data row 1, excluded lines not counted. */
export interface RowNumbers {
  /** SQL of the number over the raw table `r`, with the join it needs. */
  readonly sql: string;
  readonly join: string;
  /** The number needs nothing of a row but its id. */
  readonly byId: boolean;
  readonly of: (rid: number) => number;
}

/** Lines whose shift is looked up together. */
const BLOCK = 256;

/**
 * Row ids are free, counting is not (`row_number()` runs on one thread, 7.5 s for six million). Lines left out at the start or the end shift all
 * rows alike; with lines left out in between, the shift is looked up by blocks of lines, and line by line only in blocks that hold one.
 */
export async function rowNumbers(reading: Reading, { rids }: Excluded): Promise<RowNumbers> {
  const { engine, raw, prefix } = reading;
  const leading = rids.findIndex((rid, i) => rid !== i);
  const first = leading < 0 ? rids.length : leading;
  const trailing = rids.slice(first).every((rid, i, tail) => rid === raw.rows - tail.length + i);
  const of = (rid: number) => rid + 1 - countBelow(rids, rid);
  if (trailing) return { sql: `r.rowid + ${1 - first}`, join: '', byId: true, of };
  const blocks = Array.from({ length: Math.ceil(raw.rows / BLOCK) }, (_, block) => [block, countBelow(rids, block * BLOCK)]);
  const mixed = [...new Set(rids.map((rid) => Math.floor(rid / BLOCK)))];
  const lines = mixed.flatMap((block) => Array.from({ length: BLOCK }, (_, i) => [block * BLOCK + i, countBelow(rids, block * BLOCK + i)]));
  await engine.load(`${prefix}_blocks`, { block: 'bigint', shift: 'bigint' }, blocks);
  await engine.load(`${prefix}_lines`, { rid: 'bigint', shift: 'bigint' }, lines);
  return {
    sql: `r.rowid + 1 - coalesce(${prefix}_lines.shift, ${prefix}_blocks.shift)`,
    join: `join ${prefix}_blocks on ${prefix}_blocks.block = r.rowid // ${BLOCK} left join ${prefix}_lines on ${prefix}_lines.rid = r.rowid`,
    byId: true,
    of,
  };
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
