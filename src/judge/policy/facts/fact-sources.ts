import { factsOf } from '../language/node.ts';
import type { Fact, Policy } from '../packs/policy.ts';

/** Facts by name with all facts their definitions stand on, each once, what is stood on first. */
export function withFoundations(policy: Policy, names: Iterable<string>): Fact[] {
  const found = new Map<string, Fact>();
  const add = (name: string): void => {
    const fact = policy.facts.get(name);
    if (!fact || found.has(name)) return;
    if (fact.definition) for (const below of factsOf(fact.definition)) add(below);
    found.set(name, fact);
  };
  for (const name of names) add(name);
  return [...found.values()];
}

/** Whether a fact can be told from the register alone. */
export function fromRegisterAlone(policy: Policy, name: string): boolean {
  return withFoundations(policy, [name]).every(({ list }) => list === 'register');
}

/** What a fact says of a person whom a complete list does not name; null: nothing. */
export function whenNotListed(fact: Fact): false | 0 | null {
  if (fact.from === 'listed') return false;
  if (typeof fact.from !== 'object') return null;
  if ('any' in fact.from) return false;
  return 'sum' in fact.from ? 0 : null;
}
