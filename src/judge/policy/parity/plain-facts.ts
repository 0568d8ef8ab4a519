import type { Gap, ListState } from '../facts/list-state.ts';
import type { Row } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import type { Fact } from '../packs/policy.ts';
import type { InventedList, InventedRow } from './invented-lists.ts';
import type { InventedPerson } from './invented-population.ts';

/** A list's fact of one person worked out row by row, as the manual words it; the engine's relation must say the same. */
export function plainFact(fact: Fact, person: InventedPerson, list: InventedList | undefined, state: ListState): { value: Value; gap: Gap | null } {
  if (state.gap !== null || !list) return { value: null, gap: state.gap };
  if (fact.from === 'as_of') return { value: list.input.asOf, gap: null };
  const mine = list.rowsOf.get(person.id) ?? [];
  const linked = mine.filter(({ status }) => status === 'linked');
  if (linked.length > 0) {
    const value = valueOf(fact, linked);
    return { value, gap: value === null ? 'blank' : null };
  }
  if (list.input.held?.includes(person.county)) return { value: null, gap: 'held' };
  const { coverage } = list.input;
  if (coverage.length > 0 && !coverage.some(({ county }) => county === person.county)) return { value: null, gap: 'uncovered' };
  if (mine.some(({ status }) => status === 'asked')) return { value: null, gap: 'waiting' };
  const none = fact.from === 'listed' || (typeof fact.from === 'object' && 'any' in fact.from);
  if (none) return { value: false, gap: null };
  return typeof fact.from === 'object' && 'sum' in fact.from ? { value: 0, gap: null } : { value: null, gap: 'not_listed' };
}

/** A person's rows of a list as the manual words it: none where a complete list does not name them, null where nobody can tell. */
export function plainRows(columns: readonly string[], person: InventedPerson, list: InventedList | undefined, state: ListState): Row[] | null {
  if (state.gap !== null || !list) return null;
  const { value } = plainFact(LISTED, person, list, state);
  if (value !== true) return value === null ? null : [];
  const linked = (list.rowsOf.get(person.id) ?? []).filter(({ status }) => status === 'linked');
  const looked = columns.filter((column) => column !== 'row');
  return linked.map(({ row, values }) => ({ row, ...Object.fromEntries(looked.map((column) => [column, values[column] ?? null])) }));
}

const LISTED: Fact = { name: 'listed', list: '', type: 'bool', label: { zh: '', en: '' }, values: null, from: 'listed', definition: null, mayRead: 'ordinary', fixed: false };

function valueOf({ from }: Fact, rows: readonly InventedRow[]): Value {
  if (from === 'listed') return true;
  if (typeof from !== 'object') return null;
  const [how = '', column = ''] = Object.entries(from)[0] ?? [];
  const known = rows.map(({ values }) => values[column] ?? null).filter((value) => value !== null);
  if (known.length === 0) return null;
  const sorted = known.toSorted((a, b) => (a < b ? -1 : 1));
  switch (how) {
    case 'any': return known.includes(true);
    case 'sum': return known.reduce((sum: number, value) => sum + Number(value), 0);
    case 'max': return sorted.at(-1) ?? null;
    case 'min': return sorted[0] ?? null;
    default: return known.at(-1) ?? null;
  }
}
