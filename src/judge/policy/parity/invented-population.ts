import { join } from 'node:path';
import type { AnalysisEngine, ColumnType } from '../../../foundation/platform/engine/index.ts';
import type { ListInput } from '../facts/list-state.ts';
import { SQL_TYPE, type Value } from '../language/value.ts';
import type { Fact, Policy } from '../packs/policy.ts';
import { inventList, type InventedList } from './invented-lists.ts';
import { drawFrom, inventedValue } from './invented-values.ts';

export interface InventedPerson {
  readonly id: string;
  readonly county: string;
  readonly facts: ReadonlyMap<string, Value>;
}

export interface InventedPopulation {
  readonly people: readonly InventedPerson[];
  readonly lists: ReadonlyMap<string, InventedList>;
  readonly population: string;
  readonly inputs: readonly ListInput[];
}

const COUNTIES = ['341502', '341503', '341504', '341522', '341523', '341524', '341525'];

/** Invents people with gaps in every field and every list about them; one list in eight is not handed over. The same seed, the same people. */
export async function inventPopulation(engine: AnalysisEngine, policy: Policy, count: number, asOf: string, seed: number, folder: string): Promise<InventedPopulation> {
  const draw = drawFrom(seed);
  const columns = registerColumns(policy);
  const people = Array.from({ length: count }, (_, i): InventedPerson => ({
    id: `p${i}`,
    county: draw.chance(0.05) ? '' : draw.pick(COUNTIES),
    facts: new Map([...columns.values()].map((fact) => [fact.name, inventedValue(fact, asOf, draw)])),
  }));
  const population = join(folder, 'population.parquet');
  const types: Record<string, ColumnType> = {
    person_id: 'varchar', certificate: 'varchar', county: 'varchar', division: 'varchar', row: 'bigint',
    ...Object.fromEntries([...columns].map(([column, { type }]) => [column, SQL_TYPE[type]])),
  };
  await engine.load('invented', types, people.map(({ id, county, facts }, i) => [id, `c${i}`, county || null, county || null, i + 1, ...facts.values()]));
  await engine.writeParquet('select * from invented', population);
  const lists = new Map<string, InventedList>();
  for (const { list } of policy.lists.values()) {
    if (list === 'register' || draw.chance(0.125)) continue;
    lists.set(list, await inventList(engine, policy, list, people, asOf, COUNTIES, folder, draw));
  }
  return { people, lists, population, inputs: [...lists.values()].map(({ input }) => input) };
}

function registerColumns(policy: Policy): Map<string, Fact> {
  const facts = [...policy.facts.values()].filter((fact) => fact.list === 'register' && !fact.definition);
  return new Map(facts.flatMap((fact) => (typeof fact.from === 'object' && 'column' in fact.from ? [[fact.from.column, fact] as const] : [])));
}
