import { quoted } from '../../../foundation/platform/engine/index.ts';
import type { SqlDialect } from '../language/dialect.ts';
import type { ListState } from './list-state.ts';

/** What one bit says of a list and a person: it has rows of the person, a row waits at the desk, the county's part is held back or is not in it. */
export type Told = 'listed' | 'asked' | 'held' | 'uncovered';

/** So many lists have their bits in one number, and as many more in the next. */
const BITS = 60;
/** Numbers of rows are below this. */
const ROWS = 2 ** 40;

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

/** Column of one of the numbers. */
export function bitsColumn(told: Told, mask: number): string {
  return quoted(`#${told}${mask}`);
}

/** Rows of all lists are told by one number each: the row's number, above this one of the list. */
export function placeOfList(list: number): number {
  return list * ROWS;
}

/** The list's number of such a number. */
export function listOfPlace(place: string, dialect: SqlDialect): string {
  return dialect.wholes(place, String(ROWS));
}

/** The row's number of such a number. */
export function rowOfPlace(place: string): string {
  return `${place} % ${ROWS}`;
}
