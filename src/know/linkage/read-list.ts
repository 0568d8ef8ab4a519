import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { numberKeySql, plainNumberSql, unpaddedSql } from './identity-sql.ts';
import { nameKey, plainNameSql } from './name-key.ts';

/** Which of the columns that rows are linked by hold anything in this list. */
export interface FilledColumns {
  readonly rows: number;
  readonly identity: boolean;
  readonly certificate: boolean;
  readonly birth: boolean;
  readonly phone: boolean;
  readonly division: boolean;
}

/**
 * Opens a snapshot for linking, as temporary tables:
 * linkage_list   (a view of the snapshot)
 * linkage_tidied row -> number, only for rows whose number needs cleaning: millions of rows are never cleaned, a few per cent are
 * linkage_spelling gains the list's unusual spellings of the register's names
 */
export async function readList(engine: AnalysisEngine, snapshot: string): Promise<FilledColumns> {
  await engine.run(`create or replace temp view linkage_list as
    select row, nullif(identity, '') as identity, coalesce(identity_numeric, false) as identity_numeric, nullif(certificate, '') as certificate,
      coalesce(certificate_numeric, false) as certificate_numeric, name, sex, birth, phone, division
    from read_parquet(${literal(snapshot)})`);
  const filled = await filledColumns(engine);
  await tidyNumbers(engine);
  await keySpellings(engine);
  return filled;
}

async function filledColumns(engine: AnalysisEngine): Promise<FilledColumns> {
  const [count] = await engine.rows<Record<keyof FilledColumns, number>>(
    `select count(*) as rows, count(identity) as identity, count(certificate) as certificate, count(birth) as birth, count(phone) as phone,
      count(division) as division from linkage_list`,
  );
  const has = (column: keyof FilledColumns) => (count?.[column] ?? 0) > 0;
  return {
    rows: count?.rows ?? 0,
    identity: has('identity'), certificate: has('certificate'), birth: has('birth'), phone: has('phone'), division: has('division'),
  };
}

async function tidyNumbers(engine: AnalysisEngine): Promise<void> {
  await engine.run(`create or replace temp table linkage_tidied as
    select row, number from (
      select row, ${numberKeySql('clean')} as number from (
        select r.row, ${unpaddedSql('coalesce(r.identity, r.certificate)')} as clean from linkage_list r
        where ${plainNumberSql('r')} is null and strlen(coalesce(r.identity, r.certificate)) >= 15) cells) keys
    where number is not null`);
}

async function keySpellings(engine: AnalysisEngine): Promise<void> {
  const unusual = await engine.rows<{ name: string }>(
    `select distinct r.name from linkage_list r left join linkage_spelling s on s.name = r.name
     where r.name is not null and not ${plainNameSql('r.name')} and s.name is null`,
  );
  await engine.load('linkage_unusual', { name: 'varchar', key: 'varchar' }, unusual.map(({ name }) => [name, nameKey(name)]));
  await engine.run(`insert into linkage_spelling select u.name, k.n, k.key from linkage_unusual u join linkage_key k on k.key = u.key`);
}
