import { literal, oneOf, type Cell, type ColumnType } from '../../foundation/platform/engine/index.ts';
import { cellReader, TEXT, type CellReader } from './read-cells.ts';
import { cellOf, type Reading } from './reading.ts';

/** A column of the snapshot: its SQL over the raw table `r`, and where its odd cells were read. */
export interface TypedColumn {
  readonly field: string;
  readonly type: ColumnType;
  readonly value: string;
  /** `<odd>(text, value, problem)` holds each odd text once; null where `value` needs none. */
  readonly odd: string | null;
  /** The table holds every text of the column, not only the odd ones. */
  readonly whole: boolean;
  /** Some odd text has a problem. */
  readonly problems: boolean;
}

/** Rows looked at to tell whether a column's texts repeat themselves (a century has 36,525 days, written in several ways). */
const SAMPLE = 131_072;
/** Up to so many texts a CASE is faster than a join. */
const CASES_LIMIT = 12;

/**
 * Makes a column typed: SQL reads the cells that are clean, and each other text is read once in the kernel and joined back (a column of six million
 * cells has at most some thousands of odd texts).
 */
export async function typeColumn(reading: Reading, field: string): Promise<TypedColumn> {
  const column = reading.definition.columns[field];
  const cell = cellOf(reading, field);
  const reader = column ? cellReader(column) : TEXT;
  if (!cell) return { field, type: reader.type, value: `cast(null as ${reader.type})`, odd: null, whole: false, problems: false };
  const isText = reader === TEXT;
  if (!isText && (await hasFewTexts(reading, cell))) return typeByText(reading, field, cell, reader);
  const texts = await reading.engine.rows<{ text: string }>(`select distinct text from (${oddTexts(reading, field, cell, reader)})`);
  const clean = reader.clean(`r.${cell}`);
  if (texts.length === 0) return { field, type: reader.type, value: clean, odd: null, whole: false, problems: false };
  const odd = `${reading.prefix}_${field}_odd`;
  const rows = texts.map(({ text }) => readOdd(reader, text));
  await reading.engine.load(odd, { text: 'varchar', value: reader.type, problem: 'varchar' }, rows);
  const value = isText ? `case when ${odd}.text is null then ${clean} else ${odd}.value end` : `coalesce(${clean}, ${odd}.value)`;
  return { field, type: reader.type, value, odd, whole: false, problems: rows.some(([, , problem]) => problem !== null) };
}

/** SQL of (text): the cells of a column that SQL alone cannot read. */
function oddTexts({ raw, odd }: Reading, field: string, cell: string, reader: CellReader): string {
  if (reader !== TEXT) return `select ${cell} as text from ${raw.table} where ${cell} is not null and (${reader.clean(cell)}) is null`;
  if (field === 'name' && odd.names) return `select text from ${odd.names} where ${padded('text')}`;
  return `select ${cell} as text from ${field === 'identity' ? odd.unsound : raw.table} where ${padded(cell)}`;
}

/** Whether at most half of the cells are new: then each text is read once; else they are cast row by row. */
async function hasFewTexts({ engine, raw }: Reading, cell: string): Promise<boolean> {
  // By row id, for a limit takes its rows one by one: a fourth of the time.
  const [counted] = await engine.rows<{ texts: number }>(`select count(distinct ${cell}) as texts from ${raw.table} where rowid < ${SAMPLE}`);
  return (counted?.texts ?? 0) <= SAMPLE / 2;
}

/** Types a column whose cells repeat themselves: every text is read once, by SQL where it is clean, and a row looks its value up. */
async function typeByText({ engine, raw, prefix }: Reading, field: string, cell: string, reader: CellReader): Promise<TypedColumn> {
  const { type } = reader;
  const [odd, unclean] = [`${prefix}_${field}_odd`, `${prefix}_${field}_unclean`];
  // The texts are a table of their own: as one query the cast would be pushed down to the rows.
  await engine.run(`create temp table ${unclean} as select distinct ${cell} as text from ${raw.table} where ${cell} is not null`);
  await engine.run(`create temp table ${odd} as select text, ${reader.clean('text')} as value, cast(null as varchar) as problem from ${unclean}`);
  const texts = await engine.rows<{ text: string }>(`select text from ${odd} where value is null`);
  const rows = texts.map(({ text }) => readOdd(reader, text));
  await engine.load(unclean, { text: 'varchar', value: type, problem: 'varchar' }, rows);
  await engine.run(`delete from ${odd} where value is null`);
  await engine.run(`insert into ${odd} from ${unclean}`);
  const problems = rows.some(([, , problem]) => problem !== null);
  const few = problems ? [] : await engine.rows<{ text: string; value: Cell }>(`select text, value from ${odd} limit ${CASES_LIMIT + 1}`);
  if (few.length === 0 || few.length > CASES_LIMIT) return { field, type, value: `${odd}.value`, odd, whole: true, problems };
  const told = few.map(({ text, value }) => ({ text, value: value === null || typeof value === 'object' ? null : String(value) }));
  const cast = (value: string) => (type === 'varchar' ? oneOf(engine.dialect, value, [...new Set(told.flatMap((one) => one.value ?? []))]) : `cast(${value} as ${type})`);
  const cases = told.map(({ text, value }) => `when ${literal(text)} then ${value === null ? 'null' : cast(literal(value))}`);
  return { field, type, value: cast(`case r.${cell} ${cases.join(' ')} end`), odd: null, whole: false, problems };
}

/** Spaces that stand around cells: ASCII, no-break, ideographic, zero width, byte order mark. */
const SPACES = [' ', '\t', '\r', '\u00a0', '\u3000', '\u200b', '\ufeff'];

/** SQL that is true for cells with space around them and for empty ones. Comparing ends is ten times faster than trimming Chinese text. */
function padded(cell: string): string {
  return [`${cell} = ''`, ...SPACES.flatMap((space) => [`${cell} like '${space}%'`, `${cell} like '%${space}'`])].join(' or ');
}

function readOdd(reader: CellReader, text: string): [string, Cell, Cell] {
  const { value, problem } = reader.read(text.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, ''));
  return [text, value, problem];
}

/** The join that brings the odd cells of a column back, with `day` of each worked out once where asked for. */
export function oddJoin(reading: Reading, { field, odd }: TypedColumn, day?: (value: string) => string): string {
  if (odd === null) return '';
  const texts = day ? `(select *, ${day('value')} as day from ${odd})` : odd;
  return `left join ${texts} ${odd} on ${odd}.text = r.${cellOf(reading, field)}`;
}
