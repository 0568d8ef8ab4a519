import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';

/**
 * Of rows that are one person or one certificate, which stands for the person: a valid certificate before any other, then the latest issued, then
 * the highest reissue, then the first row of the file.
 */
const BEST_FIRST = `case when status = 'valid' then 0 when status = 'none' then 2 else 1 end, coalesce(issued, valid_from) desc nulls last, certificate desc nulls last, row`;

/**
 * Decides which rows of register_row are in the population. Leaves register_left(row, kept_row, kind): every row that is not, with the row
 * that stands in its place (null: nobody does) and why; and register_shared(identity): numbers that people of different names carry.
 */
export async function chooseRows(engine: AnalysisEngine): Promise<void> {
  await engine.run(`create or replace temp table register_left as
    select row, cast(null as bigint) as kept_row, 'no_number' as kind from register_row where identity is null`);
  await leave(engine, 'certificate_base', 'certificate_base',
    `case when name_key is not distinct from kept_name then 'same_certificate_twice' else 'two_people_one_certificate' end`);
  await leave(engine, 'identity', 'identity, name_key',
    `case when status <> 'valid' then 'superseded' else 'person_two_certificates' end`);
  await engine.run(`create or replace temp table register_shared as
    select identity from register_row r left join register_left l on l.row = r.row where l.row is null group by identity having count(*) > 1`);
}

/** Of the rows still there that agree in `key` all but the best go. Only the few that share a number are sorted: 4 M rows take as long as their grouping. */
async function leave(engine: AnalysisEngine, number: string, key: string, kind: string): Promise<void> {
  await engine.run(`create or replace temp table register_repeated as
    select r.* from register_row r
    join (select ${number} as repeated from register_row where ${number} is not null group by ${number} having count(*) > 1) d on d.repeated = r.${number}
    left join register_left l on l.row = r.row where l.row is null`);
  await engine.run(`insert into register_left
    select row, kept_row, ${kind} from (
      select *, first_value(row) over best as kept_row, first_value(name_key) over best as kept_name
      from register_repeated window best as (partition by ${key} order by ${BEST_FIRST})) ranked
    where row <> kept_row`);
}
