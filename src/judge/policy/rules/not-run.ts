import { withFoundations } from '../facts/fact-sources.ts';
import { allListsAtHand, type ListState } from '../facts/list-state.ts';
import { factsOf } from '../language/node.ts';
import { clausesOf, type Policy } from '../packs/policy.ts';
import { assumedEmpty } from './assumed-empty.ts';
import { rulesOn, type RuleInForce } from './rules-on.ts';
import { walkClauses } from './walk-rule.ts';

/** A rule that cannot say yes of anybody, because a list it cannot do without was not handed over. */
export interface NotRun {
  readonly rule: string;
  readonly lists: readonly string[];
}

/** The rules in force on a day that are not run with these lists handed over, and the lists each of them lacks. */
export function rulesNotRun(policy: Policy, given: Iterable<string>, asOf: string): NotRun[] {
  const handedOver = new Set(given);
  const states = allListsAtHand(policy, [...policy.lists.keys()].filter((list) => !handedOver.has(list)));
  const versions = Map.groupBy(rulesOn(policy, asOf), ({ rule }) => rule.id);
  return [...versions].flatMap(([rule, own]) => {
    const lacking = own.map((inForce) => listsLacking(inForce, policy, states));
    return lacking.every((lists) => lists.length > 0) ? [{ rule, lists: [...new Set(lacking.flat())] }] : [];
  });
}

/** The lists without which a clause is unknown for everyone, so that the rule never says yes; none where the rule can be run. */
export function listsLacking(inForce: RuleInForce, policy: Policy, states: ReadonlyMap<string, ListState>): string[] {
  const empty = assumedEmpty(inForce, states);
  const lacks = (list: string) => states.get(list)?.gap === 'not_given' && !empty.includes(list);
  const knowingNothing = walkClauses(inForce, { policy, states, asOf: inForce.rule.from, county: '' }, new Map());
  return [...new Set(clausesOf(inForce.rule).flatMap(({ node }, i) => {
    // A fact worked out from others belongs to the register and rests on theirs.
    const lists = [...new Set(withFoundations(policy, factsOf(node)).filter(({ definition }) => !definition).map(({ list }) => list))];
    return lists.length > 0 && lists.every(lacks) && knowingNothing[i]?.answer === null ? lists : [];
  }))];
}
