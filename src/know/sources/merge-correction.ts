import { mkdtemp, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { coverageOf } from './coverage.ts';
import type { SourceDefinition } from './definition.ts';
import { describeRejected, skippedRows } from './describe-rows.ts';
import { listProblems, writeProblems } from './list-problems.ts';
import { normaliseHeader } from './normalise-header.ts';
import { problem, RefusedFile, type Problem } from './problem.ts';
import { rawColumn } from './raw-table.ts';
import { forgetRows, nextPrefix, readRows, type ReadRows } from './read-rows.ts';
import type { Places } from './reading.ts';
import { ROW_COLUMN } from './return-errors.ts';
import type { RowNumbers } from './row-numbers.ts';
import type { Snapshot } from './snapshot.ts';
import { snapshotBase, writeManifest } from './snapshot-store.ts';
import { snapshotSelect } from './write-snapshot.ts';

export interface CorrectionOrder {
  readonly definition: SourceDefinition;
  /** The returned table, corrected: with its row-number column. */
  readonly file: string;
  /** The snapshot it was returned from. */
  readonly snapshot: Snapshot;
  readonly outDir: string;
  readonly divisions: Places;
}

/**
 * Imports a corrected return: only its rows are read, and those that are right now take their old row numbers in a new version of the snapshot.
 * Rows that are still wrong, or whose number was never sent back, come back again. Throws a RefusedFile where it is no return.
 */
export async function importCorrection(engine: AnalysisEngine, order: CorrectionOrder): Promise<Snapshot> {
  const { definition, file, snapshot, outDir, divisions } = order;
  const place = { list: definition.source, file: basename(file) };
  const prefix = nextPrefix();
  const scratch = await mkdtemp(`${engine.passing ?? outDir}/.reading-`);
  try {
    const rows = await readRows(engine, { definition, file, asOf: snapshot.asOf, divisions, place, chosen: snapshot.mapping, memory: outDir, scratch, prefix });
    const numbers = await numbersOfReturn(rows);
    if (!numbers) throw new RefusedFile(problem('not_a_correction', place));
    await rejectStrangers(rows, numbers, snapshot);
    const version = snapshot.version + 1;
    const base = snapshotBase(outDir, definition.source, snapshot.asOf, version);
    const corrected = `${prefix}_corrected`;
    await engine.run(`create temp table ${corrected} as ${snapshotSelect(rows.reading, rows.columns, rows.places, numbers, skippedRows(rows))}`);
    const done = (await engine.rows<{ row: number }>(`select row from ${corrected}`)).map(({ row }) => row);
    const parquet = `${base}.parquet`;
    const kept = await engine.writeParquet(
      `select * from read_parquet(${literal(snapshot.parquet)}) where row not in (select row from ${corrected}) union all by name select * from ${corrected}`, parquet,
    );
    const problems = await listProblems(rows.reading, rows.problems, numbers);
    const { returned } = await describeRejected(rows, numbers, problems, base);
    const next = { ...snapshot, version, takenAt: new Date().toISOString(), parquet, rows: kept, coverage: await coverageOf(engine, parquet) };
    const merged = mergeProblems(snapshot, done, problems);
    const problemRows = await writeProblems(rows.reading, rows.problems, numbers, base, snapshot.problemRows);
    const corrections = [...snapshot.corrections, { file: basename(file), hash: rows.scan.hash, rows: done.length }];
    const result = { ...next, ...merged, problemRows, returned: returned ?? (merged.rejectedRows > 0 ? snapshot.returned : null), corrections };
    await writeManifest(outDir, result);
    return result;
  } finally {
    await forgetRows(engine, prefix);
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The row numbers a returned table carries; null where it carries none. */
async function numbersOfReturn({ reading }: ReadRows): Promise<RowNumbers | null> {
  const position = reading.raw.headers.findIndex((header) => normaliseHeader(header) === normaliseHeader(ROW_COLUMN));
  if (position < 0) return null;
  const sql = `try_cast(trim(r.${rawColumn(position)}) as bigint)`;
  const found = await reading.engine.rows<{ rid: number; row: number | null }>(`select r.rowid as rid, ${sql} as row from ${reading.raw.table} r`);
  const byRid = new Map(found.map(({ rid, row }) => [rid, row ?? 0]));
  return { sql, join: '', byId: false, of: (rid) => byRid.get(rid) ?? 0 };
}

/** Rows whose number was never sent back, or comes twice, are not merged. */
async function rejectStrangers({ reading, problems, rejected }: ReadRows, numbers: RowNumbers, snapshot: Snapshot): Promise<void> {
  const { engine, raw, prefix } = reading;
  await engine.load(`${prefix}_sent_back`, { row: 'bigint' }, snapshot.rejected.map((row) => [row]));
  await engine.run(`create temp table ${prefix}_strangers as
    select rid from (select r.rowid as rid, ${numbers.sql} as row, row_number() over (partition by ${numbers.sql} order by r.rowid) as again from ${raw.table} r) n
    where (again > 1 or not exists (select 1 from ${prefix}_sent_back s where s.row = n.row)) and rid not in (select rid from ${prefix}_excluded)`);
  await engine.run(`insert into ${problems} select rid, null, 'row_number_unknown' from ${prefix}_strangers`);
  await engine.run(`insert into ${rejected} select rid from ${prefix}_strangers where rid not in (select rid from ${rejected})`);
}

/** The problems of the next version: those of the rows done are over, those of the rows read again are the new ones. */
function mergeProblems(snapshot: Snapshot, done: readonly number[], problems: readonly Problem[]): Pick<Snapshot, 'problems' | 'problemCounts' | 'rejected' | 'rejectedRows'> {
  const again = new Set([...done, ...problems.map((found) => found.row)]);
  const all = [...snapshot.problems.filter((found) => found.row === null || !again.has(found.row)), ...problems];
  const rejected = snapshot.rejected.filter((row) => !done.includes(row));
  const fields = new Map(Object.entries(snapshot.mapping).map(([field, header]) => [header, field]));
  const counts = new Map(snapshot.problemCounts.filter((count) => count.severity === 'warning').map((count) => [`${count.code} ${count.field}`, count]));
  const count = ({ code, severity, column }: Problem) => {
    const field = column === null ? null : (fields.get(column) ?? null);
    const known = counts.get(`${code} ${field}`);
    counts.set(`${code} ${field}`, { code, severity, field, rows: (known?.rows ?? 0) + 1 });
  };
  for (const found of problems) if (found.severity === 'warning') count(found);
  for (const found of all) if (found.severity === 'error' && found.row !== null) count(found);
  return { problems: all, problemCounts: [...counts.values()], rejected, rejectedRows: rejected.length };
}
