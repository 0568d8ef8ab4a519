import type { Connections } from '../database/index.ts';
import type { Keeper } from './keeper.ts';
import { sealedHeader } from './keyring.ts';
import { bytesColumns, type BytesColumn } from './sealed-columns.ts';
import { seeingAll, walkRows, type Placed } from './walk-rows.ts';

interface SealedRow extends Placed {
  readonly sealed: Buffer;
  readonly field: string;
}

export interface Resealing {
  readonly connections: Connections;
  readonly keeper: Keeper;
  /** SQL that names the field of a value, by column, where that is not `schema.table.column` itself. */
  readonly fields: Readonly<Record<string, string>>;
  /** After each piece, which is kept from then on. */
  readonly onPiece?: (column: string, rows: number) => void;
}

/**
 * Seals under the active key whatever is sealed under another, while reading and writing go on: a value that somebody changes meanwhile is left
 * to them. Goes through every table until nothing is left. Answers how many values it sealed.
 */
export async function resealColumns(order: Resealing): Promise<number> {
  let all = 0;
  for (const column of await bytesColumns(order.connections)) {
    for (;;) {
      const changed = await resealOnce(order, column);
      all += changed;
      if (changed === 0) break;
    }
  }
  return all;
}

/** Each piece of a table is a transaction of its own: what is done is done, and nobody waits long for a row. */
async function resealOnce({ connections, keeper, fields, onPiece }: Resealing, { table, column }: BytesColumn): Promise<number> {
  const name = `${table}.${column}`;
  const { stored, activeData } = keeper.keys;
  const old = stored.filter(({ id, purpose }) => purpose === 'data' && id !== activeData.id).map(({ id, suite }) => `'\\x${sealedHeader(id, suite).toString('hex')}'`);
  if (old.length === 0) return 0;
  return walkRows<SealedRow>(connections, {
    table,
    select: `${column} as sealed, ${fields[name] ?? `'${name}'`} as field`,
    where: `substring(${column} from 1 for 6) in (${old.join(', ')})`,
    act: async (found) => {
      const becomes = found.map(({ field, sealed }) => keeper.seal(field, keeper.open(field, sealed)));
      const changed = await seeingAll(connections, async (client) => (await client.query(
        `update ${table} t set ${column} = v.becomes from unnest($1::tid[], $2::bytea[], $3::bytea[]) as v(place, was, becomes) where t.ctid = v.place and t.${column} = v.was`,
        [found.map(({ place }) => place), found.map(({ sealed }) => sealed), becomes],
      )).rowCount ?? 0);
      onPiece?.(name, changed);
      return changed;
    },
  });
}
