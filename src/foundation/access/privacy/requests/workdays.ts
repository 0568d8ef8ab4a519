import { addDays } from '../../../kernel/index.ts';
import type { WorkCalendar } from '../processing/request-shape.ts';

/** Whether offices work on a day. In a year whose calendar nobody entered, Monday to Friday: a date counted so comes no later for a holiday that is not known. */
export function isWorkday(day: string, calendars: readonly WorkCalendar[]): boolean {
  const calendar = calendars.find(({ year }) => day.startsWith(`${year}-`));
  if (calendar?.worked.includes(day)) return true;
  if (calendar?.free.some(({ from, to }) => from <= day && day <= to)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The day on which so many working days have passed, the day itself not counted: the last day of a term. */
export function addWorkdays(day: string, count: number, calendars: readonly WorkCalendar[]): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkday(at, calendars)) left--;
  }
  return at;
}

/** Working days from one day to a later one, the first not counted; negative when it is over. */
export function workdaysUntil(from: string, to: string, calendars: readonly WorkCalendar[]): number {
  const [earlier, later, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  for (let at = earlier; at < later; ) {
    at = addDays(at, 1);
    if (isWorkday(at, calendars)) count++;
  }
  return count * sign;
}
