import { join } from 'node:path';
import type { AnalysisEngine, Cell, ColumnType } from '../../../foundation/platform/engine/index.ts';
import type { ListInput } from '../facts/list-state.ts';
import { SQL_TYPE, type Value } from '../language/value.ts';
import type { Fact, Policy } from '../packs/policy.ts';
import { inventedValue, type Draw } from './invented-values.ts';

export interface InventedRow {
  readonly row: number;
  readonly person: string;
  readonly status: 'linked' | 'asked' | 'nobody';
  readonly values: Readonly<Record<string, Value>>;
}

/** A list as it was invented: what the engine is given and what is true of it. */
export interface InventedList {
  readonly input: ListInput;
  readonly rowsOf: ReadonlyMap<string, readonly InventedRow[]>;
}

/** Invents a list about some of the people (one, two or no rows each; some wait at the desk) and writes its three Parquet files. */
export async function inventList(
  engine: AnalysisEngine, policy: Policy, list: string, people: readonly { readonly id: string }[], asOf: string, counties: readonly string[], folder: string, draw: Draw,
): Promise<InventedList> {
  const columns = columnsOf(policy, list);
  const rows = people.flatMap(({ id }) => Array.from({ length: draw.pick([0, 0, 1, 1, 2]) }, (): Omit<InventedRow, 'row'> => ({
    person: id,
    status: draw.pick(['linked', 'linked', 'asked', 'nobody']),
    values: Object.fromEntries([...columns].map(([column, fact]) => [column, inventedValue(fact, asOf, draw)])),
  }))).map((one, i) => ({ row: i + 1, ...one }));
  const path = (kind: string) => join(folder, `${list}-${kind}.parquet`);
  const write = async (kind: string, types: Record<string, ColumnType>, cells: Cell[][]) => {
    await engine.load('invented', types, cells);
    await engine.writeParquet('select * from invented', path(kind));
  };
  const valueTypes = Object.fromEntries([...columns].map(([column, { type }]) => [column, SQL_TYPE[type]]));
  await write('snapshot', { row: 'bigint', ...valueTypes }, rows.map((one) => [one.row, ...Object.values(one.values)]));
  const linkTypes = { list: 'varchar', row: 'bigint', certificate: 'varchar', person_id: 'varchar', status: 'varchar', method: 'varchar', probability: 'double' } as const;
  await write('links', linkTypes, rows.map(({ row, person, status }) => [list, row, null, status === 'linked' ? person : null, status, 'number', 1]));
  const { status: _, ...candidateTypes } = linkTypes;
  await write('candidates', candidateTypes, rows.filter(({ status }) => status === 'asked').map(({ row, person }) => [list, row, null, person, 'name', 0.6]));
  const covered = counties.filter(() => !draw.chance(0.2));
  return {
    rowsOf: Map.groupBy(rows, ({ person }) => person),
    input: {
      list, asOf: draw.pick([asOf, asOf, '2010-01-01']), snapshot: path('snapshot'), links: path('links'), candidates: path('candidates'),
      rows: rows.length, coverage: covered.map((county) => ({ county, rows: 1 })), held: counties.filter(() => draw.chance(0.1)),
    },
  };
}

function columnsOf(policy: Policy, list: string): Map<string, Fact> {
  const own = [...policy.facts.values()].filter((fact) => fact.list === list);
  return new Map(own.flatMap((fact) => (typeof fact.from === 'object' ? [[Object.values(fact.from)[0] ?? '', fact] as const] : [])));
}
