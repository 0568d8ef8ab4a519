import { maskCertificate, maskIdentity, maskPhone } from '../../../foundation/kernel/index.ts';
import { FIELDS, openOr, readContact, type Registry } from '../sealing/fields.ts';

/** A certificate while it was the person's: [from, until), null for open ends. Days of its own: valid_from to valid_to. */
export interface CertificatePeriod {
  readonly from: string | null;
  readonly until: string | null;
  readonly number: string | null;
  readonly category: number | null;
  readonly grade: number | null;
  readonly issued: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly statuses: readonly { readonly from: string | null; readonly until: string | null; readonly status: string }[];
}

/** A person as they stood on a day; numbers masked. */
export interface PersonOnDay {
  readonly id: string;
  readonly name: string | null;
  readonly identity: string | null;
  readonly birth: string | null;
  readonly sex: 'male' | 'female' | null;
  readonly certificate: string | null;
  readonly category: number | null;
  readonly grade: number | null;
  readonly status: string | null;
  readonly division: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly guardian: { readonly name: string; readonly phone: string | null; readonly relation: string | null } | null;
  readonly household: { readonly number: string; readonly members: readonly { readonly id: string; readonly name: string | null }[] } | null;
  /** All of them, the latest first, whatever the day. */
  readonly certificates: readonly CertificatePeriod[];
  readonly events: readonly { readonly at: string; readonly actor: string; readonly reason: string; readonly kind: string; readonly subject: string }[];
}

/** As the database answers: what is sealed as bytes, inside JSON in hexadecimal. */
interface Row extends Omit<PersonOnDay, 'identity' | 'certificate' | 'phone' | 'guardian' | 'certificates'> {
  readonly identity: Buffer | null;
  readonly certificate: Buffer | null;
  readonly phone: Buffer | null;
  readonly guardian: { readonly name: string; readonly relation: string | null } | null;
  readonly guardianContact: Buffer | null;
  readonly certificates: readonly CertificatePeriod[];
}

/** A person as of a day, with the certificates of their life and what was done to the record; null where nobody has this id. */
export async function personOf({ database, keeper }: Registry, id: string, asOf: string): Promise<PersonOnDay | null> {
  const { rows: [row] } = await database.pool.query<Row>(ON_DAY, [id, asOf]);
  if (!row) return null;
  const { guardianContact, ...person } = row;
  const opened = (field: string, sealed: Buffer | null, mask: (number: string) => string) => {
    const number = openOr(keeper, field, sealed);
    return number === null ? null : mask(number);
  };
  const contact = openOr(keeper, FIELDS.contact, guardianContact);
  const phone = contact === null ? null : readContact(contact).phone;
  return {
    ...person,
    identity: opened(FIELDS.identity, row.identity, maskIdentity),
    certificate: opened(FIELDS.certificate, row.certificate, maskCertificate),
    phone: opened(FIELDS.phone, row.phone, maskPhone),
    guardian: row.guardian && { ...row.guardian, phone: phone === null ? null : maskPhone(phone) },
    certificates: row.certificates.map((period) => ({
      ...period, number: opened(FIELDS.certificate, period.number === null ? null : Buffer.from(period.number.slice(2), 'hex'), maskCertificate),
    })),
  };
}

const ON_DAY = `
  select p.id, i.name, i.number as identity, p.birth, p.sex, c.number as certificate, coalesce(c.category, k.category) as category, coalesce(c.grade, k.grade) as grade,
    case when c.id is null then case when k.person_id is not null then 'none' end
      when s.status = 'valid' and c.valid_to < $2 and c.valid_to >= s.seen_on then 'expired' else s.status end as status,
    r.division, r.address, t.number as phone,
    case when g.person_id is not null then jsonb_build_object('name', g.name, 'relation', g.relation) end as guardian, g.contact as "guardianContact",
    case when h.household is not null then jsonb_build_object('number', h.household, 'members', (
      select jsonb_agg(jsonb_build_object('id', o.person_id, 'name', n.name) order by n.name, o.person_id) from register.household_member o
      left join register.identification n on n.person_id = o.person_id and n.during @> $2::date
      where o.household = h.household and o.during @> $2::date)) end as household,
    coalesce((select jsonb_agg(jsonb_build_object('from', lower(a.during), 'until', upper(a.during), 'number', a.number, 'category', a.category, 'grade', a.grade,
        'issued', a.issued, 'valid_from', a.valid_from, 'valid_to', a.valid_to, 'statuses', coalesce((
          select jsonb_agg(jsonb_build_object('from', lower(u.during), 'until', upper(u.during), 'status', u.status) order by u.during)
          from register.certificate_status u where u.certificate_id = a.id), '[]')) order by a.during desc)
      from register.certificate a where a.person_id = p.id), '[]') as certificates,
    coalesce((select jsonb_agg(jsonb_build_object('at', e.at, 'actor', e.actor, 'reason', e.reason, 'kind', e.kind, 'subject', e.subject) order by e.id desc)
      from register.event e where e.person_id = p.id), '[]') as events
  from register.person p
  left join register.identification i on i.person_id = p.id and i.during @> $2::date
  left join register.certificate c on c.person_id = p.id and c.during @> $2::date
  left join register.certificate_status s on s.certificate_id = c.id and s.during @> $2::date
  left join register.known_person k on k.person_id = p.id and k.during @> $2::date
  left join register.residence r on r.person_id = p.id and r.during @> $2::date
  left join register.household_member h on h.person_id = p.id and h.during @> $2::date
  left join register.guardian g on g.person_id = p.id and g.during @> $2::date
  left join register.phone t on t.person_id = p.id and t.during @> $2::date
  where p.id = $1`;
