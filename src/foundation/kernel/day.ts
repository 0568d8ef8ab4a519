const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY_MS = 86_400_000;

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month, `month` 1-12; 0 for another month number. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

/** A calendar day as 'YYYY-MM-DD', or null where the calendar has no such day. Years 1-9999. */
export function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1 || year > 9999 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

function dayNumber(day: string): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new RangeError(`Not a day: ${day}`);
  return ms / DAY_MS;
}

function fromDayNumber(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

let lastToday = { number: 0, day: '' };

/** Today in China (UTC+8) as 'YYYY-MM-DD'. */
export function today(): string {
  const number = Math.floor((Date.now() + 8 * 3_600_000) / DAY_MS);
  if (number !== lastToday.number) lastToday = { number, day: fromDayNumber(number) };
  return lastToday.day;
}

/** The day of a moment in China (UTC+8) as 'YYYY-MM-DD'; `moment` as `Date` reads it. */
export function dayAt(moment: string | number | Date): string {
  return fromDayNumber(Math.floor((new Date(moment).getTime() + 8 * 3_600_000) / DAY_MS));
}

/** The day `days` later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return fromDayNumber(dayNumber(day) + days);
}

/** The day `months` later; a day the month does not have becomes its last (31 January + 1 = 28 or 29 February). */
export function addMonths(day: string, months: number): string {
  const { year, month, date } = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  const moved = dayOf(newYear, newMonth, Math.min(date, daysInMonth(newYear, newMonth)));
  if (moved === null) throw new RangeError(`${day} and ${months} months is outside the calendar`);
  return moved;
}

/** Days from one day to another: 1 for the next day, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Full years of age on a day, reached on the birthday itself (born on 29 February: on 1 March of a common year); negative before birth. */
export function ageOn(birth: string, day: string): number {
  const from = partsOf(birth);
  const to = partsOf(day);
  const before = to.month < from.month || (to.month === from.month && to.date < from.date);
  return to.year - from.year - (before ? 1 : 0);
}

function partsOf(day: string): { year: number; month: number; date: number } {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  if (day.length !== 10 || dayOf(year, month, date) !== day) throw new RangeError(`Not a day: ${day}`);
  return { year, month, date };
}
