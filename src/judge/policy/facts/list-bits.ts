import { quoted } from '../../../foundation/platform/engine/index.ts';
import type { SqlDialect } from '../language/dialect.ts';
import type { ListState } from './list-state.ts';

/** What one bit says of a list and a person: it has rows of the person, a row waits at the desk, the county's part is held back or is not in it. */
export type Told = 'listed' | 'asked' | 'held' | 'uncovered';

/** So many lists have their bits in one number, which is still counted exactly here, and as many more in the next. */
const BITS = 50;
/** Numbers of rows have so many bits. */
const ROW_BITS = 40;

/** The number of each list of the catalogue, from 1 on; 0 is the register. */
export function listNumbers(states: ReadonlyMap<string, ListState>): ReadonlyMap<string, number> {
  return new Map([...states.keys()].map((list, i) => [list, i + 1]));
}

/** Which of the numbers has a list's bit. */
export function maskOf(list: number): number {
  return Math.floor(list / BITS);
}

/** A list's bit in its number. */
export function bitOf(list: number): bigint {
  return 2n ** BigInt(list % BITS);
}

/** Whether a list is among those that have their bits in some numbers, `bits` the SQL of each by its mask; `list` is SQL too. */
export function isAmong(list: string, bits: ReadonlyMap<number, string>, dialect: SqlDialect): string {
  const [first, ...more] = bits;
  if (first?.[0] === 0 && more.length === 0) return dialect.hasBit(dialect.shifted(first[1], list), '1');
  return [...bits].map(([mask, sql]) => `${list} between ${mask * BITS} and ${mask * BITS + BITS - 1} and ${dialect.hasBit(dialect.shifted(sql, `(${list} % ${BITS})`), '1')}`).join(' or ');
}

/** Column of one of the numbers. */
export function bitsColumn(told: Told, mask: number): string {
  return quoted(`#${told}${mask}`);
}

/** Rows of all lists are told by one number each: the row's number, above this one of the list. */
export function placeOfList(list: number): number {
  return list * 2 ** ROW_BITS;
}

/** The list's number of such a number. */
export function listOfPlace(place: string, dialect: SqlDialect): string {
  return dialect.shifted(place, String(ROW_BITS));
}

/** The row's number of such a number. */
export function rowOfPlace(place: string): string {
  return `${place} % ${2 ** ROW_BITS}`;
}
