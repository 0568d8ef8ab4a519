import type { PoolClient } from 'pg';
import { cleanName, readIdentity } from '../../../foundation/kernel/index.ts';
import { inTransaction, type Database } from '../../../foundation/platform/database/index.ts';

/** Somebody without a certificate whom a diagnosis and the application of a guardian make known. */
export interface KnownPerson {
  readonly name: string;
  readonly identity: string;
  /** 6 for severe mental illness; the grade as diagnosed, null where none was given. */
  readonly category: number;
  readonly grade: number | null;
  readonly division: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly guardian: { readonly name: string; readonly identity: string | null; readonly phone: string | null; readonly relation: string | null };
  /** Day and paper of the guardian's application. */
  readonly appliedOn: string;
  readonly document: string;
  /** The row of the list that diagnosed. */
  readonly source: { readonly list: string; readonly asOf: string; readonly row: number } | null;
  readonly actor: string;
  readonly reason: string;
}

export type KnownOutcome =
  | { readonly state: 'known'; readonly personId: string }
  /** Number and name are in the register already. */
  | { readonly state: 'already'; readonly personId: string; readonly holdsCertificate: boolean }
  /** Another name has this number: registered, and asked about. */
  | { readonly state: 'asked'; readonly personId: string; readonly otherPersonId: string };

/** The identity number of somebody without a certificate is all there is to know them by: it must be sound. */
export class UnsoundIdentityError extends Error {}

/** Registers a person known without a certificate from the day of the application on. Doing it twice changes nothing. */
export async function registerKnownPerson(database: Database, person: KnownPerson): Promise<KnownOutcome> {
  const { state, number, birth, sex } = readIdentity(person.identity);
  if (state !== 'valid' || number === null) throw new UnsoundIdentityError('身份证号校验不通过，不能登记无证人员。/ the identity number fails its check');
  const name = cleanName(person.name);
  return inTransaction(database.pool, async (client) => {
    await client.query("select pg_advisory_xact_lock(hashtext('register.import'))");
    const { rows } = await client.query<{ id: string; same: boolean; holds: boolean; known: boolean }>(`
      select i.person_id as id, replace(i.name, '·', '') = replace($2, '·', '') as same,
        exists (select from register.certificate c where c.person_id = i.person_id and upper_inf(c.during)) as holds,
        exists (select from register.known_person k where k.person_id = i.person_id and upper_inf(k.during)) as known
      from register.identification i where i.number = $1 order by same desc, i.person_id`, [number, name]);
    const [first] = rows;
    if (first?.same && (first.holds || first.known)) return { state: 'already', personId: first.id, holdsCertificate: first.holds };
    const personId = first?.same ? first.id : await addPerson(client, { number, name, birth, sex }, person);
    await client.query(
      `insert into register.known_person (person_id, during, category, grade, basis, applied_on, document, list, list_as_of, list_row)
       values ($1, daterange($2, null), $3, $4, 'application', $2, $5, $6, $7, $8)`,
      [personId, person.appliedOn, person.category, person.grade, person.document, person.source?.list, person.source?.asOf, person.source?.row],
    );
    await client.query(`insert into register.event (actor, reason, person_id, kind, subject) values ($1, $2, $3, 'known', 'known_person')`, [person.actor, person.reason, personId]);
    if (first === undefined || first.same) return { state: 'known', personId };
    await ask(client, personId, number, name);
    return { state: 'asked', personId, otherPersonId: first.id };
  });
}

async function addPerson(client: PoolClient, read: { number: string; name: string; birth: string | null; sex: string | null }, person: KnownPerson): Promise<string> {
  const { rows: [added] } = await client.query<{ id: string }>('insert into register.person (birth, sex) values ($1, $2) returning id', [read.birth, read.sex]);
  if (!added) throw new Error('an insert returns its row');
  const { id } = added;
  const { division, address, phone, guardian } = person;
  const always = 'daterange(null, null)';
  await client.query(`insert into register.identification (person_id, during, name, number) values ($1, ${always}, $2, $3)`, [id, read.name, read.number]);
  await client.query(`insert into register.guardian (person_id, during, name, identity, phone, relation) values ($1, ${always}, $2, $3, $4, $5)`,
    [id, cleanName(guardian.name), guardian.identity, guardian.phone, guardian.relation]);
  if (division !== null || address !== null) await client.query(`insert into register.residence (person_id, during, division, address) values ($1, ${always}, $2, $3)`, [id, division, address]);
  if (phone !== null) await client.query(`insert into register.phone (person_id, during, number) values ($1, ${always}, $2)`, [id, phone]);
  return id;
}

async function ask(client: PoolClient, personId: string, number: string, name: string): Promise<void> {
  await client.query(
    `insert into register.conflict (kind, fingerprint, person_id, in_population, identity, name, found)
     values ('two_people_one_identity', md5($1::text || $2::text || $3::text), $1::uuid, true, $2, $3, $3)`,
    [personId, number, name],
  );
}
