import { addDays, dayOf } from './day.ts';

export interface ReadDate {
  /** 'YYYY-MM-DD'. */
  date: string | null;
  problem: 'impossible' | 'ambiguous' | 'unreadable' | null;
}

/** 'number1904': a numeric cell of a workbook that counts from 1904. */
export type DateCell = 'text' | 'number' | 'number1904';

const FIRST_YEAR = 1850;
const CHINESE_DIGITS: Record<string, string> = { 〇: '0', 零: '0', '○': '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };
const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const YEAR_FIRST = /^(\d{4})\s*[-./、年]\s*(\d{1,2})\s*[-./、月]\s*(\d{1,2})\s*[日号.]?$/;
const PACKED = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/;
const NAMED_MONTH = /^(\d{1,2})[-\s]([a-z]{3})[a-z]*[-\s,]+(\d{4})$/i;
const TIME = /(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const INCOMPLETE = /^(?:\d{4}[-./年]?(?:\d{1,2}月?)?|\d{2}\s*[-./年](?:\s*\d{1,2}\s*[-./月日号]?){0,2}|\d{6}|\d{1,2}[-./月]\d{1,2}[日号]?|\d{1,2}[-./]\d{1,2}[-./]\d{2})$/;

const unreadable: ReadDate = { date: null, problem: 'unreadable' };
const ambiguous: ReadDate = { date: null, problem: 'ambiguous' };

/**
 * Reads a date as offices write it: 1990-1-1, 1990.1.1, 1990/1/1, 19900101, 1990年1月1日, 一九九〇年一月一日, 1-Jan-1990, with or without a time, and
 * Excel's day numbers. 'ambiguous' where the century, the day or the order of day and month is not said; 'impossible' where the calendar has no
 * such day or the year is before 1850.
 */
export function readDate(value: string | number, cell: DateCell = 'text'): ReadDate {
  if (typeof value === 'number') return readNumber(value, cell === 'number1904' ? 1904 : 1900);
  const text = value.normalize('NFKC').replace(/^['`]/, '').trim();
  if (cell !== 'text' && /^\d+(?:\.\d+)?$/.test(text)) return readNumber(Number(text), cell === 'number1904' ? 1904 : 1900);
  // A text of five digits is a day number that a csv export left behind: 10000 is 1927, 99999 is 2173.
  if (/^[1-9]\d{4}(?:\.\d+)?$/.test(text)) return readNumber(Number(text), 1900);
  return readText(text);
}

function readNumber(value: number, epoch: 1900 | 1904): ReadDate {
  const whole = Math.floor(value);
  if (whole >= 1e7 && whole < 1e8) return readText(String(whole));
  // A bare year or a year and month typed as a number would pass for a day of 1905 or of 2450.
  if ((whole >= 1900 && whole <= 2100) || (whole >= 190_001 && whole <= 210_012)) return ambiguous;
  if (!(whole >= 1 && whole < 110_000)) return unreadable;
  if (epoch === 1904) return { date: addDays('1904-01-01', whole), problem: null };
  // Excel's 1900 has a 29 February that never was: day 60.
  if (whole === 60) return { date: null, problem: 'impossible' };
  return { date: addDays('1899-12-30', whole < 60 ? whole + 1 : whole), problem: null };
}

function readText(text: string): ReadDate {
  const time = TIME.exec(text);
  const bare = time ? text.slice(0, time.index) : text;
  const plain = /[一二三四五六七八九十]/.test(bare) ? westernDigits(bare) : bare;
  const found = YEAR_FIRST.exec(plain) ?? PACKED.exec(plain);
  if (found) {
    const day = check(Number(found[1]), Number(found[2]), Number(found[3]));
    // Readers hand over local midnight as 16:00 of the day before in UTC; China keeps UTC+8 all year.
    return day.date !== null && time?.[1] ? { date: inChina(day.date, time[0]), problem: null } : day;
  }
  const named = NAMED_MONTH.exec(plain);
  if (named) return check(Number(named[3]), MONTH_NAMES.indexOf((named[2] ?? '').toLowerCase()) + 1, Number(named[1]));
  const last = YEAR_LAST.exec(plain);
  if (last) return yearLast(Number(last[1]), Number(last[2]), Number(last[3]));
  return INCOMPLETE.test(plain) ? ambiguous : unreadable;
}

function yearLast(first: number, second: number, year: number): ReadDate {
  if (first > 12) return check(year, second, first);
  if (second > 12 || first === second) return check(year, first, second);
  return ambiguous;
}

function check(year: number, month: number, day: number): ReadDate {
  const date = year < FIRST_YEAR ? null : dayOf(year, month, day);
  return date === null ? { date, problem: 'impossible' } : { date, problem: null };
}

function inChina(day: string, time: string): string {
  const instant = Date.parse(`${day}T${time.trim().replace(/^T/i, '').replace(/\s/g, '').toUpperCase()}`);
  return Number.isNaN(instant) ? day : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}

function digit(char: string): string {
  return CHINESE_DIGITS[char] ?? '';
}

/** '二〇一八年六月三十日' -> '2018年6月30日'. */
function westernDigits(text: string): string {
  return text.replace('元月', '一月').replace(/[〇零○一二三四五六七八九十]+/g, (run) => {
    if (!run.includes('十')) return Array.from(run, digit).join('');
    const [tens = '', ones = ''] = run.split('十');
    return (digit(tens) || '1') + (digit(ones) || '0');
  });
}
