import type { Office } from '../office.ts';
import type { Dimension } from './filter.ts';
import { TOLD_BY, whereOf, type Meant } from './where.ts';

export interface Counted {
  /** As a filter names it. */
  readonly value: string;
  /** Of rules and places; null where the console has its own word. */
  readonly label: { readonly zh: string; readonly en: string } | null;
  readonly count: number;
}

/** How many of the findings that are meant stand where, in the order of the values. Each count is the total of the list that names its value too. */
export async function countBy({ database, keeper, policy, divisions }: Office, meant: Meant, by: Dimension): Promise<Counted[]> {
  const { sql, values } = whereOf(keeper, meant, by);
  const { rows } = await database.pool.query<{ value: string; count: number }>(
    `select ${TOLD_BY[by]} as value, count(*) as count from coverage.finding f where ${sql} group by 1 order by 1`, [...values],
  );
  const place = (code: string) => {
    const name = divisions.nameOf(code);
    return name === null ? null : { zh: name, en: name };
  };
  const labelOf = (value: string) => {
    if (by === 'rule') return policy.rules.find(({ id }) => id === value)?.label ?? { zh: value, en: value };
    return by === 'county' || by === 'town' || by === 'village' ? place(value) : null;
  };
  return rows.map(({ value, count }) => ({ value, label: labelOf(value), count }));
}
