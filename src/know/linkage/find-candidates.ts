import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { FilledColumns } from './sift-rows.ts';

/** So many rows with an owner are enough to learn what true pairs show. */
const ENOUGH_OWNED = 5_000;

/**
 * Finds which people each kept row could be, by equality of keys alone, so that cost grows with the rows:
 * linkage_pair row, p, owned: the people a row without an owner could be; one whose number and name are exactly a person's keeps that person only.
 *              And some of the rows that have an owner, to learn from.
 * linkage_row  one line a row of linkage_pair: its cells and number, its name key n (null: no such name in the register), its name as compared
 * Returns how many rows with an owner each of those in linkage_pair stands for.
 */
export async function findCandidates(engine: AnalysisEngine, filled: FilledColumns): Promise<number> {
  const [owned] = await engine.rows<{ rows: number }>('select count(*) as rows from linkage_sifted where owner is not null');
  const standsFor = Math.max(1, Math.floor((owned?.rows ?? 0) / ENOUGH_OWNED));
  await engine.run(`create or replace temp table linkage_by_number as
    select r.row, k.p, r.number = q.number and r.n = q.n and not r.identity_numeric as exact
    from linkage_sifted r join linkage_number k on k.number = r.number join linkage_person q on q.p = k.p where r.owner is null`);
  await engine.run('create or replace temp table linkage_exact as select distinct row from linkage_by_number where exact');
  const others = [...namedKeys(filled), ...keysBesideNames(filled)];
  await engine.run(`create or replace temp table linkage_pair as
    select row, owner as p, true as owned from linkage_sifted where owner is not null and row % ${standsFor} = 0
    union all
    select row, p, false from linkage_by_number where exact
    union all
    select c.row, c.p, false from (
      select row, p from linkage_by_number where not coalesce(exact, false)
      union ${others.join('\n      union ')}) c
    left join linkage_exact e on e.row = c.row where e.row is null`);
  await engine.run(`create or replace temp table linkage_row as
    select r.row, r.identity, r.certificate, case when r.identity is null then r.certificate_numeric else r.identity_numeric end as numeric, r.sex, r.birth, r.phone, r.division, r.number, r.passes,
      coalesce(r.n, s.n) as n, coalesce(s.key, r.name) as spelled
    from linkage_sifted r join (select distinct row from linkage_pair) c on c.row = r.row left join linkage_respelt s on s.row = r.row`);
  return standsFor;
}

/** People of the same name who share something else. A number that passes its check has no slip, so its parts alone find nobody. */
function namedKeys(filled: FilledColumns): string[] {
  // A noted day of birth stands for the one inside the number.
  const ifNotNoted = (value: string, lengths: string) => `case when m.birth is null and strlen(m.number) in (${lengths}) then ${value} end`;
  const keys = [
    `${ifNotNoted('substr(m.number, 7, 8)', '17, 18, 19')} = q.born`,
    `${ifNotNoted('substr(m.number, strlen(m.number) - 11, 8)', '17, 19')} = q.born`,
    `${ifNotNoted('substr(m.number, strlen(m.number) - 3)', '17, 18, 19')} = substr(q.number, 15) and not m.passes`,
    ...(filled.birth ? ['m.birth = q.birth'] : []),
    ...(filled.division ? ['m.division = q.village', 'm.number is null and m.division = q.town'] : []),
    ...(filled.phone ? ['m.phone = q.phone'] : []),
  ];
  return [
    ...keys.map((key) => `select m.row, q.p from linkage_named m join linkage_person q on m.n = q.n and ${key} where m.owner is null`),
    'select m.row, k.p from linkage_named m join linkage_relative k on k.number = m.number join linkage_person q on q.p = k.p and q.n = m.n where m.owner is null',
  ];
}

/**
 * Whatever the name: born on the same day and living in the same town; the leading digits of a rounded number; the certificate; the same phone where
 * the row has no number; and, in a list without birth dates, every number that fails its check and keeps two of its parts.
 */
function keysBesideNames(filled: FilledColumns): string[] {
  const open = '(select * from linkage_sifted where owner is null) r';
  // A number that passes its check is a stranger's here; those only teach how unlike strangers' names are, and in a big list some of them are enough.
  const worthComparing = `(not r.passes or r.number like '%000' or not q.number_passes or r.row % ${filled.every} = 0)`;
  const beside = `select r.row, q.p from ${open} join linkage_person q on q.town = substr(r.division, 1, 9)`;
  return [
    `select r.row, q.p from ${open} join linkage_person q on substr(q.number, 1, 15) = substr(r.number, 1, 15) where r.number like '%000' or r.identity_numeric`,
    ...(filled.division ? [
      `${beside} and q.born = substr(r.number, 7, 8) where r.birth is null and ${worthComparing}`,
      `${beside} and q.birth = r.birth where ${worthComparing}`,
    ] : []),
    ...(filled.phone ? [`select r.row, q.p from ${open} join linkage_person q on q.phone = r.phone where r.number is null`] : []),
    ...(filled.certificate ? [`select r.row, k.p from ${open} join linkage_number k on k.number = substr(r.certificate, 1, 18)`] : []),
    ...(filled.birth ? [] : slippedNumbers),
  ];
}

/** One slip leaves the end, or the beginning and the end, of a number as they were. */
const slippedNumbers = ([[0, 11], [6, 8], [10, 4], [13, 3]] as const).map(([first, last]) => {
  const end = (number: string) => `substr(${number}, strlen(${number}) - ${last - 1})`;
  return `select f.row, q.p from (select row, number from linkage_sifted where owner is null and not passes and strlen(number) in (17, 18, 19)) f
      join linkage_person q on substr(f.number, 1, ${first}) = substr(q.number, 1, ${first}) and ${end('f.number')} = ${end('q.number')}`;
});
