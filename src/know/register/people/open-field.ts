import { FIELDS, openOr, readContact, type Registry } from '../sealing/fields.ts';

/** What of a person can be opened by itself. */
export const OPENABLE = ['name', 'identity', 'certificate', 'birth', 'phone', 'address', 'guardian', 'guardian_identity', 'guardian_phone'] as const;
export type Openable = (typeof OPENABLE)[number];

interface Row {
  readonly name: string | null;
  readonly identity: Buffer | null;
  readonly certificate: Buffer | null;
  readonly birth: string | null;
  readonly phone: Buffer | null;
  readonly address: string | null;
  readonly guardian: string | null;
  readonly contact: Buffer | null;
}

const NOW = `
  select i.name, i.number as identity, c.number as certificate, p.birth, t.number as phone, r.address, g.name as guardian, g.contact
  from register.person p
  left join register.identification i on i.person_id = p.id and upper_inf(i.during)
  left join register.certificate c on c.person_id = p.id and upper_inf(c.during)
  left join register.phone t on t.person_id = p.id and upper_inf(t.during)
  left join register.residence r on r.person_id = p.id and upper_inf(r.during)
  left join register.guardian g on g.person_id = p.id and upper_inf(g.during)
  where p.id = $1`;

/** A person within reach, whose fields open one at a time. */
export interface OpenPerson {
  readonly birth: string | null;
  /** The field as it stands, unmasked; null where nothing is known. */
  open(field: Openable): string | null;
}

/** Somebody whose fields may be opened; null where there is nobody of this key within reach. What may be opened for whom is decided before. */
export async function personToOpen({ database, keeper }: Registry, id: string): Promise<OpenPerson | null> {
  const { rows: [row] } = await database.pool.query<Row>(NOW, [id]);
  if (!row) return null;
  const contact = () => {
    const text = openOr(keeper, FIELDS.contact, row.contact);
    return text === null ? null : readContact(text);
  };
  const opened = {
    name: () => row.name, birth: () => row.birth, address: () => row.address, guardian: () => row.guardian,
    identity: () => openOr(keeper, FIELDS.identity, row.identity),
    certificate: () => openOr(keeper, FIELDS.certificate, row.certificate),
    phone: () => openOr(keeper, FIELDS.phone, row.phone),
    guardian_identity: () => contact()?.identity ?? null,
    guardian_phone: () => contact()?.phone ?? null,
  } satisfies Record<Openable, () => string | null>;
  return { birth: row.birth, open: (field) => opened[field]() };
}
