import { literal, quoted, type ColumnType } from '../../../foundation/platform/engine/index.ts';
import type { SqlDialect } from '../language/dialect.ts';
import { SQL_TYPE } from '../language/value.ts';
import type { Fact } from '../packs/policy.ts';
import type { ListInput } from './list-state.ts';

/** A list that can be read, with the facts wanted of it. */
export interface ReadableList {
  readonly list: string;
  readonly input: ListInput;
  readonly facts: readonly Fact[];
  /** The columns of its rows that are looked at one by one; empty: none are. */
  readonly cells: readonly { readonly name: string; readonly type: ColumnType }[];
}

/** Column of a person's linked row numbers, an array; null where no row is linked. */
export const rowsColumn = (list: string): string => quoted(`${list}#rows`);
/** Column that is true where a row waits at the desk. */
export const askedColumn = (list: string): string => quoted(`${list}#asked`);
/** Column of what the linked rows say of a fact, before asking whether the list may be believed. */
export const rawColumn = (name: string): string => quoted(`${name}#raw`);
/** Column of the person's linked rows themselves, an array of their looked-at cells. */
export const cellsColumn = (list: string): string => quoted(`${list}#cells`);

/**
 * What all lists say of each person they name (or of one `person` alone): their rows, whether one waits, and the raw value of each fact.
 * The lists are laid under each other and grouped once: a join for each list took twice as long, its arrays copied through every join after.
 */
export function toldSql(lists: readonly ReadableList[], dialect: SqlDialect, person?: string): string {
  const only = person === undefined ? '' : ` and person_id = ${literal(person)}`;
  const raw = lists.flatMap(({ facts }) => facts.filter(({ from }) => typeof from === 'object'));
  const columns = lists.flatMap(({ list, facts, cells }, i) => [
    `  , ${dialect.gatherRows('"row"')} filter (where list_no = ${i + 1}) as ${rowsColumn(list)}`,
    `  , count(*) filter (where list_no = ${-i - 1}) > 0 as ${askedColumn(list)}`,
    ...facts.flatMap((fact) => (raw.includes(fact) ? [`  , ${aggregate(fact, dialect)} as ${rawColumn(fact.name)}`] : [])),
    ...(cells.length === 0 ? [] : [`  , ${dialect.gatherRows(cellsColumn(list))} filter (where list_no = ${i + 1}) as ${cellsColumn(list)}`]),
  ]);
  const layout: Layout = { raw, looked: lists.filter(({ cells }) => cells.length > 0), dialect };
  const rows = lists.map((list, i) => linkedRows(list, i + 1, layout) + only);
  const asked = lists.flatMap((list, i) => askedRows(list, -i - 1, layout).map((sql) => sql + only));
  return ['select person_id', ...columns, 'from (', [...rows, ...asked].join('\nunion all\n'), ') told', 'group by person_id'].join('\n');
}

function aggregate(fact: Fact, dialect: SqlDialect): string {
  const raw = rawColumn(fact.name);
  if (typeof fact.from !== 'object') throw new TypeError(`${fact.name} is not made of a column`);
  if ('any' in fact.from) return `bool_or(${raw})`;
  if ('sum' in fact.from) return `cast(sum(${raw}) as ${SQL_TYPE[fact.type]})`;
  if ('latest' in fact.from) return dialect.latest(raw, '"row"');
  return 'min' in fact.from ? `min(${raw})` : `max(${raw})`;
}

/** The columns that all lists share when they are laid under each other. */
interface Layout {
  readonly raw: readonly Fact[];
  /** Lists whose rows are looked at one by one. */
  readonly looked: readonly ReadableList[];
  readonly dialect: SqlDialect;
}

function linkedRows(of: ReadableList, number: number, layout: Layout): string {
  const { list, input, facts } = of;
  const { raw, looked, dialect } = layout;
  const own = raw.filter((fact) => facts.includes(fact));
  const snapshot = own.length > 0 || looked.includes(of) ? ` join ${dialect.parquet(input.snapshot)} s on s."row" = l."row"` : '';
  const values = raw.map((fact) => (own.includes(fact) ? `s.${quoted(columnOf(fact))}` : nothing(fact)));
  return `select l.person_id, ${number} as list_no, l."row"${named(values, layout, of)}\n  from ${dialect.parquet(input.links)} l${snapshot}`
    + `\n  where l.list = ${literal(list)} and l.status = 'linked'`;
}

function askedRows({ list, input }: ReadableList, number: number, layout: Layout): string[] {
  if (input.candidates === null) return [];
  const { raw, dialect } = layout;
  return [`select person_id, ${number}, "row"${named(raw.map(nothing), layout)}\n  from ${dialect.parquet(input.candidates)} where list = ${literal(list)}`];
}

function nothing({ type }: Fact): string {
  return `cast(null as ${SQL_TYPE[type]})`;
}

function named(values: readonly string[], { raw, looked, dialect }: Layout, of?: ReadableList): string {
  const cells = looked.map((one) => {
    const row = one.cells.map(({ name, type }) => ({ name, type, sql: `s.${quoted(name)}` }));
    return `, ${one === of ? dialect.rowOf(row) : dialect.noRow(row)} as ${cellsColumn(one.list)}`;
  });
  return [...raw.map((fact, i) => `, ${values[i] ?? 'null'} as ${rawColumn(fact.name)}`), ...cells].join('');
}

function columnOf({ from, name }: Fact): string {
  const column = typeof from === 'object' ? Object.values(from)[0] : undefined;
  if (column === undefined) throw new TypeError(`${name} is not made of a column`);
  return column;
}
