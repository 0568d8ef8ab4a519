import { withFoundations } from '../facts/fact-sources.ts';
import { factsOf, type Node, type WalkContext } from '../language/node.ts';
import type { Sensitivity } from '../packs/sensitivity.ts';
import { amountsBehind } from '../rules/amounts-behind.ts';
import { GAP_WORDS } from '../rules/gap-words.ts';
import type { WalkRequest } from '../rules/walk-rule.ts';
import type { Expression } from './entitlement.ts';
import type { Answer, PersonEntitlement, SetBy } from './person-entitlement.ts';

/** What is asked of one person, and what the reader may see of them. */
export interface PersonRequest extends WalkRequest {
  readonly mayRead: readonly Sensitivity[];
}

/** The same with facts and amounts as an entitlement sees them. */
export interface KnownPerson extends PersonRequest {
  readonly context: WalkContext;
}

/** What a condition answers of the person. */
export function answerOf({ node }: { readonly node: Node }, person: KnownPerson): Answer {
  if (isWithheld(node, person)) return 'withheld';
  const value = node.walk(person.context);
  return value === null ? 'cannot_tell' : value === true ? 'yes' : 'no';
}

/** A number or an amount in fen; null where it cannot be told, or not to this reader. */
export function numberOf(expression: Expression | null, person: KnownPerson): number | null {
  const value = expression && !isWithheld(expression.node, person) ? expression.node.walk(person.context) : null;
  return typeof value === 'number' ? value : null;
}

/** A month; null where it cannot be told, or not to this reader. */
export function textOf(expression: Expression | null, person: KnownPerson): string | null {
  const value = expression && !isWithheld(expression.node, person) ? expression.node.walk(person.context) : null;
  return typeof value === 'string' ? value : null;
}

/** The dated values that set an amount where the person lives, or why there is none. */
export function setting({ node }: Expression, { policy, asOf, county }: KnownPerson): Pick<NonNullable<PersonEntitlement['expected']>, 'setBy' | 'why'> {
  const amounts = amountsBehind(policy, [node], asOf, county);
  const setBy = amounts.flatMap(({ parameter, label, value }): SetBy[] => (value ? [{
    parameter, label, region: value.region, pack: value.pack, from: value.from, basis: value.basis,
  }] : []));
  return { setBy, why: setBy.length < amounts.length ? GAP_WORDS.no_parameter : null };
}

function isWithheld(node: Node, { policy, mayRead }: KnownPerson): boolean {
  return withFoundations(policy, factsOf(node)).some((fact) => !mayRead.includes(fact.mayRead));
}
