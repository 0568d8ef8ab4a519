import { join } from 'node:path';
import { literal, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { chooseRows } from './choose-rows.ts';
import { isConflictKind, type ConflictKind } from '../conflict-kinds.ts';
import { conflictsSql } from './find-conflicts.ts';
import { layOutRows } from './lay-out-rows.ts';
import { POPULATION_OF_ROWS } from './population-sql.ts';

export interface RegisterReading {
  /** Parquet: one row a person, as `POPULATION`. */
  readonly population: string;
  /** Parquet: every conflict and every row that is not in the population, with why. */
  readonly conflicts: string;
  readonly rows: number;
  readonly people: number;
  /** Rows another row stands for, or nobody can: rows = people + left. */
  readonly left: number;
  readonly kinds: Partial<Record<ConflictKind, number>>;
}

/**
 * Makes the population of a day from a snapshot of the register: every row is a person of the population or listed among the conflicts with the
 * row that stands in its place. Writes `population.parquet` and `register-conflicts.parquet` into `outDir`.
 */
export async function populationOfSnapshot(
  engine: AnalysisEngine, { snapshot, asOf, outDir }: { snapshot: string; asOf: string; outDir: string },
): Promise<RegisterReading> {
  await layOutRows(engine, snapshot, asOf);
  await chooseRows(engine);
  const population = join(outDir, 'population.parquet');
  const conflicts = join(outDir, 'register-conflicts.parquet');
  const people = await engine.writeParquet(POPULATION_OF_ROWS, population);
  await engine.writeParquet(`${conflictsSql(asOf)} order by row, kind`, conflicts);
  const [total] = await engine.rows<{ rows: number; left: number }>(
    'select (select count(*) from register_row) as rows, (select count(*) from register_left) as "left"',
  );
  const counted = await engine.rows<{ kind: string; n: number }>(`select kind, count(*) as n from read_parquet(${literal(conflicts)}) group by kind order by kind`);
  for (const table of ['register_row', 'register_left', 'register_repeated', 'register_shared', 'register_odd_name', 'register_odd_identity', 'register_odd_certificate']) {
    await engine.run(`drop table if exists ${table}`);
  }
  const kinds: Partial<Record<ConflictKind, number>> = {};
  for (const { kind, n } of counted) if (isConflictKind(kind)) kinds[kind] = n;
  return { population, conflicts, rows: total?.rows ?? 0, people, left: total?.left ?? 0, kinds };
}
