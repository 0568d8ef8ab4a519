import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { decidingRows, receiptOfList, type DecidingRow } from '../../foundation/access/index.ts';
import type { AnalysisEngine, Cell, ColumnType } from '../../foundation/platform/engine/index.ts';
import { expiredSnapshots, type ColumnDefinition, type Snapshot } from '../../know/sources/index.ts';
import { columnsRead, type ListInput } from '../policy/index.ts';
import type { CountyRows } from './covered-counties.ts';
import { listInput } from './list-input.ts';
import type { Office } from './office.ts';
import type { LastRun } from './runs.ts';

/** A list of a check that has expired since, and what is left of it for one finding. */
export interface GoneList {
  readonly snapshot: Snapshot;
  /** The day it was deleted and the number of its receipt; null where no receipt names it. */
  readonly receipt: { readonly id: string; readonly deletedOn: string } | null;
  readonly kept: readonly DecidingRow[];
}

/**
 * The lists that a rule looks at and that have gone since the check, with the cells that decided this person's finding; none where the rule found
 * nothing of this person, for then nothing was kept of them.
 */
export async function goneLists({ database: { pool }, keeper, policy }: Office, run: LastRun, person: string, rule: string): Promise<GoneList[]> {
  const looked = columnsRead(policy, rule);
  const expired = (await expiredSnapshots(pool, run.lists.map(({ snapshotId }) => snapshotId))).filter(({ snapshot }) => looked.has(snapshot.source));
  if (expired.length === 0) return [];
  const { rows: [finding] } = await pool.query<{ id: number }>('select id from coverage.finding where rule = $1 and person_id = $2', [rule, person]);
  if (!finding) return [];
  const kept = (await decidingRows(pool, keeper, person)).filter((row) => row.finding === finding.id);
  return Promise.all(expired.map(async ({ snapshot }) => ({
    snapshot, receipt: await receiptOfList(pool, snapshot.source, snapshot.asOf), kept: kept.filter(({ list, asOf }) => list === snapshot.source && asOf === snapshot.asOf),
  })));
}

/** The rules with a finding about a person some list of which has gone since the check. */
export async function rulesOfGoneLists({ database: { pool }, policy }: Office, run: LastRun, person: string): Promise<string[]> {
  const gone = new Set((await expiredSnapshots(pool, run.lists.map(({ snapshotId }) => snapshotId))).map(({ snapshot }) => snapshot.source));
  if (gone.size === 0) return [];
  const { rows } = await pool.query<{ rule: string }>('select rule from coverage.finding where person_id = $1', [person]);
  return rows.map(({ rule }) => rule).filter((rule) => [...columnsRead(policy, rule).keys()].some((list) => gone.has(list)));
}

/**
 * Works with lists that are gone as far as they decided: each stands in by the few cells that were kept, so that the judge reads them as it read
 * the list. The stand-ins lie where files only pass by and go again.
 */
export async function withStandIns<Answer>(
  { lake, policy, definitions }: Office, engine: AnalysisEngine, { gone, person, rule, counties }: { readonly gone: readonly GoneList[]; readonly person: string; readonly rule: string; readonly counties: readonly CountyRows[] },
  work: (lists: readonly ListInput[]) => Promise<Answer>,
): Promise<Answer> {
  const written: string[] = [];
  const looked = columnsRead(policy, rule);
  try {
    const lists: ListInput[] = [];
    for (const { snapshot, kept } of gone) {
      const name = (part: string) => join(engine.passing ?? lake, `stand-in.${process.pid}.${person}.${snapshot.source}.${part}.parquet`);
      const [rows, links] = [name('rows'), name('links')];
      written.push(rows, links);
      const columns = [...(looked.get(snapshot.source) ?? [])];
      const types = columns.map((column) => typeOf(definitions.get(snapshot.source)?.columns[column]));
      await write(engine, rows, Object.fromEntries([['row', 'bigint'], ...columns.map((column, i) => [column, types[i] ?? 'varchar'])]), kept.map(({ row, cells }) => [row, ...columns.map((column) => cells[column] ?? null)]));
      await write(engine, links, LINKS, kept.map(({ row }) => [snapshot.source, row, null, person, 'linked', null, null]));
      lists.push(listInput({ ...snapshot, parquet: rows }, { links, candidates: links, asked: 0 }, counties));
    }
    return await work(lists);
  } finally {
    await Promise.all(written.map((file) => rm(file, { force: true })));
  }
}

const LINKS = { list: 'varchar', row: 'bigint', certificate: 'varchar', person_id: 'varchar', status: 'varchar', method: 'varchar', probability: 'double' } as const satisfies Record<string, ColumnType>;

async function write(engine: AnalysisEngine, file: string, columns: Record<string, ColumnType>, rows: readonly (readonly Cell[])[]): Promise<void> {
  await engine.load('stand_in', columns, rows);
  await engine.writeParquet('select * from stand_in', file);
}

/** As the column stands in a snapshot (`know/sources/read-cells.ts`). */
function typeOf(column: ColumnDefinition | undefined): ColumnType {
  if (column?.role === 'birth') return 'date';
  if (column?.type === 'money' || column?.type === 'integer') return 'bigint';
  return column?.type === 'date' || column?.type === 'boolean' ? column.type : 'varchar';
}
