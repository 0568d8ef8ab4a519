import { literal } from '../../foundation/platform/engine/index.ts';
import { problem, type Problem } from './problem.ts';
import { CATALOGUE, isProblemCode } from './problem-catalogue.ts';
import { headerOf, type Reading } from './reading.ts';
import { ERROR_CODES } from './check-rows.ts';
import type { RowNumbers } from './row-numbers.ts';
import type { Snapshot } from './snapshot.ts';

/** Warnings told one by one: a manifest of a hundred thousand would take longer to read than the list. Rows sent back are always told. */
const LISTED = 1000;

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

/**
 * Writes every problem of every row to Parquet: row, line, sheet, field, code. `before` is such a file whose problems still hold for other rows.
 * Returns its path.
 */
export async function writeProblems(reading: Reading, table: string, numbers: RowNumbers, base: string, before?: string): Promise<string> {
  const { raw, engine } = reading;
  const sheets = raw.sheets.map(({ name }, i) => `when ${i} then ${name === null ? 'null' : literal(name)}`).join(' ');
  const sheet = raw.hasCells ? `case r.sheet ${sheets} end` : 'cast(null as varchar)';
  const line = raw.hasCells ? 'r.line' : `${(raw.sheets[0]?.headerLine ?? 0) + 1} + r.rowid`;
  const byId = numbers.byId && !raw.hasCells;
  const rows = byId ? `(select rid as rowid, * from ${table}) r` : `${table} p join ${raw.table} r on r.rowid = p.rid`;
  const found = `select ${numbers.sql} as row, cast(${line} as bigint) as line, ${sheet} as sheet, field, code from ${rows} ${numbers.join}`;
  const kept = before === undefined ? '' : `select * from read_parquet(${literal(before)}) where row not in (select ${numbers.sql} from ${raw.table} r ${numbers.join}) union all `;
  await engine.writeParquet(`${kept}${found} order by row, field`, `${base}.problems.parquet`);
  return `${base}.problems.parquet`;
}

/** How many rows each problem has, by field. */
export async function countProblems(reading: Reading, table: string): Promise<Snapshot['problemCounts']> {
  const counted = await reading.engine.rows<{ code: string; field: string | null; rows: number }>(
    `select code, field, count(*) as rows from ${table} group by code, field order by rows desc, code, field`,
  );
  return counted.flatMap(({ code, field, rows }) => (isProblemCode(code) ? [{ code, severity: CATALOGUE[code].severity, field, rows }] : []));
}
