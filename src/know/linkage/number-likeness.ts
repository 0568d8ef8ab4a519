import { readIdentity, type ReadIdentity } from '../../foundation/kernel/index.ts';

/**
 * What a row's number says about a person. Its own state decides what a difference means:
 * same            the person's number
 * slip            fails its check and is one digit, one neighbour swap, one lost or doubled digit away
 * prefix          rounded by a spreadsheet (or its last three digits damaged): the 15 leading digits are the person's
 * relative        the number of the person's guardian or of another of the household
 * other_valid     passes its check and is someone else's
 * other_same_day  the same, and shows the person's day of birth (told in SQL)
 * other_failed    fails its check and is farther away
 * other_rounded   rounded, with other leading digits
 * none            the row has no number, or the person has none
 */
export const NUMBER_LEVELS = ['same', 'slip', 'prefix', 'relative', 'other_valid', 'other_same_day', 'other_failed', 'other_rounded', 'none'] as const;
export type NumberLevel = (typeof NUMBER_LEVELS)[number];

/** Whether one slip of the hand makes `a` into `b`: a digit replaced, two neighbours swapped, one lost or one too many. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [left, right] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  return left.length + right.length <= 2 ? left.length <= 1 && right.length <= 1 : left.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** A row's number as it was read, with the digits of one that has no number. */
export interface RowNumber {
  readonly read: ReadIdentity;
  readonly digits: string;
}

/** Reads the number cell of a row; a certificate number says the identity it holds. */
export function readRowNumber(cell: string, numeric: boolean): RowNumber {
  const clean = cell.normalize('NFKC').replaceAll(/[^0-9A-Za-z.+]/g, '').toUpperCase();
  const certified = !numeric && /^\d{17}[\dX]\d{2}(B\d+)?$/.exec(clean);
  const digits = certified ? clean.slice(0, 18) : clean;
  return { read: readIdentity(certified ? digits : cell, numeric ? 'number' : 'text'), digits };
}

/** Compares a row's number with the numbers one person is known by. */
export function compareNumber({ read, digits }: RowNumber, numbers: readonly string[]): NumberLevel {
  if (read.state === 'missing' || numbers.length === 0) return 'none';
  if (read.state === 'rounded') {
    if (read.prefix === null) return 'none';
    return numbers.some((number) => number.startsWith(read.prefix ?? '?')) ? 'prefix' : 'other_rounded';
  }
  const own = read.number ?? digits;
  if (numbers.includes(own)) return 'same';
  if (numbers.some((number) => oneSlipApart(own, number))) return 'slip';
  if (read.state === 'valid') return 'other_valid';
  if (own.length === 18 && numbers.some((number) => number.slice(0, 15) === own.slice(0, 15))) return 'prefix';
  return own.length < 10 ? 'none' : 'other_failed';
}
