import { literal, quoted, type ColumnType } from '../../../foundation/platform/engine/index.ts';
import type { SqlDialect } from '../language/dialect.ts';
import { SQL_TYPE } from '../language/value.ts';
import type { Fact } from '../packs/policy.ts';
import { bitOf, bitsColumn, maskOf, placeOfList } from './list-bits.ts';
import type { ListInput } from './list-state.ts';

/** A list that can be read, with the facts wanted of it. */
export interface ReadableList {
  readonly list: string;
  /** See `listNumbers`. */
  readonly number: number;
  readonly input: ListInput;
  readonly facts: readonly Fact[];
  /** The columns of its rows that are looked at one by one; empty: none are. */
  readonly cells: readonly { readonly name: string; readonly type: ColumnType }[];
}

/** Column of all rows of a person, an array (see `placeOfList`); in the relation of facts in order, the register's before them. */
export const PLACES = quoted('#places');
/** Column of what the linked rows say of a fact, before asking whether the list may be believed. */
export const rawColumn = (name: string): string => quoted(`${name}#raw`);
/** Column of the person's linked rows themselves, an array of their looked-at cells. */
export const cellsColumn = (list: string): string => quoted(`${list}#cells`);

/** The numbers that lists have their bits in. */
export function masksOf(lists: readonly ReadableList[]): number[] {
  return [...new Set(lists.map(({ number }) => maskOf(number)))];
}

/**
 * What all lists say of each person they name (or of one `person` alone): which have rows of the person and in which one waits, the rows, and the raw value of each fact.
 * The lists are laid under each other and grouped once: a join for each list took twice as long. Each column of the group costs 0.04 processor seconds
 * for 200,000 people whatever is in it, so the lists share theirs: with three of their own each it took 2.2 seconds, so 0.7.
 */
export function toldSql(lists: readonly ReadableList[], dialect: SqlDialect, person?: string): string {
  const only = person === undefined ? '' : ` and person_id = ${literal(person)}`;
  const raw = lists.flatMap(({ facts }) => facts.filter(({ from }) => typeof from === 'object'));
  const layout: Layout = { raw, looked: lists.filter(({ cells }) => cells.length > 0), masks: masksOf(lists), dialect };
  const columns = [
    ...layout.masks.flatMap((mask) => (['listed', 'asked'] as const).map((told) => `  , ${dialect.allBits(bitsColumn(told, mask))} as ${bitsColumn(told, mask)}`)),
    `  , ${dialect.gatherRows('place')} filter (where place is not null) as ${PLACES}`,
    ...raw.map((fact) => `  , ${aggregate(fact, dialect)} as ${rawColumn(fact.name)}`),
    ...layout.looked.map(({ list }) => `  , ${dialect.gatherRows(cellsColumn(list))} filter (where ${cellsColumn(list)} is not null) as ${cellsColumn(list)}`),
  ];
  const rows = lists.map((list) => linkedRows(list, layout) + only);
  const asked = lists.flatMap((list) => askedRows(list, layout).map((sql) => sql + only));
  return ['select person_id', ...columns, 'from (', [...rows, ...asked].join('\nunion all\n'), ') told', 'group by person_id'].join('\n');
}

function aggregate(fact: Fact, dialect: SqlDialect): string {
  const raw = rawColumn(fact.name);
  if (typeof fact.from !== 'object') throw new TypeError(`${fact.name} is not made of a column`);
  if ('any' in fact.from) return `bool_or(${raw})`;
  if ('sum' in fact.from) return `cast(sum(${raw}) as ${SQL_TYPE[fact.type]})`;
  // A fact's values stand in the rows of its list alone, so that its places come in the order of its rows.
  if ('latest' in fact.from) return dialect.latest(raw, 'place');
  return 'min' in fact.from ? `min(${raw})` : `max(${raw})`;
}

/** The columns that all lists share when they are laid under each other. */
interface Layout {
  readonly raw: readonly Fact[];
  /** Lists whose rows are looked at one by one. */
  readonly looked: readonly ReadableList[];
  readonly masks: readonly number[];
  readonly dialect: SqlDialect;
}

function linkedRows(of: ReadableList, layout: Layout): string {
  const { list, number, input, facts } = of;
  const { raw, looked, dialect } = layout;
  const own = raw.filter((fact) => facts.includes(fact));
  const snapshot = own.length > 0 || looked.includes(of) ? ` join ${dialect.parquet(input.snapshot)} s on s."row" = l."row"` : '';
  const values = raw.map((fact) => (own.includes(fact) ? `s.${quoted(columnOf(fact))}` : nothing(fact)));
  return `select l.person_id, ${placeOfList(number)} + l."row" as place${bits('listed', number, layout)}${named(values, layout, of)}\n  from ${dialect.parquet(input.links)} l${snapshot}`
    + `\n  where l.list = ${literal(list)} and l.status = 'linked'`;
}

function askedRows({ list, number, input }: ReadableList, layout: Layout): string[] {
  if (input.candidates === null) return [];
  const { raw, dialect } = layout;
  const columns = `${bits('asked', number, layout)}${named(raw.map(nothing), layout)}`;
  return [`select person_id, cast(null as bigint) as place${columns}\n  from ${dialect.parquet(input.candidates)} where list = ${literal(list)}`];
}

function bits(told: 'listed' | 'asked', number: number, { masks }: Layout): string {
  return masks.flatMap((mask) => (['listed', 'asked'] as const).map((one) =>
    `, cast(${one === told && mask === maskOf(number) ? bitOf(number) : 0} as bigint) as ${bitsColumn(one, mask)}`)).join('');
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
