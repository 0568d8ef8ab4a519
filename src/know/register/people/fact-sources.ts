import type { Connections } from '../../../foundation/platform/database/index.ts';
import type { RecordField } from './record-of.ts';

/** Where a fact of the register is from: a file of the register, an application, or a correction that two people made. */
export interface FactSource {
  readonly kind: 'file' | 'application' | 'correction';
  /** The file's or the paper's name. */
  readonly name: string | null;
  /** The day of the file or from which the correction holds. */
  readonly day: string | null;
  /** When it was entered. */
  readonly at: string;
}

/** The source of what a field has said since `from`; null where none is on record. */
export type SourceFinder = (what: RecordField, from: string | null) => FactSource | null;

const TABLES: Readonly<Record<string, readonly RecordField[]>> = {
  person: ['birth', 'sex'],
  identification: ['name', 'identity'],
  certificate: ['certificate', 'category', 'grade', 'issued', 'valid_from', 'valid_to'],
  certificate_status: ['certificate_status'],
  residence: ['division', 'address', 'household_type'],
  household_member: ['household'],
  guardian: ['guardian', 'guardian_identity', 'guardian_phone', 'guardian_relation'],
  phone: ['phone'],
  known_person: ['known_category', 'known_grade', 'known_document'],
};

interface EventRow {
  readonly kind: string;
  readonly subject: string;
  readonly at: Date;
  readonly file: string | null;
  readonly asOf: string | null;
  readonly effectiveOn: string | null;
  readonly field: string | null;
  readonly document: string | null;
}

/** Finds the sources of one person's facts by the events of their record. */
export async function sourcesOf(pool: Connections, person: string): Promise<SourceFinder> {
  const { rows } = await pool.query<EventRow>(
    `select e.kind, e.subject, e.at, b.file_name as file, b.as_of as "asOf", h.effective_on as "effectiveOn", h.field, k.document
     from register.event e left join register.import_batch b on b.id = e.batch_id left join register.change h on h.id = e.change_id
     left join register.known_person k on k.person_id = e.person_id and e.kind = 'known'
     where e.person_id = $1 and e.kind in ('registered', 'known', 'changed', 'corrected') order by e.id desc`, [person],
  );
  const first = rows.findLast(({ kind }) => kind === 'registered' || kind === 'known');
  return (what, from) => {
    const subject = Object.keys(TABLES).find((table) => TABLES[table]?.includes(what));
    const own = rows.filter((row) => row.subject === subject && row.kind !== 'registered' && (row.kind !== 'corrected' || row.field === what));
    // A certificate begins on a day of its own, a corrected part on the day it holds from; a file speaks of its own day.
    const found = own.find(({ asOf, effectiveOn }) => from !== null && (effectiveOn ?? asOf) === from) ?? own.find(({ asOf, effectiveOn }) => from === null || (effectiveOn ?? asOf ?? '') >= from);
    const event = from === null && subject !== 'person' ? first : (found ?? first);
    return event ? sourceOf(event) : null;
  };
}

function sourceOf({ kind, at, file, asOf, effectiveOn, document }: EventRow): FactSource {
  if (kind === 'corrected') return { kind: 'correction', name: null, day: effectiveOn, at: at.toISOString() };
  return kind === 'known' ? { kind: 'application', name: document, day: null, at: at.toISOString() } : { kind: 'file', name: file, day: asOf, at: at.toISOString() };
}
