import { withFoundations } from '../facts/fact-sources.ts';
import { wantedBy } from '../facts/wanted.ts';
import type { Fact, Policy } from '../packs/policy.ts';

/** The columns of each list that a rule looks at, in any of its versions: by list, in order. That the list names somebody is no column; a list of which a rule asks nothing else has none. */
export function columnsRead(policy: Policy, rule: string): ReadonlyMap<string, ReadonlySet<string>> {
  const nodes = policy.rules.filter(({ id }) => id === rule).flatMap(({ appliesTo, conditions }) => [...appliesTo, ...conditions].map(({ node }) => node));
  const { facts, rows } = wantedBy(policy, nodes);
  const columns = new Map([...rows].map(([list, names]) => [list, new Set(names)]));
  for (const fact of withFoundations(policy, facts)) {
    const column = columnOf(fact);
    const seen = columns.get(fact.list) ?? new Set();
    columns.set(fact.list, column === null ? seen : seen.add(column));
  }
  return columns;
}

function columnOf({ from }: Fact): string | null {
  if (typeof from === 'string' || 'expression' in from) return null;
  return Object.values(from)[0] ?? null;
}
