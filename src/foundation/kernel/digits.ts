/** What was put right in a number before it was read. */
export type NumberRepair =
  | 'spaces'
  | 'invisible'
  | 'hyphens'
  | 'quotes'
  | 'full_width'
  | 'lower_case'
  | 'lookalike_x'
  | 'lookalike_digit';

export interface CleanDigits {
  text: string;
  repairs: NumberRepair[];
}

const PLAIN = /^[0-9A-Z]*$/;
const NOTHING = new Set(['', '0', '无', '無', '空', '暂无', '没有', '不详', '未知', '无证', '无身份证', '/', '\\', 'NULL', 'NONE', 'NA', 'N/A']);

function table(repair: NumberRepair, to: string, from: string): [string, { to: string; repair: NumberRepair }][] {
  return Array.from(from, (char) => [char, { to, repair }]);
}

/** Characters seen in number columns that stand for another one or for nothing (vectors: GB 11643 columns typed in Excel, WPS, chat). */
const REPLACED = new Map([
  ...table('spaces', '', ' \t\r\n\v\f\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000'),
  ...table('invisible', '', '\u00AD\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF'),
  ...table('hyphens', '', '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63\uFF0D_'),
  ...table('quotes', '', `'"\`=\u2018\u2019\u201C\u201D\uFF07\uFF02\u00B4`),
  ...table('lookalike_x', 'X', '\u00D7\u2715\u2716\u2A2F\u03A7\u03C7\u0425\u0445\u2169\u2179'),
]);

/**
 * Cleans a number written by people: spaces, invisible characters, hyphens and quotes go, full width becomes half, letters upper case, lookalikes
 * of X become X. Keeps every other character, so that what is not a number stays visible. Cleaning twice changes nothing.
 */
export function cleanDigits(raw: string): CleanDigits {
  if (PLAIN.test(raw)) return { text: raw, repairs: [] };
  const repairs = new Set<NumberRepair>();
  let text = '';
  for (const char of raw) {
    const known = REPLACED.get(char);
    if (known) {
      text += known.to;
      repairs.add(known.repair);
      continue;
    }
    const code = char.codePointAt(0) ?? 0;
    const full = code >= 0xff01 && code <= 0xff5e;
    const half = full ? String.fromCodePoint(code - 0xfee0) : char;
    const upper = half >= 'a' && half <= 'z' ? half.toUpperCase() : half;
    if (full) repairs.add('full_width');
    if (upper !== half) repairs.add('lower_case');
    text += upper;
  }
  return { text, repairs: [...repairs] };
}

/** Whether a cleaned text says that there is no number: empty, 无, 不详, or one digit typed over and over. */
export function saysNothing(text: string): boolean {
  return NOTHING.has(text) || (text.length > 5 && text === text.charAt(0).repeat(text.length));
}

const DIGIT_LOOKALIKES: Record<string, string> = { O: '0', '\u041E': '0', '\u043E': '0', '\u039F': '0', '\u3007': '0', I: '1', L: '1', '|': '1', '\u0406': '1' };

/** Letters written for digits put right: O and 〇 -> 0, I and l -> 1. Only to be believed when the result passes its check digit. */
export function withDigitLookalikes(text: string): string {
  let out = '';
  for (const char of text) out += DIGIT_LOOKALIKES[char] ?? char;
  return out;
}
