import type { Scope } from '../language/node.ts';
import { dimensionsOf } from './parameter-value.ts';
import type { Fact, ListPolicy, Parameter } from './policy.ts';

/** What the expressions of a policy may name. */
export function policyScope(
  facts: ReadonlyMap<string, Fact>, parameters: ReadonlyMap<string, Parameter>, lists: ReadonlyMap<string, ListPolicy>,
): Scope {
  const rows: Scope['rows'] = (list) => {
    const columns = lists.get(list)?.columns;
    const listed = listedFact(facts, list);
    return columns && columns.size > 0 && listed !== null ? { list, listed, columns } : null;
  };
  return {
    fact: (name) => {
      const fact = facts.get(name);
      return fact ? { type: fact.type, values: fact.values && Object.keys(fact.values) } : null;
    },
    parameter: (name) => parameters.get(name)?.type ?? null,
    dimensionsOf: (name) => dimensionsOf(parameters, name),
    factNames: () => facts.keys(),
    parameterNames: () => parameters.keys(),
    rows,
    rowLists: () => [...lists.keys()].filter((list) => rows(list) !== null),
  };
}

/** The fact that says whether a list names the person; null when the catalogue has none. */
export function listedFact(facts: ReadonlyMap<string, Fact>, list: string): string | null {
  for (const fact of facts.values()) if (fact.list === list && fact.from === 'listed') return fact.name;
  return null;
}
