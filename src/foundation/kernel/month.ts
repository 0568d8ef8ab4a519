import { addDays, addMonths } from './day.ts';

/** A calendar month as 'YYYY-MM'. */
export type Month = string & { readonly unit: 'month' };

const SHAPE = /^\d{4}-(?:0[1-9]|1[0-2])$/;
const WRITTEN = /^(\d{4})(?:[-./年](\d{1,2})月?|(\d{2}))$/;

/** Whether a text is a month in the form 'YYYY-MM'. */
export function isMonth(text: string): text is Month {
  return SHAPE.test(text);
}

/** Reads '2018-06', '2018.6', '2018/06', '201806', '2018年6月'; null where it is not a month. */
export function readMonth(text: string): Month | null {
  const half = text.normalize('NFKC').replace(/\s/g, '');
  const [, year, marked, packed] = WRITTEN.exec(half) ?? [];
  if (year === undefined) return null;
  const month = `${year}-${(marked ?? packed ?? '').padStart(2, '0')}`;
  return isMonth(month) ? month : null;
}

/** The month a day lies in. Throws a RangeError where it is not a day. */
export function monthOf(day: string): Month {
  const month = day.slice(0, 7);
  if (!isMonth(month)) throw new RangeError(`Not a day: ${day}`);
  return month;
}

/** The month `count` months later, earlier when negative. */
export function shiftMonth(month: Month, count: number): Month {
  return monthOf(addMonths(firstDay(month), count));
}

/** Months from one to another: 1 for the next month. */
export function monthsBetween(from: Month, to: Month): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));
}

/** The first day of a month. */
export function firstDay(month: Month): string {
  return `${month}-01`;
}

/** The last day of a month. */
export function lastDay(month: Month): string {
  return addDays(addMonths(firstDay(month), 1), -1);
}
