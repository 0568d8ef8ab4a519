const DAY = 86_400_000;
const FIRST = Date.UTC(1900, 0, 1);
const LENGTH = Math.round((Date.UTC(2030, 0, 1) - FIRST) / DAY);

const digits: string[] = [];
const iso: string[] = [];
for (let day = 0; day < LENGTH; day++) {
  const text = new Date(FIRST + day * DAY).toISOString().slice(0, 10);
  iso.push(text);
  digits.push(text.replaceAll('-', ''));
}

/** The day of the reference: the register is as of this day. */
export const AS_OF = '2018-06-30';
const AS_OF_DIGITS = 20180630;

/** Days are integers counted from 1900-01-01. @param date ISO date from 1900 to 2029 */
export function dayOf(date: string): number {
  return Math.round((Date.parse(date) - FIRST) / DAY);
}

/** `19900101` */
export function digitsOf(day: number): string {
  return digits[day] ?? '';
}

/** `1990-01-01` */
export function isoOf(day: number): string {
  return iso[day] ?? '';
}

/** Full years on the day of the reference. */
export function ageOf(day: number): number {
  return Math.floor((AS_OF_DIGITS - Number(digits[day])) / 10_000);
}
