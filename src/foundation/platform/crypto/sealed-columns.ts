import type { Asking } from './key-store.ts';
import { lookupHeader, sealedHeader } from './keyring.ts';
import { SUITES } from './suite.ts';

/** A column that may hold what is sealed or looked up. */
export interface BytesColumn {
  /** With its schema. */
  readonly table: string;
  readonly column: string;
}

/** Every column of bytes but those of the keys themselves: what a room seals is found without its saying so. */
export async function bytesColumns(client: Asking): Promise<BytesColumn[]> {
  const { rows } = await client.query<BytesColumn>(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as "table", quote_ident(a.attname) as "column"
    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r' join pg_namespace n on n.oid = c.relnamespace
    where a.atttypid = 'bytea'::regtype and a.attnum > 0 and not a.attisdropped
      and n.nspname !~ '^(pg_|information_schema$|keys$)' order by 1, 2`);
  return rows;
}

/** The columns that hold anything of a key, sealed or looked up. */
export async function columnsUnder(client: Asking, id: number): Promise<BytesColumn[]> {
  const heads = [...SUITES.map((suite) => sealedHeader(id, suite)), lookupHeader(id)];
  const found: BytesColumn[] = [];
  for (const one of await bytesColumns(client)) {
    const { rowCount } = await client.query(`select from ${one.table} where substring(${one.column} from 1 for 6) = any($1) or substring(${one.column} from 1 for 5) = any($1) limit 1`, [heads]);
    if (rowCount !== 0) found.push(one);
  }
  return found;
}
