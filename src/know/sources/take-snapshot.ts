import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { addDays } from '../../foundation/kernel/index.ts';
import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { compareWithLast, heldCounties, type Comparison } from './compare-snapshots.ts';
import { coverageOf } from './coverage.ts';
import type { SourceDefinition } from './definition.ts';
import { describeFile, describeRejected, skippedRows } from './describe-rows.ts';
import { countProblems, listProblems, writeProblems } from './list-problems.ts';
import { problem } from './problem.ts';
import { forgetRows, nextPrefix, readRows } from './read-rows.ts';
import type { Places } from './reading.ts';
import { rememberColumns, type ChosenColumns } from './remembered-mappings.ts';
import { rowNumbers } from './row-numbers.ts';
import type { Snapshot } from './snapshot.ts';
import { lastSnapshot, listSnapshots, snapshotBase, versionFor, writeManifest } from './snapshot-store.ts';
import { snapshotColumns, snapshotSelect } from './write-snapshot.ts';

export interface SnapshotOrder {
  readonly definition: SourceDefinition;
  /** Path of the agency's file: csv, xlsx, xls or Parquet. */
  readonly file: string;
  /** Day the list speaks of, 'YYYY-MM-DD'. */
  readonly asOf: string;
  /** The lake's folder for snapshots, made when absent. */
  readonly outDir: string;
  readonly divisions: Places;
  /** Columns as a person chose them (field -> header); remembered for the next table of this agency and shape. */
  readonly mapping?: ChosenColumns;
  /** Share of its rows a county may lose before it is held; 0.3 where not given. */
  readonly heldShare?: number;
}

/**
 * Reads an agency's file and keeps it as a snapshot: '<list>@<day>.parquet' with its manifest, and the rejected rows as the agency's own table. The
 * same file read again replaces its snapshot; another file for the same day becomes its next version. Throws a RefusedFile where nothing of the file can be used.
 */
export async function takeSnapshot(engine: AnalysisEngine, order: SnapshotOrder): Promise<Snapshot> {
  const before = await lastSnapshot(order.outDir, order.definition.source, order.asOf);
  const snapshot = await makeSnapshot(engine, order, order.outDir, before);
  if (order.mapping) await rememberColumns(order.outDir, order.definition, snapshot.headers, order.mapping);
  await writeManifest(order.outDir, snapshot);
  return snapshot;
}

/** What an import would do: `before` null where the list is new. */
export interface DryRun {
  readonly before: Snapshot | null;
  readonly comparison: Comparison;
  /** Rows that would be sent back. */
  readonly wrong: number;
  /** The snapshot that would be kept; its files are not. */
  readonly snapshot: Snapshot;
}

/** Reads a file as `takeSnapshot` does and says what is new, changed, the same, gone and wrong, without keeping anything. */
export async function tryImport(engine: AnalysisEngine, order: SnapshotOrder): Promise<DryRun> {
  const before = await lastSnapshot(order.outDir, order.definition.source, order.asOf);
  const folder = await mkdtemp(join(engine.passing ?? tmpdir(), 'jinbao-try-'));
  try {
    const snapshot = await makeSnapshot(engine, order, folder, before);
    return { before, comparison: await compareWithLast(engine, before, snapshot), wrong: snapshot.rejectedRows, snapshot };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeSnapshot(engine: AnalysisEngine, order: SnapshotOrder, folder: string, before: Snapshot | null): Promise<Snapshot> {
  const { definition, file, asOf, divisions } = order;
  const place = { list: definition.source, file: basename(file) };
  const prefix = nextPrefix();
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(join(engine.passing ?? folder, '.reading-'));
  try {
    const rows = await readRows(engine, { definition, file, asOf, divisions, place, chosen: order.mapping ?? {}, memory: order.outDir, scratch, prefix });
    const numbers = await rowNumbers(rows.reading, rows.excluded);
    const known = (await listSnapshots(order.outDir)).filter((other) => other.source === definition.source);
    const version = versionFor(known.filter((other) => other.asOf === asOf), rows.scan.hash);
    const base = snapshotBase(folder, definition.source, asOf, version);
    const parquet = `${base}.parquet`;
    const kept = await engine.writeParquet(snapshotSelect(rows.reading, rows.columns, rows.places, numbers, skippedRows(rows)), parquet);
    const coverage = await coverageOf(engine, parquet);
    const held = before ? heldCounties(before.coverage, coverage, order.heldShare) : [];
    const same = known.find((other) => other.fileHash === rows.scan.hash);
    const problems = [
      ...rows.fileProblems,
      ...(same ? [problem('same_file', place, { date: same.asOf })] : []),
      ...held.map(({ county, before: was, now }) => problem('county_shrunk', place, { county, before: was, now })),
      ...(await listProblems(rows.reading, rows.problems, numbers)),
    ];
    return {
      source: definition.source, asOf, version, takenAt: new Date().toISOString(), file, ...describeFile(rows),
      parquet, columns: snapshotColumns(definition), rows: kept, ...(await describeRejected(rows, numbers, problems, base)),
      excluded: rows.excluded.counts, coverage, held, problemCounts: await countProblems(rows.reading, rows.problems),
      problemRows: await writeProblems(rows.reading, rows.problems, numbers, base), problems, corrections: [],
      agency: definition.agency, legalBasis: definition.legal_basis, purpose: definition.purpose,
      expiresOn: addDays(asOf, definition.keep_days),
    };
  } finally {
    await forgetRows(engine, prefix);
    await rm(scratch, { recursive: true, force: true });
  }
}
