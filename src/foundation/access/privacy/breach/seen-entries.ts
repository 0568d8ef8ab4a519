import type { Connections } from '../../../platform/database/index.ts';
import { isField } from '../processing/fields.ts';
import type { SeenEntry } from './breach-scope.ts';

export interface Stretch {
  readonly from: Date;
  readonly to: Date;
  /** Only what these accounts did, or others in their place. */
  readonly accounts?: readonly string[];
}

/** What shows people of the register; all else counts keys, receipts, accounts. */
const OF_PEOPLE = ['person', 'findings', 'desk', 'requests', 'quality', 'what_if'];

/** What the audit chain says was shown or handed out between two times. `connections` must be those of somebody who may read the chain. */
export async function seenEntries(connections: Connections, { from, to, accounts }: Stretch): Promise<SeenEntry[]> {
  const { rows } = await connections.query<Omit<SeenEntry, 'fields'> & { detail: Record<string, unknown> }>(
    `select at, actor, action, subjects::text[] as subjects, count, detail from audit.entry
     where at >= $1 and at <= $2 and outcome = 'done' and ($3::text[] is null or actor = any ($3) or acting_for = any ($3)) and (cardinality(subjects) > 0 or count > 0)
       and split_part(action, ':', 1) = any ($4)
     order by seq`,
    [from, to, accounts ?? null, OF_PEOPLE],
  );
  return rows.map(({ detail, ...entry }) => ({ ...entry, fields: fieldsOf(detail) }));
}

/** `field` in the detail of a reveal, `fields` in that of an export: names separated by commas. */
function fieldsOf({ field, fields }: Record<string, unknown>): string[] {
  return [field, fields].flatMap((text) => (typeof text === 'string' ? text.split(',') : [])).filter(isField);
}
