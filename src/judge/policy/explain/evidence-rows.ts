import { literal, type AnalysisEngine, type Cell } from '../../../foundation/platform/engine/index.ts';
import { maskCells, type SnapshotCell } from '../../../know/sources/index.ts';
import type { ListInput } from '../facts/list-state.ts';
import { DIALECTS } from '../language/dialect.ts';

/** A row of an agency's list that was found to be the person, or waits to be told. Cells that name someone are masked. */
export interface EvidenceRow {
  readonly row: number;
  readonly status: 'linked' | 'asked';
  readonly method: string | null;
  readonly probability: number | null;
  readonly cells: Record<string, SnapshotCell>;
}

/** The person's rows in one list with the cells of its snapshot, linked rows first. */
export async function evidenceRows(engine: AnalysisEngine, input: ListInput, personId: string): Promise<EvidenceRow[]> {
  const dialect = DIALECTS[engine.dialect];
  const mine = `person_id = ${literal(personId)} and list = ${literal(input.list)}`;
  const columns = 'cast("row" as bigint) as "row", method, probability';
  const asked = input.candidates === null ? '' : ` union all select 'asked' as status, ${columns} from ${dialect.parquet(input.candidates)} where ${mine}`;
  const found = await engine.rows<Omit<EvidenceRow, 'cells'>>(
    `select 'linked' as status, ${columns} from ${dialect.parquet(input.links)} where ${mine} and status = 'linked'${asked}`,
  );
  if (found.length === 0) return [];
  const numbers = [...new Set(found.map(({ row }) => row))].join(', ');
  const cells = await engine.rows<Record<string, Cell>>(`select * from ${dialect.parquet(input.snapshot)} where "row" in (${numbers})`);
  const byRow = new Map(cells.map((one) => [one['row'], one]));
  return found
    .map((one) => ({ ...one, cells: maskCells(byRow.get(one.row) ?? {}) }))
    .sort((a, b) => b.status.localeCompare(a.status) || a.row - b.row);
}
