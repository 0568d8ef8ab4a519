import { factsOf, nodesOf, type Node } from '../language/node.ts';
import type { Policy } from '../packs/policy.ts';
import { withFoundations } from './fact-sources.ts';

/** What some expressions ask of the facts relation: facts by name, and of lists whose rows they go through the columns they look at. */
export interface Wanted {
  readonly facts: readonly string[];
  readonly rows: WantedRows;
}

export type WantedRows = ReadonlyMap<string, ReadonlySet<string>>;

/** Everything that expressions ask for, the definitions of facts they name among them. */
export function wantedBy(policy: Policy, nodes: Iterable<Node>): Wanted {
  const asked = [...nodes];
  const facts = [...new Set(asked.flatMap((node) => factsOf(node)))];
  const definitions = withFoundations(policy, facts).flatMap(({ definition }) => definition ?? []);
  const rows = new Map<string, Set<string>>();
  for (const { reads } of [...asked, ...definitions].flatMap((node) => [...nodesOf(node)])) {
    if (!reads) continue;
    const columns = rows.get(reads.list) ?? new Set();
    if (reads.column !== null) columns.add(reads.column);
    rows.set(reads.list, columns);
  }
  return { facts, rows };
}
