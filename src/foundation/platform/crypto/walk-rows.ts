import type { PoolClient } from 'pg';
import type { Connections } from '../database/index.ts';

/** Pages of a table looked at in one go: some thousand rows. */
const PAGES = 32;

export interface RowsToWalk<Row extends Placed> {
  /** With its schema. */
  readonly table: string;
  /** What is read of a row beside its place, and which rows are wanted. */
  readonly select: string;
  readonly where: string;
  /** Answers how many it changed. */
  readonly act: (rows: readonly Row[]) => Promise<number>;
}

/** Where a row stands in its table, for as long as nobody changes it. */
export interface Placed {
  readonly place: string;
}

/**
 * Hands over the wanted rows of a table, some pages at a time, in the order of the disk: no index is needed, and a row that is written anew
 * meanwhile stands further on and comes again. Answers how many were changed.
 */
export async function walkRows<Row extends Placed>(client: Pick<Connections, 'query'>, { table, select, where, act }: RowsToWalk<Row>): Promise<number> {
  let changed = 0;
  for (let page = 0; page < (await pagesOf(client, table)); page += PAGES) {
    const { rows } = await client.query<Row>(`select ctid::text as place, ${select} from ${table} where ctid >= $1::tid and ctid < $2::tid and (${where})`, [`(${page},0)`, `(${page + PAGES},0)`]);
    if (rows.length > 0) changed += await act(rows);
  }
  return changed;
}

/** Runs `act` in a transaction that sees every row, whatever walls stand around it. */
export async function seeingAll<Answer>(connections: Connections, act: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
  return connections.transaction(async (client) => {
    await client.query("select set_config('jinbao.reach', '*', true)");
    return act(client);
  });
}

async function pagesOf(client: Pick<Connections, 'query'>, table: string): Promise<number> {
  const { rows: [size] } = await client.query<{ pages: number }>("select pg_relation_size($1::regclass) / current_setting('block_size')::bigint as pages", [table]);
  return size?.pages ?? 0;
}
