import { literal } from '../../foundation/platform/engine/index.ts';

const FULL = '０１２３４５６７８９ＸｘxХхΧχ×';
const HALF = '0123456789XXXXXXXX';
/** What only pads a number when it is not ASCII: wide and invisible spaces, curly quotes, dashes. */
const PADDING = '\u00A0\u2002\u2003\u3000\u200B\u200C\u200D\u200E\u2060\uFEFF‘’“”＇－—–';

/** A number of 18 characters as one integer, a closing X as 0; null where it is none: what checks are worked out on. */
export function wholeSql(number: string): string {
  return `case when strlen(${number}) = 18 then try_cast(case when ${number} like '%X' then substr(${number}, 1, 17) || '0' else ${number} end as bigint) end`;
}

/** Which k share a weight of q_k below, 2^(k-1) modulo 11 or its negative. */
const WEIGHED = [[2, 2, 12, -7, -17], [4, 3, 13, -8], [8, 4, 14, -9], [5, 5, 15, -10], [1, 11, -6, -16]] as const;

/**
 * The weighed sum of the 17 digits before the last (GB 11643). For millions of rows `whole` is a column of a subquery, so that it is worked out once.
 * Digit k, counted from 0 at the right, weighs 2^k (mod 11) and is q_k - 10 * q_(k+1), where q_k = whole // 10^k: 2 * q_1 + 3 * sum of 2^(k-1) * q_k.
 */
function weighedSql(whole: string): string {
  const part = (k: number) => `${k < 0 ? '- ' : '+ '}${whole} // ${10n ** BigInt(Math.abs(k))}`;
  return `2 * (${whole} // 10) + 3 * (${WEIGHED.map(([weight, ...parts]) => `${weight} * (${parts.map(part).join(' ')})`).join(' + ')})`;
}

/** Whether `number` is 18 characters and its last one is the check character of the others; never null. `whole` is `wholeSql` of it. */
export function passesCheckSql(number: string, whole: string): string {
  return `coalesce((${weighedSql(whole)} + case when ${number} like '%X' then 10 else ${whole} % 10 end) % 11 = 1, false)`;
}

/** The number of a row that needs no cleaning, else null: 18 characters of the identity, or of the certificate where there is no identity. */
export function plainNumberSql(row: string): string {
  const [identity, certificate] = [`${row}.identity`, `${row}.certificate`];
  return `case when strlen(${identity}) = 18 and substr(${identity}, 18, 1) <> 'x' then ${identity}
    when ${identity} is null and strlen(${certificate}) in (20, 22) and substr(${certificate}, 18, 1) <> 'x' then substr(${certificate}, 1, 18) end`;
}

/** A cell without padding, in half width and upper case. */
export function unpaddedSql(cell: string): string {
  const half = `case when strlen(${cell}) = length(${cell}) then ${cell} else translate(${cell}, ${literal(FULL + PADDING)}, ${literal(HALF)}) end`;
  return `upper(regexp_replace(${half}, '[^0-9A-Za-z.+]', '', 'g'))`;
}

/** The 15 digits of an old number with the century and a closing 0 put in, as `wholeSql` has those of 18; null where an unpadded cell is no such number. */
export function wholeOf15Sql(clean: string): string {
  return `case when strlen(${clean}) = 15 then try_cast(substr(${clean}, 1, 6) || '19' || substr(${clean}, 7, 9) || '0' as bigint) end`;
}

/**
 * An unpadded cell in the form the register has its numbers, for finding candidates: 15 digits become 18, a certificate number is cut to the
 * identity it holds, under 15 characters there is none. `whole` is `wholeOf15Sql`. What the cell really says is judged later by `readIdentity`.
 */
export function numberKeySql(clean: string, whole: string): string {
  return `case when ${whole} is not null then ${whole} // 10 || substr('10X98765432', cast(1 + (${weighedSql(whole)}) % 11 as integer), 1)
    when strlen(${clean}) = 15 then substr(${clean}, 1, 6) || '19' || substr(${clean}, 7, 9) || '?'
    when strlen(${clean}) >= 20 then substr(${clean}, 1, 18)
    when strlen(${clean}) > 15 then ${clean} end`;
}
