import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { copyFromCsv } from '../../../foundation/platform/database/index.ts';
import { literal, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { POPULATION } from '../reading/population-sql.ts';
import type { RegisterReading } from '../reading/population-of-snapshot.ts';

const CONFLICT = {
  kind: 'text', row: 'bigint', kept_row: 'bigint', in_population: 'boolean', certificate: 'text', identity: 'text', name: 'text', found: 'text', expected: 'text',
} as const;

const POSTGRES = { varchar: 'text', bigint: 'bigint', integer: 'integer', date: 'date' } as const;

export interface PassingFiles {
  readonly people: string;
  readonly conflicts: string;
}

/** Writes the reading as two CSV files for `copy`; the caller removes them. */
export async function writePassingFiles(engine: AnalysisEngine, reading: RegisterReading, folder: string): Promise<PassingFiles> {
  const files = { people: join(folder, 'register-people.csv'), conflicts: join(folder, 'register-conflicts.csv') };
  await engine.writeCsv(`select ${Object.keys(POPULATION).join(', ')} from read_parquet(${literal(reading.population)})`, files.people);
  await engine.writeCsv(`select ${Object.keys(CONFLICT).join(', ')} from read_parquet(${literal(reading.conflicts)})`, files.conflicts);
  return files;
}

/** Brings both files into temporary tables of this transaction: `staged` (one row a person of the file) and `staged_conflict`. */
export async function stagePopulation(client: PoolClient, files: PassingFiles): Promise<void> {
  const columns = Object.entries(POPULATION).map(([name, type]) => `${name} ${POSTGRES[type]}`);
  await client.query(`create temp table staged (${columns.join(', ')}, person uuid, is_new boolean not null default false) on commit drop`);
  await copyFromCsv(client, `staged (${Object.keys(POPULATION).join(', ')})`, files.people, { header: true });
  await client.query(`create temp table staged_conflict (${Object.entries(CONFLICT).map(([name, type]) => `${name} ${type}`).join(', ')}) on commit drop`);
  await copyFromCsv(client, `staged_conflict (${Object.keys(CONFLICT).join(', ')})`, files.conflicts, { header: true });
  await client.query('analyze staged');
}
