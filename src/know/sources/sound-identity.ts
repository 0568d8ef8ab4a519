import { literal } from '../../foundation/platform/engine/index.ts';

/** First two digits of the provinces (GB/T 2260), as ranges. */
const PROVINCES = [[11, 15], [21, 23], [31, 37], [41, 46], [50, 54], [61, 65], [71, 71]];

const ranges = PROVINCES.map(([low = 0, high = 0]) => Array.from({ length: high - low + 1 }, (_, i) => low + i).join('|')).join('|');
/** Days that every year has. */
const MONTH_AND_DAY = '((0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])(29|30)|(0[13578]|1[02])31)';
const FIFTEEN = `(${ranges})[0-9]{6}${MONTH_AND_DAY}[0-9]{3}`;
/** Digits of a length that no number of a person has; with 20 they may be a certificate's. */
const NO_LENGTH = '[0-9]{7,14}|[0-9]{16,17}|[0-9]{19}';

/**
 * SQL of a query's rows with `code` more: the problem of a text cell that is not sound, for the kinds that most of them are; null where the kernel must read
 * it. Where the check digit is wrong nothing else counts, unless the number is what a numeric cell leaves of one: three zeros; or a double of that size, which
 * only a multiple of 16 can be and the kernel tells. One digit over and over says nothing, and is the kernel's too.
 */
export function withPlainProblem(from: string, cell: string, numeric: string): string {
  return `
    select * exclude (n_), case when ${numeric} then null
        when ${cell} is null then 'identity_missing'
        when n_ is not null then case when ${sumSql(cell)} % 11 = 1 or n_ = n_ // ${10n ** 17n} * ${(10n ** 18n - 1n) / 9n} then null
          when suffix(${cell}, '000') then 'identity_rounded' when suffix(${cell}, 'X') or (n_ % 16 <> 0 and n_ >= ${10n ** 17n}) then 'identity_fails_check' end
        when ${cell} = repeat(left(${cell}, 1), strlen(${cell})) then null
        when regexp_full_match(${cell}, '${FIFTEEN}') then 'identity_fifteen'
        when regexp_full_match(${cell}, '${NO_LENGTH}') then 'identity_malformed' end as code
    from (select *, case when regexp_full_match(${cell}, '[0-9]{17}[0-9X]') then ${numberSql(cell)} end as n_ from ${from})`;
}

const FULL_WIDTH = '０１２３４５６７８９ＸｘxХхΧχ×';
const HALF_WIDTH = '0123456789XXXXXXXX';
/** Spaces, invisible characters, quotes and dashes as they stand around and in numbers. */
const AROUND = ' \t\u00A0\u2002\u2003\u3000\u200B\u200C\u200D\u200E\u2060\uFEFF\'`-‘’“”–—－';

/** Those of them that take one byte, as a class of a regular expression. */
const AROUND_ASCII = "[ \t'`-]";

/**
 * SQL of a cell without what most often stands around and between the digits, in half width and upper case. The kernel drops all of this and more.
 * Translating takes 2.5 us a cell, so cells of ASCII alone, four fifths of them, go another way that takes a tenth.
 */
export function tidiedSql(cell: string): string {
  return `case when strlen(${cell}) = length(${cell}) then upper(regexp_replace(${cell}, ${literal(AROUND_ASCII)}, '', 'g'))
    else translate(${cell}, ${literal(FULL_WIDTH + AROUND)}, '${HALF_WIDTH}') end`;
}

/** Provinces as bits, from 11 up: all lie within 61 of it. */
const PROVINCE_BITS = PROVINCES.flatMap(([low = 0, high = 0]) => Array.from({ length: high - low + 1 }, (_, i) => 1n << BigInt(low + i - 11))).reduce((all, bit) => all | bit);

/** Days of each month beyond 28, two bits a month from January in bits 2 and 3; 29 February is left to the kernel. */
const MONTH_DAYS = [3, 0, 3, 2, 3, 2, 3, 3, 2, 3, 2, 3].reduce((bits, days, i) => bits + days * 4 ** (i + 1), 0);

/** Prefixes q_k = number // 10^k that share a weight, 2^(k-1) modulo 11 for k and its negative for k + 5: the k that add and that take away. */
const WEIGHED = [[1, 1, -6, 11, -16], [2, 2, -7, 12, -17], [4, 3, -8, 13], [8, 4, -9, 14], [5, 5, -10, 15]] as const;

/** SQL of 18 characters as a number, X counting nothing. */
function numberSql(cell: string): string {
  return `case when suffix(${cell}, 'X') then try_cast(substr(${cell}, 1, 17) || '0' as bigint) else try_cast(${cell} as bigint) end`;
}

/**
 * SQL of the sum that is 1 (mod 11) where the check digit is right, of a cell and its number `n_`. It is that of digit_k * 2^k, X counting 10; as digit_k is
 * q_k - 10 * q_(k+1), it is q_0 + 3 * the sum of 2^(k-1) * q_k. Every operator costs 4 ns a row, whichever it is, so there are few.
 */
function sumSql(cell: string): string {
  const prefix = (k: number) => `${k < 0 ? ' - ' : ' + '}n_ // ${10n ** BigInt(Math.abs(k))}`;
  const sum = WEIGHED.map(([weight, first, ...prefixes]) => `${weight} * (${prefix(first).slice(3)}${prefixes.map(prefix).join('')})`).join(' + ');
  return `(n_ + 3 * (${sum}) + case when suffix(${cell}, 'X') then 10 else 0 end)`;
}

/**
 * SQL of a query's rows with three more columns: `<as>_sound`, whether a cell is plainly an 18-digit identity number that passes its check (GB 11643)
 * and holds a day that exists; `<as>_day`, that day as the number yyyymmdd; `<as>_male`. The last two mean nothing where it is not sound. What is not
 * plain the kernel reads.
 */
export function withSoundIdentity(from: string, cell: string, numeric: string, as: string): string {
  return `
    select * exclude (n_, place_, month_),
      coalesce(${sumSql(cell)} % 11 = 1
        and (${PROVINCE_BITS} >> place_) & 1 = 1 and ${as}_day between 19000101 and 21001231
        and ${as}_day % 100 between 1 and 28 + ((${MONTH_DAYS} >> month_) & 3) and month_ between 2 and 24, false) as ${as}_sound
    from (
      select *, n_ // 10000000000000000 - 11 as place_, n_ // 10000 % 100000000 as ${as}_day, n_ // 1000000 % 100 * 2 as month_, n_ // 10 % 2 = 1 as ${as}_male
      from (
        select *, case when strlen(${cell}) = 18 and not ${numeric} then ${numberSql(cell)} end as n_
        from ${from}))`;
}
