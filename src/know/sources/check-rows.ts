import { literal } from '../../foundation/platform/engine/index.ts';
import { checkNames } from './check-names.ts';
import { checkCertificates, checkIdentities } from './check-numbers.ts';
import { CATALOGUE, type ProblemCode } from './problem-catalogue.ts';
import { cellOf, type Reading } from './reading.ts';
import type { ResolvedPlaces } from './resolve-places.ts';
import { oddJoin, type TypedColumn } from './type-columns.ts';

/** Where a value column is required, a cell that cannot be read sends its row back. */
const WHEN_REQUIRED: Partial<Record<ProblemCode, ProblemCode>> = {
  date_impossible: 'date_impossible_required',
  date_ambiguous: 'date_unreadable_required',
  date_unreadable: 'date_unreadable_required',
  amount_unreadable: 'amount_unreadable_required',
  value_unknown: 'value_unknown_required',
  number_unreadable: 'number_unreadable_required',
};

/**
 * Finds the problems of all rows into `<prefix>_problems(rid, field, code)`. One pass over a column finds its odd cells; only those are looked at.
 */
export async function checkRows(reading: Reading, columns: readonly TypedColumn[], places: ResolvedPlaces): Promise<string> {
  const { engine, raw, prefix } = reading;
  const problems = `${prefix}_problems`;
  await engine.run(`create or replace temp table ${problems} (rid bigint, field varchar, code varchar)`);
  const add = (field: string | null, code: string, joins: string, where: string, from = `from ${raw.table} r`) =>
    engine.run(`insert into ${problems} select r.rowid, ${field === null ? 'null' : literal(field)}, ${code} ${from} ${joins} where ${where}`);

  await checkIdentities(reading, problems);
  await checkCertificates(reading, problems);
  await checkNames(reading, problems);
  await findNobodies(reading, problems);
  for (const column of columns) await checkValues(reading, column, problems, add);
  await checkAgreement(reading, columns, add);
  if (places.problems) await add(placeField(reading), 'p.problem', `join ${places.table} p on ${places.on}`, 'p.problem is not null');
  if (raw.overflow) await add(null, `'too_many_fields'`, '', `r.${raw.overflow} is not null`);
  if (raw.cutOff) await add(null, `'row_cut_off'`, '', `r.rowid = ${raw.rows - 1}`);
  return problems;
}

type Add = (field: string | null, code: string, joins: string, where: string, from?: string) => Promise<void>;

/** A row without a name, an identity and a certificate number, whether blank or saying that there is none ('无'), is nobody. */
async function findNobodies(reading: Reading, problems: string): Promise<void> {
  const { engine } = reading;
  const missing = ['name', 'identity', 'certificate'].filter((field) => cellOf(reading, field));
  const having = missing.map((field) => `count(*) filter (where code = '${field}_missing') > 0`).join(' and ');
  const blank = `code in ('name_missing', 'identity_missing', 'certificate_missing')`;
  await engine.run(`insert into ${problems} select rid, null, 'no_name_no_number' from ${problems} where ${blank} group by rid having ${having}`);
  await engine.run(`delete from ${problems} where code = 'certificate_missing'
    or (${blank} and rid in (select rid from ${problems} where code = 'no_name_no_number'))`);
}

async function checkValues(reading: Reading, column: TypedColumn, problems: string, add: Add): Promise<void> {
  const declared = reading.definition.columns[column.field];
  const required = declared?.required === true && declared.role === undefined;
  if (column.problems) {
    const code = required
      ? `case o.problem ${Object.entries(WHEN_REQUIRED).map(([from, to]) => `when '${from}' then '${to}'`).join(' ')} else o.problem end`
      : 'o.problem';
    await add(column.field, code, `join ${column.odd} o on o.text = r.${cellOf(reading, column.field)}`, 'o.problem is not null');
  }
  if (!required || !cellOf(reading, column.field)) return;
  const unread = column.odd ? ` and ${column.odd}.problem is null` : '';
  await add(column.field, `'value_missing'`, oddJoin(reading, column), `(${column.value}) is null${unread} and r.rowid not in (select rid from ${problems} where code = 'no_name_no_number')`);
}

/** Columns that must say the same as the numbers beside them. */
async function checkAgreement(reading: Reading, columns: readonly TypedColumn[], add: Add): Promise<void> {
  const identity = cellOf(reading, 'identity');
  const certificate = cellOf(reading, 'certificate');
  const typed = (field: string) => (cellOf(reading, field) ? columns.find((column) => column.field === field) : undefined);
  const differs = async (field: string, code: ProblemCode, expected: string, where: string) => {
    const column = typed(field);
    if (column) await add(field, `'${code}'`, oddJoin(reading, column), `${where} and (${column.value}) <> ${expected}`);
  };
  if (identity) {
    const [birth, sex] = [typed('birth'), typed('sex')];
    const plain = `regexp_full_match(r.${identity}, '[0-9]{17}[0-9Xx]')`;
    if (birth) await add('birth', `'birth_differs'`, oddJoin(reading, birth, dayNumber), `r.identity_sound and ${birth.whole ? `${birth.odd}.day` : dayNumber(birth.value)} <> r.identity_day`);
    if (sex) await add('sex', `'sex_differs'`, oddJoin(reading, sex), `r.identity_sound and ((${sex.value}) = 'male') <> r.identity_male`);
    const unsound = `from (select rid as rowid, * from ${reading.odd.unsound}) r`;
    if (birth) await add('birth', `'birth_differs'`, oddJoin(reading, birth), `${plain} and (${birth.value}) <> try_strptime(substr(r.${identity}, 7, 8), '%Y%m%d')`, unsound);
    if (sex) await add('sex', `'sex_differs'`, oddJoin(reading, sex), `${plain} and ((${sex.value}) = 'male') <> (substr(r.${identity}, 17, 1) in ('1', '3', '5', '7', '9'))`, unsound);
    if (certificate) {
      await add('certificate', `'certificate_other_identity'`, '', `${plain} and regexp_full_match(r.${certificate}, '[0-9]{17}[0-9Xx][1-7][1-4].*') and upper(substr(r.${certificate}, 1, 18)) <> upper(r.${identity})`);
    }
  }
  if (!certificate) return;
  const plain = `regexp_full_match(r.${certificate}, '[0-9]{17}[0-9Xx][1-7][1-4](B.*)?')`;
  await differs('category', 'category_differs', `cast(substr(r.${certificate}, 19, 1) as bigint)`, plain);
  await differs('grade', 'grade_differs', `cast(substr(r.${certificate}, 20, 1) as bigint)`, plain);
}

/** SQL of a date as the number yyyymmdd. */
function dayNumber(date: string): string {
  return `(year(${date}) * 10000 + month(${date}) * 100 + day(${date}))`;
}

function placeField(reading: Reading): string | null {
  return ['village', 'town', 'county', 'address', 'division_code'].find((field) => cellOf(reading, field) !== null) ?? null;
}

/** SQL list of the codes whose rows come back. */
export const ERROR_CODES = Object.entries(CATALOGUE)
  .filter(([, entry]) => entry.about === 'row' && entry.severity === 'error')
  .map(([code]) => literal(code))
  .join(', ');
