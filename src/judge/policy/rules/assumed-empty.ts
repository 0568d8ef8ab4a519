import type { ListState } from '../facts/list-state.ts';
import type { Rule } from '../packs/policy.ts';

/** A rule in force, or anything else that can do without some lists. */
export interface DoesWithout {
  readonly rule: Pick<Rule, 'ifGiven'>;
}

/** Lists a rule takes as naming nobody because nobody handed them over (its `if_given`). A list that is too old is not among them. */
export function assumedEmpty({ rule }: DoesWithout, states: ReadonlyMap<string, ListState>): string[] {
  return rule.ifGiven.filter((list) => states.get(list)?.gap === 'not_given');
}
