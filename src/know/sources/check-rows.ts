import { cleanName, nameNeedsReview } from '../../foundation/kernel/index.ts';
import { literal } from '../../foundation/platform/engine/index.ts';
import { checkCertificates, checkIdentities } from './check-numbers.ts';
import { CATALOGUE, type ProblemCode } from './problem-catalogue.ts';
import { isNumericCell } from './raw-table.ts';
import { cellOf, trimmed, type Reading } from './reading.ts';
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
 * Finds the problems of all rows into `<prefix>_problems(rid, field, code)`. Columns whose cells are all clean cost nothing; the others are joined
 * with the few odd texts they hold.
 */
export async function checkRows(reading: Reading, columns: readonly TypedColumn[], places: ResolvedPlaces): Promise<string> {
  const { engine, raw, prefix } = reading;
  const problems = `${prefix}_problems`;
  await engine.run(`create or replace temp table ${problems} (rid bigint, field varchar, code varchar)`);
  const add = (field: string | null, code: string, from: string, where: string) =>
    engine.run(`insert into ${problems} select r.rowid, ${field === null ? 'null' : literal(field)}, ${code} from ${raw.table} r ${from} where ${where}`);

  await checkWho(reading, add);
  for (const [field, table] of [['identity', await checkIdentities(reading)], ['certificate', await checkCertificates(reading)], ['name', await checkNames(reading)]] as const) {
    if (!table) continue;
    const position = reading.mapping[field];
    const same = field === 'name' || position === undefined ? '' : ` and o.numeric = ${isNumericCell(raw, position, 'r')}`;
    await add(field, 'o.code', `join ${table} o on o.text = r.${cellOf(reading, field)}${same}`, 'true');
  }
  await noBodyAfterAll(reading, problems, add);
  for (const column of columns) await checkValues(reading, column, add);
  await checkAgreement(reading, columns, add);
  if (places.key) await add(placeField(reading), 'p.problem', `join ${places.table} p on p.text = ${places.key}`, 'p.problem is not null');
  if (raw.overflow) await add(null, `'too_many_fields'`, '', `r.${raw.overflow} is not null`);
  if (raw.cutOff) await add(null, `'row_cut_off'`, '', `r.rowid = ${raw.rows - 1}`);
  return problems;
}

type Add = (field: string | null, code: string, from: string, where: string) => Promise<void>;

function isBlank(reading: Reading, field: string): string {
  const cell = cellOf(reading, field);
  return cell ? `${trimmed(`r.${cell}`)} is null` : 'true';
}

async function checkWho(reading: Reading, add: Add): Promise<void> {
  const noName = isBlank(reading, 'name');
  const noNumber = `${isBlank(reading, 'identity')} and ${isBlank(reading, 'certificate')}`;
  await add(null, `'no_name_no_number'`, '', `${noName} and ${noNumber}`);
  if (cellOf(reading, 'name')) await add('name', `'name_missing'`, '', `${noName} and not (${noNumber})`);
  if (cellOf(reading, 'identity')) await add('identity', `'identity_missing'`, '', `${isBlank(reading, 'identity')} and not (${noName} and ${noNumber})`);
}

/** A row whose number only says that there is none ('无') is nobody either, when it has no name. */
async function noBodyAfterAll(reading: Reading, problems: string, add: Add): Promise<void> {
  const silent = `(select rid from ${problems} where code = 'identity_missing')`;
  await add(null, `'no_name_no_number'`, '', `r.rowid in ${silent} and ${isBlank(reading, 'name')} and ${isBlank(reading, 'certificate')}`);
  await reading.engine.run(`delete from ${problems} where code in ('name_missing', 'identity_missing') and rid in (select rid from ${problems} where code = 'no_name_no_number')`);
}

const RARE = /[\u3400-\u4dbf\u{20000}-\u{3ffff}\u9fa6-\u9fff]/u;

/** Reads the names that are not plain Chinese characters into `<prefix>_name_odd(text, code)`. */
async function checkNames(reading: Reading): Promise<string | null> {
  const cell = cellOf(reading, 'name');
  if (!cell) return null;
  const texts = await reading.engine.rows<{ text: string }>(
    `select distinct ${cell} as text from ${reading.raw.table} where ${cell} is not null and not regexp_full_match(${cell}, '[\u4e00-\u9fa5]+')`,
  );
  const odd = texts.flatMap(({ text }) => {
    const code = nameProblem(text);
    return code ? [[text, code]] : [];
  });
  if (odd.length === 0) return null;
  await reading.engine.load(`${reading.prefix}_name_odd`, { text: 'varchar', code: 'varchar' }, odd);
  return `${reading.prefix}_name_odd`;
}

function nameProblem(text: string): ProblemCode | null {
  if (text.includes('\ufffd')) return 'characters_lost';
  if (nameNeedsReview(text) || text.includes('"')) return 'name_needs_review';
  if (/[\ue000-\uf8ff]/.test(text)) return 'name_private_use';
  return RARE.test(cleanName(text)) ? 'name_rare_character' : null;
}

async function checkValues(reading: Reading, column: TypedColumn, add: Add): Promise<void> {
  const declared = reading.definition.columns[column.field];
  const required = declared?.required === true && declared.role === undefined;
  if (column.odd) {
    const code = required
      ? `case o.problem ${Object.entries(WHEN_REQUIRED).map(([from, to]) => `when '${from}' then '${to}'`).join(' ')} else o.problem end`
      : 'o.problem';
    await add(column.field, code, `join ${column.odd} o on o.text = r.${cellOf(reading, column.field)}`, 'o.problem is not null');
  }
  if (!required || !cellOf(reading, column.field)) return;
  const unread = column.odd ? ` and ${column.odd}.problem is null` : '';
  await add(column.field, `'value_missing'`, oddJoin(reading, column), `(${column.value}) is null${unread} and not (${isBlank(reading, 'name')} and ${isBlank(reading, 'identity')} and ${isBlank(reading, 'certificate')})`);
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
    const plain = `regexp_full_match(r.${identity}, '[0-9]{17}[0-9Xx]')`;
    await differs('birth', 'birth_differs', `try_strptime(substr(r.${identity}, 7, 8), '%Y%m%d')`, plain);
    await differs('sex', 'sex_differs', `case when substr(r.${identity}, 17, 1) in ('1', '3', '5', '7', '9') then 'male' else 'female' end`, plain);
    if (certificate) {
      await add('certificate', `'certificate_other_identity'`, '', `${plain} and regexp_full_match(r.${certificate}, '[0-9]{17}[0-9Xx][1-7][1-4].*') and upper(substr(r.${certificate}, 1, 18)) <> upper(r.${identity})`);
    }
  }
  if (!certificate) return;
  const plain = `regexp_full_match(r.${certificate}, '[0-9]{17}[0-9Xx][1-7][1-4](B.*)?')`;
  await differs('category', 'category_differs', `cast(substr(r.${certificate}, 19, 1) as bigint)`, plain);
  await differs('grade', 'grade_differs', `cast(substr(r.${certificate}, 20, 1) as bigint)`, plain);
}

function placeField(reading: Reading): string | null {
  return ['village', 'town', 'county', 'address', 'division_code'].find((field) => cellOf(reading, field) !== null) ?? null;
}

/** SQL list of the codes whose rows come back. */
export const ERROR_CODES = Object.entries(CATALOGUE)
  .filter(([, entry]) => entry.about === 'row' && entry.severity === 'error')
  .map(([code]) => literal(code))
  .join(', ');
