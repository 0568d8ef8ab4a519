import { cleanName, maskCertificate, maskIdentity, maskName, readCertificate, readIdentity } from '../../../foundation/kernel/index.ts';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { FIELDS, openOr, type Registry } from '../sealing/fields.ts';

/** A person in a list: masked. */
export interface PersonItem {
  readonly id: string;
  readonly name: string | null;
  readonly certificate: string | null;
  readonly identity: string | null;
  readonly category: number | null;
  readonly grade: number | null;
  readonly status: string | null;
  readonly division: string | null;
}

interface Row extends Omit<PersonItem, 'certificate' | 'identity'> {
  readonly certificate: Buffer | null;
  readonly identity: Buffer | null;
}

const NOW = `
  select p.id, i.name, c.number as certificate, i.number as identity, coalesce(c.category, k.category) as category, coalesce(c.grade, k.grade) as grade,
    case when c.id is null then 'none' else s.status end as status, r.division
  from register.person p
  left join register.identification i on i.person_id = p.id and upper_inf(i.during)
  left join register.certificate c on c.person_id = p.id and upper_inf(c.during)
  left join register.certificate_status s on s.certificate_id = c.id and upper_inf(s.during)
  left join register.known_person k on k.person_id = p.id and upper_inf(k.during)
  left join register.residence r on r.person_id = p.id and upper_inf(r.during)`;

/**
 * People by a whole certificate or identity number (today's or an earlier one) or by the beginning of a name, at most `limit`, ordered by name.
 * A number is found however it is written, and never shown in full.
 */
export async function findPeople({ database, keeper }: Registry, text: string, limit = 50): Promise<PersonItem[]> {
  const certificate = readCertificate(text).number;
  const identity = readIdentity(text).number;
  const name = cleanName(text);
  if (certificate === null && identity === null && name === '') return [];
  const found = certificate !== null
    ? 'p.id in (select person_id from register.certificate where number_lookup = any($1))'
    : identity !== null
      ? 'p.id in (select person_id from register.identification where number_lookup = any($1) union select person_id from register.certificate where identity_lookup = any($1))'
      : 'p.id in (select person_id from register.identification where starts_with(name, $1))';
  const wanted = certificate !== null ? keeper.lookups(FIELDS.certificate, certificate.slice(0, 20)) : identity !== null ? keeper.lookups(FIELDS.identity, identity) : name;
  const { rows } = await database.pool.query<Row>(`${NOW} where ${found} order by i.name, p.id limit $2`, [wanted, limit]);
  return rows.map((row) => masked(keeper, row));
}

/** The masked lines of people of these keys, as far as they are within reach, in no order. */
export async function peopleOf({ database, keeper }: Registry, ids: readonly string[]): Promise<PersonItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await database.pool.query<Row>(`${NOW} where p.id = any($1::uuid[])`, [ids]);
  return rows.map((row) => masked(keeper, row));
}

/** One person's masked line; null where there is nobody of this id. */
export async function findPerson({ database, keeper }: Registry, id: string): Promise<PersonItem | null> {
  const { rows: [row] } = await database.pool.query<Row>(`${NOW} where p.id = $1`, [id]);
  return row ? masked(keeper, row) : null;
}

function masked(keeper: Keeper, row: Row): PersonItem {
  const [certificate, identity] = [openOr(keeper, FIELDS.certificate, row.certificate), openOr(keeper, FIELDS.identity, row.identity)];
  return {
    ...row,
    name: row.name === null ? null : maskName(row.name),
    certificate: certificate === null ? null : maskCertificate(certificate),
    identity: identity === null ? null : maskIdentity(identity),
  };
}
