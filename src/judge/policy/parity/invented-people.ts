import { literal, quoted, type AnalysisEngine, type ColumnType } from '../../../foundation/platform/engine/index.ts';
import type { SqlDialect } from '../language/dialect.ts';
import type { Row } from '../language/node.ts';
import { SQL_TYPE, type Value } from '../language/value.ts';
import { COLUMNS, FACTS, LISTS } from './invented-expressions.ts';
import { inventedValue, type Draw } from './invented-values.ts';

/** A person for invented expressions: the value of each fact, and the rows of each list, null where nobody can tell. */
export interface InventedOne {
  readonly facts: ReadonlyMap<string, Value>;
  readonly rows: ReadonlyMap<string, readonly Row[] | null>;
}

/** Invents people with unknowns in every field; every fourth has none, so that CEL can judge them too. */
export function inventPeople(count: number, asOf: string, draw: Draw): InventedOne[] {
  return Array.from({ length: count }, (_, i) => {
    const whole = i % 4 === 0;
    const value = (type: InventedType): Value => {
      for (;;) {
        const drawn = inventedValue({ type, values: null }, asOf, draw);
        if (drawn !== null || !whole) return drawn;
      }
    };
    const rowOf = (row: number): Row => Object.fromEntries(Object.entries(COLUMNS).map(([column, type]) => [column, column === 'row' ? row : value(type)]));
    const rows = LISTS.map((list): [string, Row[] | null] =>
      [list, !whole && draw.chance(0.2) ? null : Array.from({ length: draw.pick([0, 1, 1, 2, 3]) }, (__, n) => rowOf(n + 1))]);
    const listed = rows.map(([list, own]): [string, Value] => [`${list}.listed`, own && own.length > 0]);
    return { facts: new Map([...FACTS.map(({ name, type }): [string, Value] => [name, value(type)]), ...listed]), rows: new Map(rows) };
  });
}

type InventedType = Parameters<typeof inventedValue>[0]['type'];

/** Writes the people into a temporary table `people` as the facts relation has them: a column a fact, and `<list>#cells`. */
export async function loadPeople(engine: AnalysisEngine, dialect: SqlDialect, people: readonly InventedOne[]): Promise<void> {
  const [first] = people;
  const types = Object.fromEntries([...(first?.facts.keys() ?? [])].map((name): [string, ColumnType] => [name, SQL_TYPE[FACTS.find((fact) => fact.name === name)?.type ?? 'bool']]));
  await engine.load('plain', { person: 'bigint', ...types }, people.map(({ facts }, i) => [i, ...facts.values()]));
  const cells = Object.entries(COLUMNS).map(([name, type]) => ({ name, type: SQL_TYPE[type], sql: quoted(name) }));
  const columnTypes: Record<string, ColumnType> = { person: 'bigint', list: 'varchar', ...Object.fromEntries(cells.map(({ name, type }) => [name, type])) };
  await engine.load('cells', columnTypes, people.flatMap(({ rows }, i) => [...rows].flatMap(([list, own]) =>
    (own ?? []).map((row) => [i, list, ...cells.map(({ name }) => row[name] ?? null)]))));
  const gathered = LISTS.map((list) => {
    const found = `(select ${dialect.gatherRows(dialect.rowOf(cells))} from cells where cells.person = plain.person and list = ${literal(list)})`;
    return `case when ${quoted(`${list}.listed`)} then ${found} when not ${quoted(`${list}.listed`)} then ${dialect.noRows} end as ${quoted(`${list}#cells`)}`;
  });
  await engine.run(`create or replace temp table people as select plain.*, ${gathered.join(', ')} from plain order by person`);
}
