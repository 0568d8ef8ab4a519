import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { takeSnapshot, type Snapshot, type SnapshotOrder } from '../../sources/index.ts';
import { populationOfSnapshot, type RegisterReading } from './population-of-snapshot.ts';

/**
 * Reads a register file (csv, xlsx, xls, Parquet) into the population of its day. Rows that cannot be used at all come back with the snapshot,
 * as they do for every list; every other row is a person or a listed conflict. Of duplicates a valid certificate stands before any other, then
 * the latest issued; the rest stay among the conflicts.
 */
export async function readRegister(engine: AnalysisEngine, order: SnapshotOrder): Promise<RegisterReading & { readonly snapshot: Snapshot }> {
  const snapshot = await takeSnapshot(engine, order);
  const reading = await populationOfSnapshot(engine, { snapshot: snapshot.parquet, asOf: order.asOf, outDir: order.outDir });
  return { ...reading, snapshot };
}
