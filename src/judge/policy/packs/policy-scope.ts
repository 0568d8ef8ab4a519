import type { Scope } from '../language/node.ts';
import { dimensionsOf } from './parameter-value.ts';
import type { Fact, Parameter } from './policy.ts';

/** What the expressions of a policy may name. */
export function policyScope(facts: ReadonlyMap<string, Fact>, parameters: ReadonlyMap<string, Parameter>): Scope {
  return {
    fact: (name) => {
      const fact = facts.get(name);
      return fact ? { type: fact.type, values: fact.values && Object.keys(fact.values) } : null;
    },
    parameter: (name) => parameters.get(name)?.type ?? null,
    dimensionsOf: (name) => dimensionsOf(parameters, name),
    factNames: () => facts.keys(),
    parameterNames: () => parameters.keys(),
  };
}
