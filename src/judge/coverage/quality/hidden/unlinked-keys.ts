import { cleanName, countyOf, isDivisionCode, readIdentity } from '../../../../foundation/kernel/index.ts';

/** A row that is nobody of the register, as far as it tells who it is. */
export interface UnlinkedRow {
  readonly list: string;
  readonly identity: string | null;
  readonly identity_numeric: boolean;
  readonly name: string | null;
  readonly birth: string | null;
  readonly division: string | null;
}

/** A row with the person it is about; `key` is null where that cannot be told. */
export interface KeyedRow {
  readonly list: string;
  readonly key: string | null;
  readonly county: string | null;
  readonly birth: string | null;
}

/**
 * Which rows of several lists are about one person that the register does not know: the same sound number, or, in a row without one, the same
 * name and day of birth as exactly one other person. A row with neither cannot be placed.
 */
export function keyUnlinked(rows: readonly UnlinkedRow[]): KeyedRow[] {
  const read = rows.map((row) => ({ row, ...readIdentity(row.identity ?? '', row.identity_numeric ? 'number' : 'text') }));
  const numbersOf = new Map<string, Set<string>>();
  for (const { row, state, number, birth } of read) {
    const likeness = likenessOf(row.name, birth);
    if (state !== 'valid' || number === null || likeness === null) continue;
    const numbers = numbersOf.get(likeness);
    if (numbers) numbers.add(number);
    else numbersOf.set(likeness, new Set([number]));
  }
  return read.map(({ row, state, number, birth: born }) => {
    const sound = state === 'valid' && number !== null;
    const birth = sound ? born : row.birth;
    const county = row.division !== null && isDivisionCode(row.division) ? countyOf(row.division) : null;
    return { list: row.list, key: sound ? `number ${number}` : keyByLikeness(likenessOf(row.name, row.birth), numbersOf), county, birth };
  });
}

function keyByLikeness(likeness: string | null, numbersOf: ReadonlyMap<string, ReadonlySet<string>>): string | null {
  if (likeness === null) return null;
  const [number, ...others] = numbersOf.get(likeness) ?? [];
  if (number === undefined) return `likeness ${likeness}`;
  return others.length > 0 ? null : `number ${number}`;
}

function likenessOf(name: string | null, birth: string | null): string | null {
  const clean = cleanName(name ?? '');
  return clean === '' || birth === null ? null : `${clean} ${birth}`;
}
