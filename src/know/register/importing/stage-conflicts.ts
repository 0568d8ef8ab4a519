import type { PoolClient } from 'pg';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { copyFromCsv } from '../../../foundation/platform/database/index.ts';
import { literal, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { conflictPrint, saidText, type ConflictSaid } from '../sealing/conflict-said.ts';
import { FIELDS } from '../sealing/fields.ts';

interface Found extends ConflictSaid {
  readonly row: number;
  readonly kept_row: number | null;
  readonly in_population: boolean;
}

/** Brings the conflicts of a reading into the temporary table `staged_conflict`, what they say sealed. They are few: a row in a hundred or less. */
export async function stageConflicts(client: PoolClient, engine: AnalysisEngine, keeper: Keeper, file: string): Promise<void> {
  await client.query(`create temp table staged_conflict (kind text, fingerprint text, row bigint, kept_row bigint, in_population boolean, name text, said bytea, field text) on commit drop`);
  const found = await engine.rows<Found>(
    `select kind, row, kept_row, in_population, certificate, identity, name, found, expected from read_parquet(${literal(file)}) order by row, kind`,
  );
  await copyFromCsv(client, 'staged_conflict (kind, fingerprint, row, kept_row, in_population, name, said)', lines(keeper, found));
}

async function* lines(keeper: Keeper, found: readonly Found[]): AsyncGenerator<string> {
  const times = new Map<string, number>();
  for (const one of found) {
    const print = conflictPrint(keeper, one);
    const nth = (times.get(print) ?? 0) + 1;
    times.set(print, nth);
    const { kind, row, kept_row, in_population, name } = one;
    const quoted = name === null ? '' : `"${name.replaceAll('"', '""')}"`;
    yield `${kind},${print}.${nth},${row},${kept_row ?? ''},${in_population},${quoted},\\x${keeper.seal(FIELDS.said, saidText(one)).toString('hex')}\n`;
  }
}
