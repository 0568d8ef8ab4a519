import type { PoolClient } from 'pg';
import type { Connections } from '../../../platform/database/index.ts';
import type { Sealer } from '../sealer.ts';

/** A value of a cell that decided. */
export type DecidingCells = Readonly<Record<string, string | number | boolean | null>>;

/** One row of a lent list that decided a finding: only the columns its rule looks at. */
export interface DecidingRow {
  readonly finding: number;
  readonly person: string;
  readonly list: string;
  readonly asOf: string;
  readonly row: number;
  readonly cells: DecidingCells;
}

const FIELD = 'privacy.deciding_row.cells';

/** Keeps what decided, sealed, in the transaction that deletes the rest. Answers how many rows. */
export async function keepDecidingRows(client: PoolClient, sealer: Sealer, receiptId: string, rows: readonly DecidingRow[]): Promise<number> {
  const { rowCount } = await client.query(
    `insert into privacy.deciding_row (finding_id, person_id, list, as_of, row, cells, receipt_id)
     select *, $7::uuid from unnest($1::bigint[], $2::uuid[], $3::text[], $4::date[], $5::bigint[], $6::bytea[])
     on conflict (finding_id, list, as_of, row) do nothing`,
    [
      rows.map(({ finding }) => finding), rows.map(({ person }) => person), rows.map(({ list }) => list), rows.map(({ asOf }) => asOf), rows.map(({ row }) => row),
      rows.map(({ cells }) => sealer.seal(FIELD, JSON.stringify(cells))), receiptId,
    ],
  );
  return rowCount ?? 0;
}

/** What decided the findings about a person of lists that are gone. */
export async function decidingRows(connections: Connections, sealer: Sealer, person: string): Promise<DecidingRow[]> {
  const { rows } = await connections.query<Omit<DecidingRow, 'cells'> & { cells: Buffer }>(
    `select finding_id as finding, person_id as person, list, as_of as "asOf", row, cells from privacy.deciding_row where person_id = $1 order by list, as_of, row`,
    [person],
  );
  return rows.map(({ cells, ...row }) => ({ ...row, cells: JSON.parse(sealer.open(FIELD, cells)) as DecidingCells }));
}
