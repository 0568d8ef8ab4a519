import type { Label } from '../../policy/index.ts';
import type { Office } from '../office.ts';
import type { Dimension, FindingFilter } from './filter.ts';
import { TOLD_BY, whereOf, type Meant } from './where.ts';

export interface Counted {
  /** As a filter names it. */
  readonly value: string;
  /** Of rules and places; null where the console has its own word. */
  readonly label: Label | null;
  readonly count: number;
}

/** How many of the findings that are meant stand where, in the order of the values. Each count is the total of the list that names its value too. `statuses`: only of those. */
export async function countBy(office: Office, meant: Meant, by: Dimension, statuses?: readonly string[]): Promise<Counted[]> {
  const { sql, values } = whereOf(office, meant, by);
  const given = [...values];
  const put = (value: unknown) => `$${given.push(value)}`;
  const only = statuses ? ` and f.status = any(${put(statuses)})` : '';
  // Ages that are asked for need not be one of the bands: they are the one value there is.
  const ages = by === 'age' && 'filter' in meant ? meant.filter.age : undefined;
  const { rows } = await office.database.pool.query<{ value: string; count: number }>(
    `select ${ages === undefined ? TOLD_BY[by] : `${put(ages)}::text`} as value, count(*) as count from coverage.finding f where ${sql}${only} group by 1 order by 1`, given,
  );
  return rows.map(({ value, count }) => ({ value, label: labelOf(office, by, value), count }));
}

/** What a rule or a place is called. */
function labelOf({ policy, divisions }: Office, by: Dimension, value: string): Label | null {
  if (by === 'rule') return policy.rules.find(({ id }) => id === value)?.label ?? { zh: value, en: value };
  const name = by === 'county' || by === 'town' || by === 'village' ? divisions.nameOf(value) : null;
  return name === null ? null : { zh: name, en: name };
}

const NAMED = ['rule', 'county', 'town', 'village'] as const satisfies readonly Dimension[];

/** What the rule and the places of a filter are called, as far as they are known. */
export function namesIn(office: Office, filter: FindingFilter): { readonly [By in (typeof NAMED)[number]]?: Label } {
  return Object.fromEntries(NAMED.flatMap((by) => {
    const label = filter[by] === undefined ? null : labelOf(office, by, filter[by]);
    return label === null ? [] : [[by, label]];
  }));
}
