import { literal, oneOf, type Cell, type ColumnType } from '../../foundation/platform/engine/index.ts';
import { cellReader, TEXT, type CellReader } from './read-cells.ts';
import { cellOf, type Reading } from './reading.ts';

/** A column of the snapshot: its SQL over the raw table `r`, and where its odd cells were read. */
export interface TypedColumn {
  readonly field: string;
  readonly type: ColumnType;
  readonly value: string;
  /** `<odd>(text, value, problem)` holds each odd text once, or `<odd>(rid, value)` the value of each row with one; null where `value` needs none. */
  readonly odd: string | null;
  readonly oddBy: 'text' | 'rid';
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
  if (!cell) return { field, type: reader.type, value: `cast(null as ${reader.type})`, odd: null, oddBy: 'text', whole: false, problems: false };
  if (reader === TEXT) return typeText(reading, field, cell);
  if (await hasFewTexts(reading, cell)) return typeByText(reading, field, cell, reader);
  const clean = reader.clean(`r.${cell}`);
  const texts = await reading.engine.rows<{ text: string }>(
    `select distinct ${cell} as text from ${reading.raw.table} where ${cell} is not null and (${reader.clean(cell)}) is null`,
  );
  if (texts.length === 0) return { field, type: reader.type, value: clean, odd: null, oddBy: 'text', whole: false, problems: false };
  const odd = `${reading.prefix}_${field}_odd`;
  const rows = texts.map(({ text }) => readOdd(reader, text));
  await reading.engine.load(odd, { text: 'varchar', value: reader.type, problem: 'varchar' }, rows);
  const problems = rows.some(([, , problem]) => problem !== null);
  return { field, type: reader.type, value: `coalesce(${clean}, ${odd}.value)`, odd, oddBy: 'text', whole: false, problems };
}

/**
 * Types a column of text: as it is written, without the space around it. Rows of names and identity numbers were set apart already; a look-up of the few with
 * space around them by row id costs a third of one by text.
 */
async function typeText({ engine, raw, odd: apart, prefix }: Reading, field: string, cell: string): Promise<TypedColumn> {
  const odd = `${prefix}_${field}_odd`;
  const rows = field === 'name' && apart.names ? `select rid, text from ${apart.names}` : field === 'identity' ? `select rid, ${cell} as text from ${apart.unsound}` : null;
  const oddBy = rows === null ? 'text' : 'rid';
  const trimmed = `nullif(trim(text, ${literal(SPACE)}), '') as value`;
  await engine.run(`create temp table ${odd} as
    select ${rows === null ? `distinct text, ${trimmed}` : `rid, ${trimmed}`} from (${rows ?? `select ${cell} as text from ${raw.table}`}) where ${padded('text')}`);
  const [found] = await engine.rows<{ rows: number }>(`select count(*) as rows from ${odd}`);
  if (!found?.rows) return { field, type: TEXT.type, value: `r.${cell}`, odd: null, oddBy, whole: false, problems: false };
  return { field, type: TEXT.type, value: `case when ${odd}.${oddBy} is null then r.${cell} else ${odd}.value end`, odd, oddBy, whole: false, problems: false };
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
  if (few.length === 0 || few.length > CASES_LIMIT) return { field, type, value: `${odd}.value`, odd, oddBy: 'text', whole: true, problems };
  const told = few.map(({ text, value }) => ({ text, value: value === null || typeof value === 'object' ? null : String(value) }));
  const cast = (value: string) => (type === 'varchar' ? oneOf(engine.dialect, value, [...new Set(told.flatMap((one) => one.value ?? []))]) : `cast(${value} as ${type})`);
  const cases = told.map(({ text, value }) => `when ${literal(text)} then ${value === null ? 'null' : cast(literal(value))}`);
  return { field, type, value: cast(`case r.${cell} ${cases.join(' ')} end`), odd: null, oddBy: 'text', whole: false, problems };
}

/** Spaces that stand around cells: ASCII, no-break, ideographic, zero width, byte order mark. */
const SPACES = [' ', '\t', '\r', '\u00a0', '\u3000', '\u200b', '\ufeff'];
/** All that is taken off: white space of Unicode, and what has no width. */
const SPACE = '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff';

/** SQL that is true for cells with space around them and for empty ones. Comparing ends is ten times faster than trimming Chinese text. */
function padded(cell: string): string {
  return [`${cell} = ''`, ...SPACES.flatMap((space) => [`${cell} like '${space}%'`, `${cell} like '%${space}'`])].join(' or ');
}

function readOdd(reader: CellReader, text: string): [string, Cell, Cell] {
  const { value, problem } = reader.read(text.replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, ''));
  return [text, value, problem];
}

/** The join that brings the odd cells of a column back, with `day` of each worked out once where asked for. */
export function oddJoin(reading: Reading, { field, odd, oddBy }: TypedColumn, day?: (value: string) => string): string {
  if (odd === null) return '';
  if (oddBy === 'rid') return `left join ${odd} on ${odd}.rid = r.rowid`;
  const texts = day ? `(select *, ${day('value')} as day from ${odd})` : odd;
  return `left join ${texts} ${odd} on ${odd}.text = r.${cellOf(reading, field)}`;
}
