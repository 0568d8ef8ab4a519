import { maskCertificate, maskIdentity, maskName, maskPhone } from '../../../foundation/kernel/index.ts';
import { isCorrectable } from '../changing/correctable.ts';
import { inWords } from '../changing/shown-value.ts';
import type { Divisions } from '../../divisions/index.ts';
import type { Registry } from '../sealing/fields.ts';
import { recordOf, type RecordField, type RecordItem } from './record-of.ts';
import { sourcesOf, type FactSource, type SourceFinder } from './fact-sources.ts';

/** Something the register says of a person, masked, on the days [from, until), and where it is from. */
export interface RecordFact {
  readonly what: RecordField;
  readonly value: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly source: FactSource | null;
  /** It can be asked to be corrected. */
  readonly correctable: boolean;
}

export interface PersonRecord {
  /** What is so now, in the order of a form. */
  readonly now: readonly RecordFact[];
  /** What was so before, the latest first. */
  readonly before: readonly RecordFact[];
  readonly household: readonly { readonly id: string; readonly name: string | null }[];
  /** Records that stand back behind this one, and the one behind which this one stands back. */
  readonly merged: readonly { readonly id: string; readonly name: string | null }[];
  readonly mergedInto: string | null;
}

const MASKS: Partial<Record<RecordField, (text: string) => string>> = {
  name: maskName, guardian: maskName, identity: maskIdentity, guardian_identity: maskIdentity, certificate: maskCertificate, phone: maskPhone, guardian_phone: maskPhone,
  birth: (text) => `${text.slice(0, 4)}-**-**`, address: () => '***',
};

/** What the register says of a person now and said before, masked, each with its source; null where nobody within reach has this key. */
export async function personRecord(registry: Registry, divisions: Pick<Divisions, 'fullName'>, id: string): Promise<PersonRecord | null> {
  const { pool } = registry.database;
  const { rows: [person] } = await pool.query<{ mergedInto: string | null }>('select merged_into as "mergedInto" from register.person where id = $1', [id]);
  if (!person) return null;
  const [items, source, { rows: household }, { rows: merged }] = await Promise.all([
    recordOf(registry, id), sourcesOf(pool, id), pool.query<{ id: string; name: string | null }>(HOUSEHOLD, [id]),
    pool.query<{ id: string; name: string | null }>(`select p.id, n.name from register.person p left join register.identification n on n.person_id = p.id and upper_inf(n.during) where p.merged_into = $1 order by p.id`, [id]),
  ]);
  const facts = joined(items).flatMap((item) => shown(item, source, divisions));
  const named = ({ id: key, name }: { id: string; name: string | null }) => ({ id: key, name: name && maskName(name) });
  return {
    now: facts.filter(({ until }) => until === null), before: facts.filter(({ until }) => until !== null).toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1)),
    household: household.map(named), merged: merged.map(named), mergedInto: person.mergedInto,
  };
}

function shown({ what, value, from, until }: RecordItem, source: SourceFinder, divisions: Pick<Divisions, 'fullName'>): RecordFact[] {
  if (value === null) return [];
  const text = String(value);
  return [{ what, value: MASKS[what]?.(text) ?? inWords(plain(what), text, divisions), from, until, source: source(what, from), correctable: until === null && isCorrectable(what) }];
}

/** Where one part of a row changed, the others go on: days that say the same are one. */
function joined(items: readonly RecordItem[]): RecordItem[] {
  const runs: RecordItem[] = [];
  for (const item of items.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))) {
    const at = runs.findIndex((run) => run.what === item.what && run.value === item.value && run.until !== null && run.until === item.from);
    const run = runs[at];
    if (run) runs[at] = { ...run, until: item.until };
    else runs.push(item);
  }
  return runs;
}

/** A category applied for is said like every category. */
function plain(what: RecordField): string {
  return what.replace(/^known_/, '');
}

const HOUSEHOLD = `
  select o.person_id as id, n.name from register.household_member h join register.household_member o on o.household = h.household and upper_inf(o.during) and o.person_id <> h.person_id
  join register.person p on p.id = o.person_id and p.merged_into is null
  left join register.identification n on n.person_id = o.person_id and upper_inf(n.during) where h.person_id = $1 and upper_inf(h.during) order by n.name, o.person_id limit 20`;
