import type { PoolClient } from 'pg';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { contactText, openOr, readContact } from '../sealing/fields.ts';
import { keepKeys } from '../search/keep-keys.ts';
import { placeOf, type Correctable, type Place } from './correctable.ts';
import { openedValue } from './value-now.ts';

/** A correction that was approved. */
export interface Correction {
  readonly change: string;
  readonly person: string;
  readonly field: Correctable;
  readonly from: string | null;
  readonly to: string | null;
  readonly effectiveOn: string;
  /** Who approved it, and why in the words of the history. */
  readonly actor: string;
  readonly reason: string;
}

/** What the tables in time keep of a person, besides whose and when. */
const COLUMNS = {
  identification: ['name', 'number', 'number_lookup'],
  residence: ['division', 'address', 'household_type'],
  household_member: ['household'],
  guardian: ['name', 'contact', 'contact_lookup', 'relation'],
  phone: ['number', 'number_lookup'],
  certificate: ['number', 'number_lookup', 'reissue', 'identity_lookup', 'category', 'grade', 'issued', 'valid_from', 'valid_to'],
} as const satisfies Record<Exclude<Place['table'], 'person'>, readonly string[]>;

/** Tables whose one column cannot be empty: nothing known is no row. */
const ONE_THING: readonly string[] = ['household_member', 'phone'];

interface Period {
  readonly lower: string | null;
  readonly upper: string | null;
  readonly open: string | null;
  readonly sealed: Buffer | null;
}

/**
 * Writes a correction: every period from `effectiveOn` on that says `from` says `to` instead, and what was said of earlier days stays. With an event.
 * The caller has locked the register and seen that `from` is what holds now.
 */
export async function applyCorrection(client: PoolClient, keeper: Keeper, correction: Correction): Promise<void> {
  const { person, field, from, to, effectiveOn } = correction;
  const place = placeOf(field);
  if (place.table === 'person') {
    await client.query(`update register.person set ${place.column} = $2 where id = $1`, [person, to]);
    await appendEvent(client, correction, place, null, null);
    return;
  }
  if (field === 'household' && to !== null) await client.query('insert into register.household (number) select $1 where not exists (select from register.household where number = $1)', [to]);
  const column = place.sealed ? 'null as open, t.' : 't.';
  const { rows } = await client.query<Period>(
    `select lower(during) as lower, upper(during) as upper, ${place.sealed ? `${column}${place.column} as sealed` : `${column}${place.column}::text as open, null as sealed`}
     from register.${place.table} t where person_id = $1 and not isempty(during * daterange($2, null)) order by during`, [person, effectiveOn],
  );
  let written: Buffer | null = null;
  const said = rows.filter((period) => openedValue(keeper, place, period) === from);
  for (const period of said) {
    const starts = period.lower !== null && period.lower >= effectiveOn ? period.lower : effectiveOn;
    if (starts !== period.lower) await split(client, place.table, person, period, starts);
    written = await write(client, keeper, place, { person, starts, to, sealed: period.sealed });
  }
  if (said.length === 0) written = await begin(client, keeper, place, { person, to, effectiveOn });
  if (field === 'name') await keepKeys(client, person);
  await appendEvent(client, correction, place, said.at(-1)?.sealed ?? null, written);
}

/**
 * Parts a period on a day: a copy of it keeps the days before. The later days stay in their row, so that where a person lives now is known at every
 * moment: by it the walls know whose they are.
 */
async function split(client: PoolClient, table: keyof typeof COLUMNS, person: string, { lower, upper }: Period, day: string): Promise<void> {
  const columns = COLUMNS[table].join(', ');
  const key = table === 'certificate' ? 'id' : 'null as id';
  const { rows: [later] } = await client.query<{ id: number | null }>(
    `update register.${table} set during = daterange($3, $4) where person_id = $1 and during = daterange($2, $4) returning ${key}`, [person, lower, day, upper],
  );
  const { rows: [earlier] } = await client.query<{ id: number | null }>(
    `insert into register.${table} (person_id, during, ${columns}) select person_id, daterange($2, $3), ${columns} from register.${table} where person_id = $1 and during = daterange($3, $4)
     returning ${key}`, [person, lower, day, upper],
  );
  if (table !== 'certificate') return;
  // The statuses of the days before go with the copy.
  await client.query(`insert into register.certificate_status (certificate_id, during, status, seen_on)
    select $2, during * daterange(null, $3), status, seen_on from register.certificate_status where certificate_id = $1 and not isempty(during * daterange(null, $3))`, [later?.id, earlier?.id, day]);
  await client.query('delete from register.certificate_status where certificate_id = $1 and upper(during) <= $2', [later?.id, day]);
  await client.query('update register.certificate_status set during = during * daterange($2, null) where certificate_id = $1', [later?.id, day]);
}

interface Writing {
  readonly person: string;
  readonly starts: string;
  readonly to: string | null;
  /** What was sealed in the same column before: the other half of a contact stays. */
  readonly sealed: Buffer | null;
}

async function write(client: PoolClient, keeper: Keeper, place: Place, { person, starts, to, sealed }: Writing): Promise<Buffer | null> {
  const where = `person_id = $1 and lower(during) is not distinct from $2::date`;
  if (to === null && ONE_THING.includes(place.table)) {
    await client.query(`delete from register.${place.table} where ${where}`, [person, starts]);
    return null;
  }
  const columns = columnsOf(keeper, place, to, sealed);
  const set = Object.keys(columns).map((column, i) => `${column} = $${i + 3}`).join(', ');
  await client.query(`update register.${place.table} set ${set} where ${where}`, [person, starts, ...Object.values(columns)]);
  return sealedIn(columns, place);
}

/** Nothing is known now: it is so on every day from `effectiveOn` on of which nothing else is known. */
async function begin(client: PoolClient, keeper: Keeper, place: Place, { person, to, effectiveOn }: Pick<Correction, 'person' | 'to' | 'effectiveOn'>): Promise<Buffer | null> {
  const columns = columnsOf(keeper, place, to, null);
  const names = Object.keys(columns);
  await client.query(
    `insert into register.${place.table} (person_id, during, ${names.join(', ')}) select $1, gap, ${names.map((_, i) => `$${i + 3}`).join(', ')}
     from unnest(datemultirange(daterange($2, null)) - coalesce((select range_agg(during) from register.${place.table} where person_id = $1), '{}')) gap`,
    [person, effectiveOn, ...Object.values(columns)],
  );
  return sealedIn(columns, place);
}

function columnsOf(keeper: Keeper, { column, sealed }: Place, to: string | null, before: Buffer | null): Readonly<Record<string, string | Buffer | null>> {
  if (!sealed) return { [column]: to };
  const text = sealed.part === undefined ? to : contactText({ ...readContact(openOr(keeper, sealed.field, before) ?? '[]'), [sealed.part]: to });
  return { [column]: text === null ? null : keeper.seal(sealed.field, text), [`${column}_lookup`]: text === null ? null : keeper.lookup(sealed.field, text) };
}

function sealedIn(columns: Readonly<Record<string, string | Buffer | null>>, { column }: Place): Buffer | null {
  const value = columns[column];
  return Buffer.isBuffer(value) ? value : null;
}

async function appendEvent(client: PoolClient, { change, person, field, from, to, actor, reason }: Correction, place: Place, before: Buffer | null, after: Buffer | null): Promise<void> {
  const open = (value: string | null) => (place.sealed ? null : JSON.stringify({ [field]: value }));
  await client.query(
    `insert into register.event (actor, reason, person_id, kind, subject, before, after, sealed_before, sealed_after, change_id) values ($1, $2, $3, 'corrected', $4, $5, $6, $7, $8, $9)`,
    [actor, reason, person, place.table, open(from), open(to), before, after, change],
  );
}
