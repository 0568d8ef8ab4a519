import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { numberKeySql, passesCheckSql, plainNumberSql, unpaddedSql, wholeSql } from './identity-sql.ts';
import { nameKey, plainNameSql } from './name-key.ts';

/** What rows are linked by; any of them may be absent from a list. */
const LINKED_BY = ['identity', 'certificate', 'birth', 'phone', 'division'] as const;

/** The number of rows of a list, and which of its columns hold anything. */
export type FilledColumns = Readonly<Record<(typeof LINKED_BY)[number], boolean> & { rows: number }>;

/**
 * Reads a snapshot once and keeps the rows that could be someone in the register, by keys that are looked up: most rows of a big list are strangers,
 * and nothing else is ever done to those. Temporary tables:
 * linkage_list   (a view of the snapshot)
 * linkage_sifted the kept rows: their cells, their number tidied, n (the name's key where the register has that name), `beside` (somebody was born
 *                that day in that town), `fails` (the number fails its check; told only in lists without birth dates)
 * linkage_named  (a view) row, n, number, birth, phone, division of the kept rows that have a name of the register, unusual spellings included
 */
export async function siftRows(engine: AnalysisEngine, snapshot: string): Promise<FilledColumns> {
  await engine.run(`create or replace temp view linkage_list as
    select row, nullif(identity, '') as identity, coalesce(identity_numeric, false) as identity_numeric, nullif(certificate, '') as certificate,
      coalesce(certificate_numeric, false) as certificate_numeric, name, sex, birth, phone, division
    from read_parquet(${literal(snapshot)})`);
  const filled = await filledColumns(engine);
  await engine.run(`create or replace temp table linkage_sifted as ${siftSql(filled)}`);
  await keySpellings(engine);
  return filled;
}

async function filledColumns(engine: AnalysisEngine): Promise<FilledColumns> {
  const [size] = await engine.rows<{ rows: number }>('select count(*) as rows from linkage_list');
  const filled = { rows: size?.rows ?? 0, identity: false, certificate: false, birth: false, phone: false, division: false };
  for (const column of LINKED_BY) {
    filled[column] = (await engine.rows(`select row from linkage_list where ${column} is not null limit 1`)).length > 0;
  }
  return filled;
}

function siftSql(filled: FilledColumns): string {
  // Where birth is noted it finds those whose number has a slip and whose name is misspelt; where not, all numbers are checked.
  const fails = filled.birth ? 'false' : `(strlen(r.number) in (17, 18, 19) and not ${passesCheckSql('r.number', 'r.whole')})`;
  const certified = filled.certificate ? 'left join linkage_known_number c on c.number = r.certified' : '';
  return `select r.row, r.identity, r.identity_numeric, r.certificate, r.certificate_numeric, r.name, r.sex, r.birth, r.phone, r.division, r.number, s.n,
      (d.town is not null or b.town is not null) as beside, ${fails} as fails
    from (
      select *, ${filled.birth ? 'cast(null as bigint)' : wholeSql('number')} as whole, case when birth is null then substr(number, 7, 8) end as number_born,
        ${filled.certificate ? 'substr(certificate, 1, 18)' : 'cast(null as varchar)'} as certified, substr(division, 1, 9) as town
      from (
        select *, case when plain is not null then plain when strlen(clean) >= 15 then ${numberKeySql('clean')} end as number
        from (
          select *, case when plain is null and strlen(coalesce(identity, certificate)) >= 15 then ${unpaddedSql('coalesce(identity, certificate)')} end as clean
          from (select *, ${plainNumberSql('l')} as plain from linkage_list l) plain) clean) numbered) r
    left join linkage_known_number k on k.number = r.number ${certified}
    left join linkage_spelling s on s.name = r.name
    left join linkage_born_in_town b on b.birth = r.birth and b.town = r.town
    left join linkage_born_in_town d on d.born = r.number_born and d.town = r.town
    where k.number is not null ${filled.certificate ? 'or c.number is not null ' : ''}or s.n is not null or b.town is not null or d.town is not null
      or not ${plainNameSql('r.name')} or substr(r.number, 16, 3) = '000' or r.identity_numeric
      or (r.number is null and r.phone is not null)${filled.birth ? '' : ` or ${fails}`}`;
}

async function keySpellings(engine: AnalysisEngine): Promise<void> {
  const unusual = await engine.rows<{ name: string }>(
    `select distinct name from linkage_sifted where n is null and name is not null and not ${plainNameSql('name')}`,
  );
  await engine.load('linkage_unusual', { name: 'varchar', key: 'varchar' }, unusual.map(({ name }) => [name, nameKey(name)]));
  await engine.run(`create or replace temp table linkage_respelt as
    select r.row, k.n, k.key, r.number, r.birth, r.phone, r.division
    from linkage_sifted r join linkage_unusual u on u.name = r.name join linkage_key k on k.key = u.key where r.n is null`);
  await engine.run(`create or replace temp view linkage_named as
    select row, n, number, birth, phone, division from linkage_sifted where n is not null
    union all select row, n, number, birth, phone, division from linkage_respelt`);
}
