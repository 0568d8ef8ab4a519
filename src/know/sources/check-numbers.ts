import { readCertificate, readIdentity, type IdentityState, type ReadCertificate } from '../../foundation/kernel/index.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { isNumericCell } from './raw-table.ts';
import { cellOf, type Reading } from './reading.ts';
import { tidiedSql, withPlainProblem, withSoundIdentity } from './sound-identity.ts';

/** Problems of the identity column into the table of problems: cells that are not plainly sound are read by the kernel, each text once. */
export async function checkIdentities(reading: Reading, problems: string): Promise<void> {
  const cell = cellOf(reading, 'identity');
  if (!cell) return;
  const numeric = isNumericCell(reading.raw, reading.mapping['identity'] ?? 0);
  const told = `${reading.prefix}_identities`;
  const written = `(select rid, ${cell} as text, ${numeric} as numeric from ${reading.odd.unsound})`;
  await reading.engine.run(`create temp table ${told} as ${withPlainProblem(written, 'text', 'numeric')}`);
  await reading.engine.run(`insert into ${problems} select rid, 'identity', code from ${told} where code is not null`);
  // What is sound once it is tidied, as about half of the others are, has no problem.
  const untold = `(select rid, text, numeric, ${tidiedSql('text')} as tidied from ${told} where code is null)`;
  const unsound = `(select * from (${withSoundIdentity(untold, 'tidied', 'numeric', 'tidied')}) where not (tidied_sound and tidied_day <= ${reading.asOf.replaceAll('-', '')}))`;
  const tidied = `${reading.prefix}_tidied`;
  await reading.engine.run(`create temp table ${tidied} as select rid, text, numeric, code from (${withPlainProblem(unsound, 'tidied', 'numeric')})`);
  await reading.engine.run(`insert into ${problems} select rid, 'identity', code from ${tidied} where code is not null`);
  const odd = `(select rid, text, numeric from ${tidied} where code is null)`;
  await checkOddCells(reading, { field: 'identity', odd, problems, problemOf: (found) => identityProblem(found, reading.asOf) });
}

/** Problems of the certificate column, likewise: plain is 20 digits with a sound identity inside. */
export async function checkCertificates(reading: Reading, problems: string): Promise<void> {
  const cell = cellOf(reading, 'certificate');
  if (!cell) return;
  const numeric = isNumericCell(reading.raw, reading.mapping['certificate'] ?? 0);
  const cells = `(select rowid as rid, ${cell} as text, ${numeric} as numeric, substr(${cell}, 1, 18) as first18 from ${reading.raw.table})`;
  const odd = `${reading.prefix}_certificates`;
  await reading.engine.run(`create temp table ${odd} as select rid, text, numeric from (${withSoundIdentity(cells, 'first18', 'numeric', 'holder')})
    where not holder_sound or numeric or not regexp_full_match(text, '[0-9]{17}[0-9X][1-7][1-4]')`);
  await checkOddCells(reading, { field: 'certificate', odd, problems, problemOf: certificateProblem });
}

/** An odd cell; `text` is null where it is blank. */
export interface OddCell {
  readonly text: string | null;
  readonly numeric: boolean;
}

interface OddCheck {
  readonly field: string;
  /** Table or query of (rid, text, numeric). */
  readonly odd: string;
  /** The table of problems. */
  readonly problems: string;
  readonly problemOf: (cell: OddCell) => ProblemCode | null;
}

/** Reads each distinct odd text once and writes a problem for each of its rows. */
export async function checkOddCells({ engine, prefix }: Reading, { field, odd, problems, problemOf }: OddCheck): Promise<void> {
  const cells = await engine.rows<OddCell>(`select distinct text, numeric from ${odd}`);
  const read = cells.flatMap((cell) => {
    const code = problemOf(cell);
    return code ? [[cell.text, cell.numeric, code]] : [];
  });
  if (read.length > 0) {
    const texts = `${prefix}_${field}_texts`;
    await engine.load(texts, { text: 'varchar', numeric: 'boolean', code: 'varchar' }, read);
    await engine.run(`insert into ${problems} select r.rid, '${field}', t.code from ${odd} r
      join ${texts} t on t.text is not distinct from r.text and t.numeric = r.numeric`);
  }
}

const IDENTITY_PROBLEMS = {
  missing: 'identity_missing', failed_check: 'identity_fails_check', impossible_date: 'identity_impossible_date',
} as const satisfies Partial<Record<IdentityState, ProblemCode>>;

/** The problem of an identity cell as the kernel reads it on a day; null where it has none. */
export function identityProblem({ text, numeric }: OddCell, asOf: string): ProblemCode | null {
  const read = readIdentity(text ?? '', numeric ? 'number' : 'text', asOf);
  if (read.state === 'valid') return read.repairs.includes('fifteen_digits') ? 'identity_fifteen' : null;
  if (read.state === 'rounded') return numeric ? 'identity_numeric' : 'identity_rounded';
  if (read.state === 'malformed') return readCertificate(text ?? '').number === null ? 'identity_malformed' : 'identity_is_certificate';
  return IDENTITY_PROBLEMS[read.state];
}

const CERTIFICATE_PROBLEMS = {
  valid: null, missing: 'certificate_missing', rounded: 'certificate_numeric', failed_check: 'certificate_fails_check',
  impossible_date: 'certificate_fails_check', malformed: 'certificate_malformed', bad_category: 'certificate_malformed', bad_grade: 'certificate_malformed',
} as const satisfies Record<ReadCertificate['state'], ProblemCode | null>;

function certificateProblem({ text, numeric }: OddCell): ProblemCode | null {
  return CERTIFICATE_PROBLEMS[readCertificate(text ?? '', numeric ? 'number' : 'text').state];
}
