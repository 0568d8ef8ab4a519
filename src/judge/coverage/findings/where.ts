import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import { certificateFinder } from '../../../know/register/index.ts';
import type { Office } from '../office.ts';
import { AGE_BANDS, NONE, type Dimension, type FindingFilter } from './filter.ts';

/** Findings that are meant: those of a filter, or chosen ones. */
export type Meant = { readonly filter: FindingFilter } | { readonly ids: readonly number[] };

/** The rows of `coverage.finding f` that are meant, and the values of `$1`... */
export interface Where {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What a dimension is told by, in SQL over `coverage.finding f`: the text a filter names it with. */
export const TOLD_BY: Readonly<Record<Dimension, string>> = {
  rule: 'f.rule', kind: 'f.kind', county: 'f.county', status: 'f.status',
  town: `coalesce(f.town, '${NONE}')`, village: `coalesce(f.village, '${NONE}')`, outcome: `coalesce(f.outcome, '${NONE}')`,
  category: `coalesce(f.category::text, '${NONE}')`, grade: `coalesce(f.grade::text, '${NONE}')`,
  age: `case when f.age is null then '${NONE}' ${AGE_BANDS.map((band) => `when f.age <= ${band.split('-')[1] || 999} then '${band}'`).join(' ')} end`,
  month: "to_char(f.opened_on, 'YYYY-MM')",
};

/**
 * One filter in SQL: the list, its total, its counts and what is done with all of it are endings of this one query and cannot differ. `by` is what the
 * rows are counted by: each count then opens a list that names it.
 */
export function whereOf({ keeper, reach }: Pick<Office, 'keeper' | 'reach'>, meant: Meant, by?: Dimension): Where {
  const values: unknown[] = [];
  const put = (value: unknown) => `$${values.push(value)}`;
  const is = (column: string, value: string | undefined) => (value === undefined ? [] : value === NONE ? [`${column} is null`] : [`${column} = ${put(value)}`]);
  if ('ids' in meant) return { sql: `f.id = any(${put(meant.ids)}::bigint[])`, values };
  const { filter } = meant;
  const named = filter.status !== undefined || filter.outcome !== undefined || filter.person !== undefined || by === 'status' || by === 'outcome';
  const conditions = [
    ...stretch(filter, reach, put),
    ...(named ? [] : ["f.status <> 'closed'"]),
    ...is('f.rule', filter.rule), ...is('f.kind', filter.kind), ...is('f.county', filter.county), ...is('f.town', filter.town), ...is('f.village', filter.village),
    ...is('f.outcome', filter.outcome), ...is('f.person_id', filter.person),
    ...(filter.status === undefined ? [] : [`f.status = any(${put(filter.status.split(','))})`]),
    ...oneOf('f.category', filter.category, put), ...oneOf('f.grade', filter.grade, put), ...aged(filter.age, put),
    ...(filter.since === undefined ? [] : [`f.opened_on >= ${put(filter.since)}::date`]),
    ...(filter.month === undefined ? [] : [`f.opened_on >= ${put(`${filter.month}-01`)}::date and f.opened_on < ($${values.length}::date + interval '1 month')::date`]),
    ...called(keeper, filter.q, put),
  ];
  return { sql: conditions.length === 0 ? 'true' : conditions.join(' and '), values };
}

/**
 * The codes of the smallest place that is asked for or that the walls let one see, as a stretch an index can use: it leaves out nobody. (The walls are a
 * filter on every row: without it a county of 300,000 findings is counted by reading all of them, five times as long.)
 */
function stretch({ village, town, county }: FindingFilter, reach: Office['reach'], put: Put): string[] {
  const own = reach?.length === 1 && reach[0] !== '*' ? reach[0] : undefined;
  const [code] = [village, town, county, own].flatMap((one) => (one === undefined || one === NONE ? [] : [one])).toSorted((a, b) => b.length - a.length);
  return code === undefined ? [] : [`f.place >= ${put(code)}`, `f.place < ${put(`${code}~`)}`];
}

type Put = (value: unknown) => string;

function oneOf(column: string, list: string | undefined, put: Put): string[] {
  if (list === undefined) return [];
  const all = list.split(',');
  const known = `${column} = any(${put(all.filter((one) => one !== NONE).map(Number))}::integer[])`;
  return [all.includes(NONE) ? `(${known} or ${column} is null)` : known];
}

function aged(age: string | undefined, put: Put): string[] {
  if (age === undefined) return [];
  if (age === NONE) return ['f.age is null'];
  const [from = '', to = ''] = age.split('-');
  return [`f.age >= ${put(Number(from))}`, ...(to === '' ? [] : [`f.age <= ${put(Number(to))}`])];
}

/**
 * By name or certificate, of people one may see. Whom a part of a name means is found once and kept (`is true`: not joined row by row, which asks the register's
 * key of intervals for each finding: 17 s to count a county of 38,000, now 0.1).
 */
function called(keeper: Keeper, q: string | undefined, put: Put): string[] {
  const text = q?.trim() ?? '';
  if (text === '') return [];
  const lookups = certificateFinder(keeper, text);
  if (lookups !== null) return [`f.person_id in (select c.person_id from register.certificate c where c.number_lookup = any(${put(lookups)}) and upper_inf(c.during))`];
  return [`(f.person_id in (select i.person_id from register.identification i where strpos(i.name, ${put(text)}) > 0 and upper_inf(i.during))) is true`];
}
