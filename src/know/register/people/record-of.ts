import { FIELDS, openOr, readContact, type Registry } from '../sealing/fields.ts';

/** One thing the register says of a person, unmasked, and the days it is or was so: [from, until), null for open ends. */
export interface RecordItem {
  readonly what: RecordField;
  readonly value: string | number | null;
  readonly from: string | null;
  readonly until: string | null;
}

export type RecordField =
  | 'birth' | 'sex' | 'name' | 'identity' | 'certificate' | 'category' | 'grade' | 'issued' | 'valid_from' | 'valid_to' | 'certificate_status' | 'division' | 'address'
  | 'household_type' | 'household' | 'guardian' | 'guardian_identity' | 'guardian_phone' | 'guardian_relation' | 'phone' | 'known_category' | 'known_grade' | 'known_document';

interface Row {
  readonly what: RecordField | 'guardian_contact';
  readonly value: string | null;
  readonly sealed: Buffer | null;
  readonly from: string | null;
  readonly until: string | null;
}

/** Everything the register holds about one person over time, for the person. Empty where nobody within reach has this id. */
export async function recordOf({ database, keeper }: Registry, id: string): Promise<RecordItem[]> {
  const { rows } = await database.pool.query<Row>(EVERYTHING, [id]);
  return rows.flatMap(({ what, value, sealed, from, until }): RecordItem[] => {
    if (what !== 'guardian_contact') return [{ what, value: sealed === null ? value : keeper.open(FIELD_OF[what] ?? '', sealed), from, until }];
    const contact = openOr(keeper, FIELDS.contact, sealed);
    if (contact === null) return [];
    const { identity, phone } = readContact(contact);
    return [{ what: 'guardian_identity', value: identity, from, until }, { what: 'guardian_phone', value: phone, from, until }];
  });
}

const FIELD_OF: Partial<Record<RecordField, string>> = { identity: FIELDS.identity, certificate: FIELDS.certificate, phone: FIELDS.phone };

/** `parts`: names and SQL of what a table says, of each row whose text or bytes are not null. */
function said(table: string, parts: Readonly<Record<string, string>>, sealed: Readonly<Record<string, string>> = {}): string {
  const values = [
    ...Object.entries(parts).map(([what, column]) => `('${what}', ${column}::text, null::bytea)`),
    ...Object.entries(sealed).map(([what, column]) => `('${what}', null::text, ${column})`),
  ];
  return `select v.what, v.value, v.sealed, lower(t.during) as "from", upper(t.during) as until from ${table} t cross join lateral (values ${values.join(', ')}) v(what, value, sealed)
    where t.person_id = $1 and (v.value is not null or v.sealed is not null)`;
}

const EVERYTHING = [
  `select v.what, v.value, null::bytea as sealed, null::date as "from", null::date as until from register.person p cross join lateral (values ('birth', p.birth::text), ('sex', p.sex)) v(what, value) where p.id = $1 and v.value is not null`,
  said('register.identification', { name: 't.name' }, { identity: 't.number' }),
  said('register.certificate', { category: 't.category', grade: 't.grade', issued: 't.issued', valid_from: 't.valid_from', valid_to: 't.valid_to' }, { certificate: 't.number' }),
  `select 'certificate_status', s.status, null::bytea, lower(s.during), upper(s.during) from register.certificate_status s join register.certificate c on c.id = s.certificate_id where c.person_id = $1`,
  said('register.residence', { division: 't.division', address: 't.address', household_type: 't.household_type' }),
  said('register.household_member', { household: 't.household' }),
  said('register.guardian', { guardian: 't.name', guardian_relation: 't.relation' }, { guardian_contact: 't.contact' }),
  said('register.phone', {}, { phone: 't.number' }),
  said('register.known_person', { known_category: 't.category', known_grade: 't.grade', known_document: 't.document' }),
].join('\nunion all\n');
