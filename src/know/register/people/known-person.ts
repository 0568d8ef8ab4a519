import type { PoolClient } from 'pg';
import { cleanName, readIdentity } from '../../../foundation/kernel/index.ts';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { conflictPrint, saidText } from '../sealing/conflict-said.ts';
import { contactText, FIELDS, type Registry } from '../sealing/fields.ts';
import { keepKeys } from '../search/keep-keys.ts';
import { lockRegister } from '../sealing/lock-register.ts';

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
export async function registerKnownPerson({ database, keeper }: Registry, person: KnownPerson): Promise<KnownOutcome> {
  const { state, number, birth, sex } = readIdentity(person.identity);
  if (state !== 'valid' || number === null) throw new UnsoundIdentityError('身份证号校验不通过，不能登记无证人员。/ the identity number fails its check');
  const name = cleanName(person.name);
  return database.pool.transaction(async (client) => {
    await lockRegister(client, keeper);
    const { rows } = await client.query<{ id: string; same: boolean; holds: boolean; known: boolean }>(`
      select i.person_id as id, replace(i.name, '·', '') = replace($2, '·', '') as same,
        exists (select from register.certificate c where c.person_id = i.person_id and upper_inf(c.during)) as holds,
        exists (select from register.known_person k where k.person_id = i.person_id and upper_inf(k.during)) as known
      from register.identification i where i.number_lookup = $1 order by same desc, i.person_id`, [keeper.lookup(FIELDS.identity, number), name]);
    const [first] = rows;
    if (first?.same && (first.holds || first.known)) return { state: 'already', personId: first.id, holdsCertificate: first.holds };
    const personId = first?.same ? first.id : await addPerson(client, keeper, { number, name, birth, sex }, person);
    await client.query(
      `insert into register.known_person (person_id, during, category, grade, basis, applied_on, document, list, list_as_of, list_row)
       values ($1, daterange($2, null), $3, $4, 'application', $2, $5, $6, $7, $8)`,
      [personId, person.appliedOn, person.category, person.grade, person.document, person.source?.list, person.source?.asOf, person.source?.row],
    );
    await client.query(`insert into register.event (actor, reason, person_id, kind, subject) values ($1, $2, $3, 'known', 'known_person')`, [person.actor, person.reason, personId]);
    if (first === undefined || first.same) return { state: 'known', personId };
    await ask(client, keeper, personId, { identity: number, name });
    return { state: 'asked', personId, otherPersonId: first.id };
  });
}

async function addPerson(
  client: PoolClient, keeper: Keeper, read: { number: string; name: string; birth: string | null; sex: string | null }, person: KnownPerson,
): Promise<string> {
  const { rows: [added] } = await client.query<{ id: string }>('insert into register.person (birth, sex) values ($1, $2) returning id', [read.birth, read.sex]);
  if (!added) throw new Error('an insert returns its row');
  const { id } = added;
  const { division, address, phone, guardian } = person;
  const always = 'daterange(null, null)';
  const kept = (field: string, text: string | null) => (text === null ? [null, null] : [keeper.seal(field, text), keeper.lookup(field, text)]);
  await client.query(`insert into register.identification (person_id, during, name, number, number_lookup) values ($1, ${always}, $2, $3, $4)`, [id, read.name, ...kept(FIELDS.identity, read.number)]);
  await keepKeys(client, id);
  await client.query(`insert into register.guardian (person_id, during, name, relation, contact, contact_lookup) values ($1, ${always}, $2, $3, $4, $5)`,
    [id, cleanName(guardian.name), guardian.relation, ...kept(FIELDS.contact, contactText(guardian))]);
  if (division !== null || address !== null) await client.query(`insert into register.residence (person_id, during, division, address) values ($1, ${always}, $2, $3)`, [id, division, address]);
  if (phone !== null) await client.query(`insert into register.phone (person_id, during, number, number_lookup) values ($1, ${always}, $2, $3)`, [id, ...kept(FIELDS.phone, phone)]);
  return id;
}

async function ask(client: PoolClient, keeper: Keeper, personId: string, { identity, name }: { identity: string; name: string }): Promise<void> {
  const said = { kind: 'two_people_one_identity', certificate: null, identity, name, found: name, expected: personId };
  await client.query(
    `insert into register.conflict (kind, fingerprint, person_id, in_population, name, said) values ($1, $2, $3, true, $4, $5)`,
    [said.kind, `${conflictPrint(keeper, said)}.1`, personId, name, keeper.seal(FIELDS.said, saidText(said))],
  );
}
