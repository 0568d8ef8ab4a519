import { digitsOf, isoOf } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { NumberCell } from './identity.ts';

export type DateStyle = 'iso' | 'digits' | 'dots' | 'chinese' | 'slashes' | 'mixed';

const STYLES = ['iso', 'digits', 'dots', 'chinese', 'slashes'] as const;

/** A day as the agency writes it; `mixed` is several clerks in one sheet. */
export function writeDate(random: Random, day: number, style: DateStyle): string {
  const digits = digitsOf(day);
  const [year, month, date] = [digits.slice(0, 4), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  switch (style === 'mixed' ? random.pick(STYLES) : style) {
    case 'iso':
      return isoOf(day);
    case 'dots':
      return `${year}.${month}.${date}`;
    case 'chinese':
      return `${year}年${month}月${date}日`;
    case 'slashes':
      return `${year}/${month}/${date}`;
    default:
      return digits;
  }
}

/** An Excel serial of the 1900 system. @param day from 1900-03-01 on */
export function serialOf(day: number): NumberCell {
  return { number: day + 2 };
}

/** An amount in yuan as several clerks write it. */
export function writeMoney(random: Random, yuan: number): string {
  if (random.chance(0.9)) return yuan.toFixed(2);
  const grouped = yuan.toFixed(2).replace(/(?<=\d)(?=(\d{3})+\.)/gu, ',');
  return random.pick([String(yuan), `${yuan}元`, grouped, `¥${grouped}`]);
}
