import type { PoolClient } from 'pg';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { copyFromCsv } from '../../../foundation/platform/database/index.ts';
import { literal, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { POPULATION } from '../reading/population-sql.ts';
import type { RegisterReading } from '../reading/population-of-snapshot.ts';
import { LOOKUPS, lookedUp, NUMBERS, SEALED, sealedNumbers } from '../sealing/seal-people.ts';

const POSTGRES = { varchar: 'text', bigint: 'bigint', integer: 'integer', date: 'date' } as const;

/** What is passed as it is, the row first. */
const OPEN = Object.entries(POPULATION).filter(([name]) => !NUMBERS.some((number) => number === name)).sort(([a], [b]) => Number(b === 'row') - Number(a === 'row'));

/** Writes the people of a reading to a CSV file, their numbers in front; the caller removes it. */
export async function writePassingFile(engine: AnalysisEngine, { population }: RegisterReading, file: string): Promise<string> {
  const numbers = NUMBERS.map((name) => `hex(encode(${name})) as ${name}`);
  await engine.writeCsv(`select ${[...numbers, ...OPEN.map(([name]) => name)].join(', ')} from read_parquet(${literal(population)})`, file);
  return file;
}

/** Brings the people into the temporary table `staged` of this transaction, one row a person of the file, with look-ups instead of numbers. */
export async function stagePopulation(client: PoolClient, keeper: Keeper, file: string): Promise<void> {
  const columns = [...Object.entries(LOOKUPS), ...OPEN.map(([name, type]) => [name, POSTGRES[type]] as const)];
  await client.query(`create temp table staged (${columns.map(([name, type]) => `${name} ${type}`).join(', ')}, person uuid, is_new boolean not null default false) on commit drop`);
  await copyFromCsv(client, `staged (${columns.map(([name]) => name).join(', ')})`, lookedUp(keeper, file));
  await client.query('analyze staged');
}

/** Seals the numbers of who is new or has changed into the temporary table `sealed`. */
export async function sealChanged(client: PoolClient, keeper: Keeper, file: string): Promise<void> {
  await client.query(`create temp table sealed (row bigint primary key, ${SEALED.map((name) => `${name} bytea`).join(', ')}) on commit drop`);
  const { rows } = await client.query<{ row: number }>(
    "select row from staged s where is_new or exists (select from change h where h.person = s.person and h.subject in ('identification', 'certificate', 'guardian', 'phone'))",
  );
  await copyFromCsv(client, 'sealed', sealedNumbers(keeper, file, new Set(rows.map(({ row }) => row))));
  await client.query('analyze sealed');
}
