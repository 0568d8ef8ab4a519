import type { PoolClient } from 'pg';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { openOr, readContact } from '../sealing/fields.ts';
import { placeOf, type Correctable, type Place } from './correctable.ts';

interface NowRow {
  readonly id: string;
  readonly open: string | null;
  readonly sealed: Buffer | null;
}

/** What holds of a field now, unmasked, null where nothing is known; undefined where the transaction may not see the person. */
export async function valueNow(client: PoolClient, keeper: Keeper, person: string, field: Correctable): Promise<string | null | undefined> {
  const place = placeOf(field);
  const column = `t.${place.column}`;
  const join = place.table === 'person' ? 'join register.person t on t.id = p.id' : `left join register.${place.table} t on t.person_id = p.id and upper_inf(t.during)`;
  const { rows: [row] } = await client.query<NowRow>(
    `select p.id, ${place.sealed ? 'null' : `${column}::text`} as open, ${place.sealed ? column : 'null::bytea'} as sealed from register.person p ${join} where p.id = $1`, [person],
  );
  return row && openedValue(keeper, place, row);
}

/** A value from the columns that hold it. */
export function openedValue(keeper: Keeper, { sealed }: Place, row: { readonly open: string | null; readonly sealed: Buffer | null }): string | null {
  if (!sealed) return row.open;
  const text = openOr(keeper, sealed.field, row.sealed);
  return text === null || sealed.part === undefined ? text : readContact(text)[sealed.part];
}
