import { cleanName, nameNeedsReview, readCertificate, readIdentity, type CellKind } from '../../../foundation/kernel/index.ts';
import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { withSoundIdentity } from '../../sources/index.ts';
import { certificateShapeSql } from './number-sql.ts';

interface NumberCell {
  readonly text: string;
  readonly numeric: boolean;
}

/**
 * Reads in the kernel what SQL does not find sound in the rows of `written`: each different text once (of 4 M rows some ten thousand). Leaves the temporary
 * tables register_odd_identity(text, numeric, state, number), register_odd_certificate, the same, and register_odd_name(text, name, review).
 */
export async function readOddCells(engine: AnalysisEngine, written: string, asOf: string): Promise<void> {
  await engine.run(`create or replace temp table register_odd as ${oddRows(written, asOf)}`);
  await readNumbers(engine, 'register_odd_identity', `
    select distinct identity as text, coalesce(identity_numeric, false) as numeric from register_odd where identity is not null and not identity_plain
    union select distinct guardian_identity, false from register_odd where guardian_identity is not null and not guardian_plain`,
  (text, cell) => readIdentity(text, cell, asOf));
  await readNumbers(engine, 'register_odd_certificate', `
    select distinct certificate as text, coalesce(certificate_numeric, false) as numeric from register_odd where certificate is not null and not certificate_plain`,
  (text, cell) => readCertificate(text, cell, asOf));
  const names = await engine.rows<{ text: string }>('select distinct name as text from register_odd where name is not null and not name_plain');
  await engine.load(
    'register_odd_name',
    { text: 'varchar', name: 'varchar', review: 'boolean' },
    names.map(({ text }) => [text, cleanName(text), nameNeedsReview(text)]),
  );
  await engine.run('drop table register_odd');
}

async function readNumbers(
  engine: AnalysisEngine, table: string, cells: string, read: (text: string, cell: CellKind) => { readonly state: string; readonly number: string | null },
): Promise<void> {
  const found = await engine.rows<NumberCell>(cells);
  await engine.load(table, { text: 'varchar', numeric: 'boolean', state: 'varchar', number: 'varchar' }, found.map(({ text, numeric }) => {
    const { state, number } = read(text, numeric ? 'number' : 'text');
    return [text, numeric, state, number];
  }));
}

/**
 * The rows with a cell that is not plainly right, and `<cell>_plain` of each, never null. What the snapshot says of identity numbers holds here too, but
 * for births after `asOf`; the number inside a certificate is checked where it is another.
 */
function oddRows(written: string, asOf: string): string {
  const latest = asOf.replaceAll('-', '');
  const contained = `select *, case when substr(certificate, 1, 18) is distinct from identity then substr(certificate, 1, 18) end as contained from ${written}`;
  const checked = withSoundIdentity(`(${withSoundIdentity(`(${contained})`, 'contained', 'false', 'contained')})`, 'guardian_identity', 'false', 'guardian_number');
  const plain = {
    identity: `coalesce(identity_sound, false) and substr(identity, 7, 8) <= '${latest}'`,
    guardian: `guardian_number_sound and guardian_number_day <= ${latest}`,
    name: `coalesce(regexp_full_match(name, '[\\x{4E00}-\\x{9FFF}]{2,4}'), false)`,
  };
  const certificate = `not coalesce(certificate_numeric, false) and ${certificateShapeSql('certificate')}
    and case when contained is null then identity_plain else contained_sound and contained_day <= ${latest} end`;
  return `
    select * from (
      select *, ${certificate} as certificate_plain from (
        select identity, identity_numeric, guardian_identity, certificate, certificate_numeric, name, contained, contained_sound, contained_day,
          ${Object.entries(plain).map(([cell, sql]) => `${sql} as ${cell}_plain`).join(', ')}
        from (${checked})))
    where not (identity_plain or identity is null) or not (guardian_plain or guardian_identity is null) or not (name_plain or name is null) or not (certificate_plain or certificate is null)`;
}
