import { maskCertificate, maskIdentity, maskName } from '../../../foundation/kernel/index.ts';
import { CORRECTABLE, isCorrectable } from '../changing/correctable.ts';
import { shownValues } from '../changing/shown-value.ts';
import type { Divisions } from '../../divisions/index.ts';
import { readSaid } from '../sealing/conflict-said.ts';
import { FIELDS, type Registry } from '../sealing/fields.ts';
import { findPerson, type PersonItem } from './find-people.ts';

/** A conflict with both sides of it, masked: the records it is about, and what the row of the file said. */
export interface ConflictRecords {
  readonly id: number;
  readonly kind: string;
  readonly status: string;
  readonly inPopulation: boolean;
  readonly decision: string | null;
  /** The row of the last file that showed it; null where no file did. */
  readonly row: number | null;
  readonly said: { readonly name: string | null; readonly certificate: string | null; readonly identity: string | null };
  /** What was found, and what the rest says it should be: in words, numbers masked but for what differs. */
  readonly found: string | null;
  readonly expected: string | null;
  readonly field: { readonly name: string; readonly zh: string; readonly en: string } | null;
  /** The person who stands in the population for the row, then everybody else under the same number, as far as they are within reach. */
  readonly people: readonly PersonItem[];
}

interface Row {
  readonly id: number;
  readonly kind: string;
  readonly status: string;
  readonly inPopulation: boolean;
  readonly decision: string | null;
  readonly row: number | null;
  readonly person: string | null;
  readonly name: string | null;
  readonly field: string | null;
  readonly said: Buffer | null;
}

/** One conflict and the records it is about; null where there is none of this number within reach. `decides`: who looks may decide. */
export async function conflictRecords(registry: Registry, divisions: Pick<Divisions, 'fullName'>, id: number, decides: boolean): Promise<ConflictRecords | null> {
  const { database, keeper } = registry;
  const { rows: [conflict] } = await database.pool.query<Row>(
    `select c.id, c.kind, c.status, c.in_population as "inPopulation", c.decision, c.row, c.person_id as person, c.name, c.field, c.said from register.conflict c where c.id = $1`, [id],
  );
  if (!conflict) return null;
  const { certificate, identity, found, expected } = conflict.said === null ? { certificate: null, identity: null, found: null, expected: null } : readSaid(keeper.open(FIELDS.said, conflict.said));
  const { rows: others } = await database.pool.query<{ id: string }>(
    `select distinct p.id from register.person p where p.id <> $1 and p.merged_into is null and (
       p.id in (select person_id from register.identification where number_lookup = any($2)) or p.id in (select person_id from register.certificate where identity_lookup = any($2))) order by p.id limit 5`,
    [conflict.person ?? '00000000-0000-0000-0000-000000000000', identity === null ? [] : keeper.lookups(FIELDS.identity, identity)],
  );
  const keys = [...(conflict.person === null ? [] : [conflict.person]), ...others.map((one) => one.id)];
  const people = await Promise.all(keys.map((key) => findPerson(registry, key)));
  const field = conflict.field !== null && isCorrectable(conflict.field) ? conflict.field : null;
  const { person: _, name, field: __, ...shown } = conflict;
  return {
    ...shown,
    said: { name: name && maskName(name), certificate: certificate && maskCertificate(certificate), identity: identity && maskIdentity(identity) },
    ...sides(conflict.kind, { found, expected }, field === null ? null : (values) => shownValues(field, values, { divisions, decides })),
    field: field && { name: field, ...CORRECTABLE[field].label },
    people: people.flatMap((one) => one ?? []),
  };
}

type Sides = { readonly found: string | null; readonly expected: string | null };

/** What a conflict found and expected, masked after its kind. */
function sides(kind: string, { found, expected }: Sides, shown: ((values: { from: string | null; to: string | null }) => { from: string | null; to: string | null }) | null): Sides {
  if (shown) {
    const { from, to } = shown({ from: expected, to: found });
    return { found: to, expected: from };
  }
  // Of a person known by an application the other record is named by its key, which nobody reads.
  if (kind === 'two_people_one_identity') return { found: found && maskName(found), expected: null };
  const mask = MASKS[kind] ?? ((text: string) => text);
  return { found: found && mask(found), expected: expected && mask(expected) };
}

const MASKS: Readonly<Record<string, (text: string) => string>> = {
  two_people_one_certificate: maskCertificate, same_certificate_twice: maskCertificate, person_two_certificates: maskCertificate, superseded: maskCertificate,
  name_needs_review: maskName, identity_differs: maskIdentity, identity_fails_check: maskIdentity, birth_differs: (text) => `${text.slice(0, 4)}-**-**`,
};
