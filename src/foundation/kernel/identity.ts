import { dayOf, today } from './day.ts';
import { cleanDigits, saysNothing, withDigitLookalikes, type NumberRepair } from './digits.ts';
import { looksRounded, readRounded } from './rounded.ts';

export type IdentityState = 'valid' | 'missing' | 'rounded' | 'failed_check' | 'impossible_date' | 'malformed';
export type IdentityKind = 'resident' | 'residence_permit' | 'foreign_permanent';
export type IdentityRepair = NumberRepair | 'fifteen_digits';
export type CellKind = 'text' | 'number';
export type Sex = 'male' | 'female';

export interface ReadIdentity {
  state: IdentityState;
  /** 18 characters, upper case X; present unless missing, rounded or malformed. */
  number: string | null;
  kind: IdentityKind | null;
  /** 'YYYY-MM-DD', null where the date is impossible. */
  birth: string | null;
  sex: Sex | null;
  repairs: IdentityRepair[];
  /** The intact 15 leading digits of a rounded number, null where fewer are left. */
  prefix: string | null;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';
const EARLIEST_YEAR = 1850;
/** First two digits of GB/T 2260. */
const PROVINCES = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(' '));
/** Residence permits of people from Hong Kong, Macao and Taiwan, since 2018-09-01. */
const PERMIT_PREFIXES = new Set(['810000', '820000', '830000']);

/** The 18th character for the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function identityCheckDigit(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (first17.charCodeAt(i) - 48) * (WEIGHTS[i] ?? 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/** Whether a text is 17 digits and a digit or X. */
function isShaped(text: string): boolean {
  if (text.length !== 18) return false;
  for (let i = 0; i < 17; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  const last = text.charCodeAt(17);
  return (last >= 48 && last <= 57) || last === 88;
}

function kindOf(number: string): IdentityKind | null {
  // Foreign permanent residents since 2023-12-01: 9, two digits of the issuing province, three of the country, then as for residents.
  if (number.startsWith('9')) return PROVINCES.has(number.slice(1, 3)) ? 'foreign_permanent' : null;
  if (PERMIT_PREFIXES.has(number.slice(0, 6))) return 'residence_permit';
  return PROVINCES.has(number.slice(0, 2)) ? 'resident' : null;
}

function birthOf(number: string, latest: string): string | null {
  const year = Number(number.slice(6, 10));
  const birth = year < EARLIEST_YEAR ? null : dayOf(year, Number(number.slice(10, 12)), Number(number.slice(12, 14)));
  return birth === null || birth > latest ? null : birth;
}

function unread(state: IdentityState, repairs: IdentityRepair[], prefix: string | null = null): ReadIdentity {
  return { state, number: null, kind: null, birth: null, sex: null, repairs, prefix };
}

function judge(number: string, repairs: IdentityRepair[], latest: string): ReadIdentity {
  const passes = identityCheckDigit(number) === number.charAt(17);
  if (!passes && saysNothing(number)) return unread('missing', repairs);
  if (!passes && looksRounded(number)) return unread('rounded', repairs, readRounded(number)?.prefix ?? null);
  const kind = kindOf(number);
  if (passes && kind === null) return unread('malformed', repairs);
  const birth = birthOf(number, latest);
  const state = passes ? (birth === null ? 'impossible_date' : 'valid') : 'failed_check';
  const sex = number.charCodeAt(16) % 2 === 1 ? 'male' : 'female';
  return { state, number, kind, birth, sex, repairs, prefix: null };
}

/**
 * Reads an identity number as people write it. A number that fails its check is 'failed_check' even when its date is impossible too; one that
 * passes and has a date before 1850 or after `latest` (default: today) is 'impossible_date'. A numeric cell of more than 15 digits and scientific
 * text are 'rounded', never repaired. O and l are read as 0 and 1 only when the check digit then agrees.
 */
export function readIdentity(text: string, cell: CellKind = 'text', latest: string = today()): ReadIdentity {
  if (cell === 'text' && isShaped(text)) return judge(text, [], latest);
  const clean = cleanDigits(text);
  if (saysNothing(clean.text)) return unread('missing', clean.repairs);
  const rounded = cell === 'text' && /^\d+$/.test(clean.text) ? null : readRounded(clean.text);
  return rounded ? unread('rounded', clean.repairs, rounded.prefix) : readClean(clean.text, clean.repairs, latest);
}

function readClean(text: string, repairs: IdentityRepair[], latest: string): ReadIdentity {
  if (isShaped(text)) return judge(text, repairs, latest);
  if (/^\d{15}$/.test(text)) {
    const first17 = `${text.slice(0, 6)}19${text.slice(6)}`;
    return judge(first17 + identityCheckDigit(first17), [...repairs, 'fifteen_digits'], latest);
  }
  const digits = text.length === 18 ? withDigitLookalikes(text) : text;
  if (digits !== text && isShaped(digits)) {
    const read = judge(digits, [...repairs, 'lookalike_digit'], latest);
    if (read.state === 'valid') return read;
  }
  return unread('malformed', repairs);
}
