import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { passesCheckSql, wholeSql } from './identity-sql.ts';
import type { FilledColumns } from './sift-rows.ts';

/**
 * Finds which people each kept row could be, by equality of keys alone, so that cost grows with the rows:
 * linkage_pair row, p: the people it could be; a row whose number and name are exactly a person's keeps that person only
 * linkage_row  one line a row that could be someone: its cells and number, its name key n (null: no such name in the register), its name as compared
 */
export async function findCandidates(engine: AnalysisEngine, filled: FilledColumns): Promise<void> {
  await engine.run(`create or replace temp table linkage_by_number as
    select r.row, k.p, r.number = q.number and r.n = q.n and not r.identity_numeric as exact
    from linkage_sifted r join linkage_number k on k.number = r.number join linkage_person q on q.p = k.p`);
  await engine.run('create or replace temp table linkage_exact as select distinct row from linkage_by_number where exact');
  await engine.run(`create or replace temp table linkage_beside as
    select row, birth, number, substr(division, 1, 9) as town, ${passesCheckSql('number', 'whole')} and substr(number, 16, 3) <> '000' as stranger
    from (select *, ${wholeSql('number')} as whole from linkage_sifted where beside) numbers`);
  const others = [...namedKeys(filled), ...keysBesideNames(filled)];
  await engine.run(`create or replace temp table linkage_pair as
    select row, p from linkage_by_number where exact
    union all
    select c.row, c.p from (
      select row, p from linkage_by_number where not coalesce(exact, false)
      union ${others.join('\n      union ')}) c
    left join linkage_exact e on e.row = c.row where e.row is null`);
  await engine.run(`create or replace temp table linkage_row as
    select r.row, r.identity, r.identity_numeric, r.certificate, r.certificate_numeric, r.sex, r.birth, r.phone, r.division, r.number,
      coalesce(r.n, s.n) as n, coalesce(s.key, r.name) as spelled
    from linkage_sifted r join (select distinct row from linkage_pair) c on c.row = r.row left join linkage_respelt s on s.row = r.row`);
}

const MANY_ROWS = 500_000;

/** People of the same name who share something else. */
function namedKeys(filled: FilledColumns): string[] {
  // A noted day of birth stands for the one inside the number.
  const ifNotNoted = (value: string, lengths: string) => `case when m.birth is null and strlen(m.number) in (${lengths}) then ${value} end`;
  const keys = [
    `${ifNotNoted('substr(m.number, 7, 8)', '17, 18, 19')} = q.born`,
    `${ifNotNoted('substr(m.number, strlen(m.number) - 11, 8)', '17, 19')} = q.born`,
    `${ifNotNoted('substr(m.number, strlen(m.number) - 3)', '17, 18, 19')} = substr(q.number, 15)`,
    ...(filled.birth ? ['m.birth = q.birth'] : []),
    ...(filled.division ? ['m.division = q.village', 'm.number is null and m.division = q.town'] : []),
    ...(filled.phone ? ['m.phone = q.phone'] : []),
  ];
  return [
    ...keys.map((key) => `select m.row, q.p from linkage_named m join linkage_person q on m.n = q.n and ${key}`),
    `select m.row, k.p from linkage_named m join linkage_relative k on k.number = m.number join linkage_person q on q.p = k.p and q.n = m.n`,
  ];
}

/**
 * Whatever the name: born on the same day and living in the same town; the leading digits of a rounded number; the certificate; the same phone where
 * the row has no number; and, in a list without birth dates, every number that fails its check and keeps two of its parts.
 */
function keysBesideNames(filled: FilledColumns): string[] {
  const kept = 'linkage_sifted r join linkage_person q';
  // A number that passes its check is a stranger's here; those only teach how unlike strangers' names are, and a tenth of a big list's is enough.
  const worthComparing = `(not r.stranger or not q.number_passes or ${filled.rows <= MANY_ROWS} or substr(r.number, 15, 1) = '5')`;
  return [
    `select r.row, q.p from ${kept} on substr(q.number, 1, 15) = substr(r.number, 1, 15) where substr(r.number, 16, 3) = '000' or r.identity_numeric`,
    ...(filled.division ? [
      `select r.row, q.p from linkage_beside r join linkage_person q on q.born = substr(r.number, 7, 8) and q.town = r.town where r.birth is null and ${worthComparing}`,
      `select r.row, q.p from linkage_beside r join linkage_person q on q.birth = r.birth and q.town = r.town where ${worthComparing}`,
    ] : []),
    ...(filled.phone ? [`select r.row, q.p from ${kept} on q.phone = r.phone where r.number is null`] : []),
    ...(filled.certificate ? ['select r.row, k.p from linkage_sifted r join linkage_number k on k.number = substr(r.certificate, 1, 18)'] : []),
    ...(filled.birth ? [] : slippedNumbers),
  ];
}

/** One slip leaves the end, or the beginning and the end, of a number as they were. */
const slippedNumbers = ([[0, 11], [6, 8], [10, 4], [13, 3]] as const).map(([first, last]) => {
  const end = (number: string) => `substr(${number}, strlen(${number}) - ${last - 1})`;
  return `select f.row, q.p from (select row, number from linkage_sifted where fails) f join linkage_person q
        on substr(f.number, 1, ${first}) = substr(q.number, 1, ${first}) and ${end('f.number')} = ${end('q.number')}`;
});
