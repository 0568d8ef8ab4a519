import { problem, type Problem } from './problem.ts';
import { CATALOGUE, isProblemCode } from './problem-catalogue.ts';
import { headerOf, type Reading } from './reading.ts';
import { ERROR_CODES } from './check-rows.ts';
import type { RowNumbers } from './row-numbers.ts';
import type { Snapshot } from './snapshot.ts';

/** Warnings listed one by one; the rest are only counted. Rows sent back are always listed. */
const LISTED = 100_000;

/** The problems of the rows, in the order of the file. */
export async function listProblems(reading: Reading, table: string, numbers: RowNumbers): Promise<Problem[]> {
  const { raw, engine } = reading;
  const [sheet, line] = raw.hasCells ? ['r.sheet', 'r.line'] : ['0', `${(raw.sheets[0]?.headerLine ?? 0) + 1} + p.rid`];
  const join = raw.hasCells ? `join ${raw.table} r on r.rowid = p.rid` : '';
  const select = `select p.rid, p.field, p.code, ${sheet} as sheet, ${line} as line from ${table} p ${join}`;
  const found = await engine.rows<{ rid: number; field: string | null; code: string; sheet: number; line: number }>(`
    select * from (${select} where p.code in (${ERROR_CODES}))
    union all select * from (${select} where p.code not in (${ERROR_CODES}) order by p.rid limit ${LISTED})
    order by rid, field`);
  return found.flatMap((row) => {
    if (!isProblemCode(row.code)) return [];
    const place = {
      ...reading.place,
      sheet: raw.sheets[row.sheet]?.name ?? null,
      row: numbers.of(row.rid),
      line: row.line,
      column: row.field === null ? null : headerOf(reading, row.field),
    };
    return [problem(row.code, place)];
  });
}

/** How many rows each problem has, by field. */
export async function countProblems(reading: Reading, table: string): Promise<Snapshot['problemCounts']> {
  const counted = await reading.engine.rows<{ code: string; field: string | null; rows: number }>(
    `select code, field, count(*) as rows from ${table} group by code, field order by rows desc, code, field`,
  );
  return counted.flatMap(({ code, field, rows }) => (isProblemCode(code) ? [{ code, severity: CATALOGUE[code].severity, field, rows }] : []));
}
