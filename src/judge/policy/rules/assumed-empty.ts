import type { ListState } from '../facts/list-state.ts';
import type { RuleInForce } from './rules-on.ts';

/** Lists a rule takes as naming nobody because nobody handed them over (its `if_given`). A list that is too old is not among them. */
export function assumedEmpty({ rule }: RuleInForce, states: ReadonlyMap<string, ListState>): string[] {
  return rule.ifGiven.filter((list) => states.get(list)?.gap === 'not_given');
}
