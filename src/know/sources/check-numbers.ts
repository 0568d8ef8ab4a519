import { readCertificate, readIdentity, type IdentityState, type ReadCertificate } from '../../foundation/kernel/index.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { isNumericCell } from './raw-table.ts';
import { cellOf, type Reading } from './reading.ts';

/**
 * SQL over the raw table: the cells of a column that are not plainly an 18-digit identity number passing its check (GB 11643) on a day that exists,
 * as `text` and `numeric`. One division a digit: 1.2 s for six million cells; the kernel reads what is left.
 */
export function oddIdentities(table: string, cell: string, numeric: string): string {
  // With q_k = first17 // 10^k and weights w_k = 2^(k+1) mod 11: sum of w_k * digit_k = 2 * q_0 + 3 * sum of w_(k-1) * q_k (mod 11).
  const terms = Array.from({ length: 16 }, (_, k) => `${2 ** (k + 1) % 11} * (n // ${10n ** BigInt(k + 1)})`);
  return `
    select text, numeric
    from (
      select text, numeric, n, last, n // 1000 % 10000 as day, n // 10000000 % 10000 as year
      from (
        select ${cell} as text, ${numeric} as numeric,
          case when strlen(${cell}) = 18 then try_cast(substr(${cell}, 1, 17) as bigint) end as n,
          case right(${cell}, 1) when 'X' then 10 else ascii(right(${cell}, 1)) - 48 end as last
        from ${table} where ${cell} is not null))
    where numeric or not coalesce(
      n between 11000000000000000 and 71999999999999999 and last between 0 and 10
      and (2 * n + 3 * (${terms.join(' + ')}) + last) % 11 = 1
      and year between 1900 and 2100 and day between 101 and 1231 and day % 100 between 1 and 31
      and day not in (229, 230, 231, 431, 631, 931, 1131), false)`;
}

/** Reads the odd cells of the identity column into `<prefix>_identity_odd(text, numeric, code)`; only cells with something to say are kept. */
export async function checkIdentities(reading: Reading): Promise<string | null> {
  const position = reading.mapping['identity'];
  const cell = cellOf(reading, 'identity');
  if (position === undefined || !cell) return null;
  const numeric = isNumericCell(reading.raw, position);
  const texts = await reading.engine.rows<NumberCell>(`select distinct text, numeric from (${oddIdentities(reading.raw.table, cell, numeric)})`);
  return keepOdd(reading, 'identity_odd', texts, (found) => identityProblem(found, reading.asOf));
}

/** Reads the certificate cells that are not plainly 20 digits into `<prefix>_certificate_odd(text, numeric, code)`. */
export async function checkCertificates(reading: Reading): Promise<string | null> {
  const position = reading.mapping['certificate'];
  const cell = cellOf(reading, 'certificate');
  if (position === undefined || !cell) return null;
  const numeric = isNumericCell(reading.raw, position);
  const identity = oddIdentities(`(select substr(${cell}, 1, 18) as first18, * from ${reading.raw.table})`, 'first18', numeric);
  const plain = `regexp_full_match(${cell}, '[0-9]{17}[0-9X][1-7][1-4]')`;
  const texts = await reading.engine.rows<NumberCell>(`
    select distinct ${cell} as text, ${numeric} as numeric from ${reading.raw.table}
    where ${cell} is not null and (${numeric} or not ${plain} or substr(${cell}, 1, 18) in (select text from (${identity})))`);
  return keepOdd(reading, 'certificate_odd', texts, certificateProblem);
}

interface NumberCell {
  readonly text: string;
  readonly numeric: boolean;
}

async function keepOdd(reading: Reading, name: string, texts: readonly NumberCell[], problemOf: (cell: NumberCell) => ProblemCode | null): Promise<string | null> {
  const rows = texts.flatMap((found) => {
    const code = problemOf(found);
    return code ? [[found.text, found.numeric, code]] : [];
  });
  if (rows.length === 0) return null;
  const table = `${reading.prefix}_${name}`;
  await reading.engine.load(table, { text: 'varchar', numeric: 'boolean', code: 'varchar' }, rows);
  return table;
}

function identityProblem({ text, numeric }: NumberCell, asOf: string): ProblemCode | null {
  const read = readIdentity(text, numeric ? 'number' : 'text', asOf);
  if (read.state === 'valid') return read.repairs.includes('fifteen_digits') ? 'identity_fifteen' : null;
  if (read.state === 'rounded') return numeric ? 'identity_numeric' : 'identity_rounded';
  if (read.state === 'malformed') return readCertificate(text).number === null ? 'identity_malformed' : 'identity_is_certificate';
  return IDENTITY_PROBLEMS[read.state];
}

const IDENTITY_PROBLEMS = {
  missing: 'identity_missing', failed_check: 'identity_fails_check', impossible_date: 'identity_impossible_date',
} as const satisfies Partial<Record<IdentityState, ProblemCode>>;

const CERTIFICATE_PROBLEMS = {
  valid: null, missing: null, rounded: 'certificate_numeric', failed_check: 'certificate_fails_check', impossible_date: 'certificate_fails_check',
  malformed: 'certificate_malformed', bad_category: 'certificate_malformed', bad_grade: 'certificate_malformed',
} as const satisfies Record<ReadCertificate['state'], ProblemCode | null>;

function certificateProblem({ text, numeric }: NumberCell): ProblemCode | null {
  return CERTIFICATE_PROBLEMS[readCertificate(text, numeric ? 'number' : 'text').state];
}
