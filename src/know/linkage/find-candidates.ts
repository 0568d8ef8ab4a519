import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { failsCheckSql, plainNumberSql } from './identity-sql.ts';
import { dayText } from './prepare-register.ts';
import type { FilledColumns } from './read-list.ts';

const CELLS = 'row, identity, identity_numeric, certificate, certificate_numeric, name, sex, birth, phone, division';
const cellsOf = (row: string) => CELLS.split(', ').map((column) => `${row}.${column}`).join(', ');

/**
 * Finds which people each row could be, by equality of keys alone, so that cost grows with the rows:
 * linkage_row  one line a row that could be someone: its cells, its tidied number, its name key n (null: no such name in the register)
 * linkage_pair row, p: the people it could be
 * A row whose number and name are a person's exactly keeps that person only.
 */
export async function findCandidates(engine: AnalysisEngine, filled: FilledColumns): Promise<void> {
  await matchNumbers(engine, filled);
  await matchNames(engine, filled);
  await matchBesideNames(engine, filled);
  await engine.run(`create or replace temp table linkage_pair as
    select h.row, h.p from linkage_by_number h left join linkage_exact e on e.row = h.row where e.row is null or h.exact
    union select h.row, h.p from linkage_by_name h left join linkage_exact e on e.row = h.row where e.row is null
    union select h.row, h.p from linkage_beside h left join linkage_exact e on e.row = h.row where e.row is null`);
  await engine.run(`create or replace temp table linkage_row as
    select c.*, s.n, coalesce(s.key, c.name) as spelled from (
      select ${CELLS}, number from linkage_by_number
      union select ${cellsOf('m')}, m.number from linkage_named m join (select distinct row from linkage_by_name) h on h.row = m.row
      union select ${CELLS}, number from linkage_beside) c
    left join linkage_spelling s on s.name = c.name`);
}

/** Rows of the list with their number: plain ones as they stand, the others as tidied. */
function numbered(columns: string, where: string): string {
  return `select ${columns}, ${plainNumberSql('r')} as number from linkage_list r where ${plainNumberSql('r')} is not null${where}
    union all select ${columns}, t.number from linkage_list r join linkage_tidied t on t.row = r.row where true${where}`;
}

async function matchNumbers(engine: AnalysisEngine, filled: FilledColumns): Promise<void> {
  const byCertificate = filled.certificate
    ? `union select ${cellsOf('r')}, coalesce(${plainNumberSql('r')}, t.number) as number, k.p
       from linkage_list r join linkage_number k on k.number = upper(substr(r.certificate, 1, 18)) left join linkage_tidied t on t.row = r.row
       where r.identity is not null`
    : '';
  await engine.run(`create or replace temp table linkage_by_number as
    select h.*, coalesce(h.number = q.number and h.name = q.name and not h.identity_numeric, false) as exact
    from (select ${cellsOf('r')}, r.number, k.p from (${numbered(cellsOf('r'), '')}) r join linkage_number k on k.number = r.number ${byCertificate}) h
    join linkage_person q on q.p = h.p`);
  await engine.run('create or replace temp table linkage_exact as select distinct row from linkage_by_number where exact');
}

async function matchNames(engine: AnalysisEngine, filled: FilledColumns): Promise<void> {
  await engine.run(`create or replace temp table linkage_named as
    select ${cellsOf('r')}, s.n, coalesce(${plainNumberSql('r')}, t.number) as number
    from linkage_list r join linkage_spelling s on s.name = r.name
    left join linkage_tidied t on t.row = r.row`);
  const inside = (number: string) => `case when strlen(${number}) in (17, 18, 19) then substr(${number}, 7, 8) end`;
  const fromEnd = (number: string) => `case when strlen(${number}) in (17, 19) then substr(${number}, strlen(${number}) - 11, 8) end`;
  const keys = [
    `m.n = q.n and ${inside('m.number')} = q.born`,
    `m.n = q.n and ${fromEnd('m.number')} = q.born`,
    `m.n = q.n and substr(m.number, strlen(m.number) - 3) = substr(q.number, 15)`,
    ...(filled.birth ? [`m.n = q.n and ${dayText('m.birth')} = q.born`] : []),
    ...(filled.division ? [`m.n = q.n and m.division = q.village`, `m.n = q.n and strlen(m.division) = 9 and m.number is null and m.division = q.town`] : []),
    ...(filled.phone ? [`m.n = q.n and m.phone = q.phone`] : []),
  ];
  const relatives = `select m.row, k.p from linkage_named m join linkage_relative k on k.number = m.number join linkage_person q on q.p = k.p and q.n = m.n`;
  await engine.run(`create or replace temp table linkage_by_name as
    ${keys.map((key) => `select m.row, q.p from linkage_named m join linkage_person q on ${key}`).join('\n    union ')}
    union ${relatives}`);
}

/**
 * Whatever the name: born on the same day and living in the same town; the leading digits of a rounded number; the same phone where the row has no
 * number; and, in a list without birth dates, every number that fails its check and keeps two of its parts.
 */
async function matchBesideNames(engine: AnalysisEngine, filled: FilledColumns): Promise<void> {
  const ways = [
    `select ${CELLS}, number, p from linkage_by_number where false`,
    `select ${cellsOf('r')}, r.number, q.p from (${numbered(cellsOf('r'), '')}) r join linkage_person q on substr(q.number, 1, 15) = substr(r.number, 1, 15)
      where substr(r.number, 16) = '000' or r.identity_numeric`,
  ];
  if (filled.division) {
    ways.push(`select ${cellsOf('r')}, r.number, q.p from (${numbered(cellsOf('r'), ' and strlen(r.division) >= 9')}) r
      join linkage_person q on q.born = substr(r.number, 7, 8) and q.town = substr(r.division, 1, 9)`);
  }
  if (filled.division && filled.birth) {
    ways.push(`select ${cellsOf('r')}, coalesce(${plainNumberSql('r')}, t.number) as number, q.p from linkage_list r
      join linkage_person q on q.born = ${dayText('r.birth')} and q.town = substr(r.division, 1, 9) left join linkage_tidied t on t.row = r.row`);
  }
  if (filled.phone) {
    ways.push(`select ${cellsOf('r')}, cast(null as varchar) as number, q.p from linkage_list r join linkage_person q on q.phone = r.phone
      where r.identity is null and r.certificate is null`);
  }
  if (!filled.birth) ways.push(...(await slippedNumbers(engine)));
  await engine.run(`create or replace temp table linkage_beside as ${ways.join('\n    union ')}`);
}

/** One slip leaves the end, or the beginning and the end, of a number as they were. */
async function slippedNumbers(engine: AnalysisEngine): Promise<string[]> {
  await engine.run(`create or replace temp table linkage_failing as
    select ${CELLS}, number from (select r.*, try_cast(substr(r.number, 1, 17) as bigint) as whole from (${numbered(cellsOf('r'), '')}) r) numbers
    where strlen(number) in (17, 19) or (strlen(number) = 18 and ${failsCheckSql('number', 'whole')})`);
  const end = (number: string, length: number) => `substr(${number}, strlen(${number}) - ${length - 1})`;
  const parts = [[0, 11], [6, 8], [10, 4], [13, 3]] as const;
  return parts.map(([first, last]) => `select ${cellsOf('f')}, f.number, q.p from linkage_failing f join linkage_person q
      on substr(f.number, 1, ${first}) = substr(q.number, 1, ${first}) and ${end('f.number', last)} = ${end('q.number', last)}`);
}
