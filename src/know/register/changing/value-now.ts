import type { PoolClient } from 'pg';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { Refusal } from '../../../foundation/platform/http/index.ts';
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

const NO_CERTIFICATE = { kind: 'invalid', code: 'no_certificate', zh: '此人现在没有残疾人证，证上的内容无从更正。', en: 'There is no certificate now on which this could be corrected.', where: 'field' } as const;

/** What stands on a certificate is corrected on one; a correction never makes one. */
export async function refuseWithoutCertificate(client: PoolClient, person: string, field: Correctable): Promise<void> {
  if (placeOf(field).table !== 'certificate') return;
  const { rowCount } = await client.query('select from register.certificate where person_id = $1 and upper_inf(during)', [person]);
  if (rowCount === 0) throw new Refusal(NO_CERTIFICATE);
}

/** A value from the columns that hold it. */
export function openedValue(keeper: Keeper, { sealed }: Place, row: { readonly open: string | null; readonly sealed: Buffer | null }): string | null {
  if (!sealed) return row.open;
  const text = openOr(keeper, sealed.field, row.sealed);
  return text === null || sealed.part === undefined ? text : readContact(text)[sealed.part];
}
