import { nodesOf } from '../language/node.ts';
import type { Clause } from '../packs/policy.ts';
import type { RuleInForce } from '../rules/rules-on.ts';
import { walkContext, type FactValues, type WalkRequest } from '../rules/walk-rule.ts';
import { celInput, planCel } from './cel-reference.ts';

/** What CEL's own evaluator says of one person; undefined where something the clause names is unknown. */
export type ClauseReference = (inForce: RuleInForce, request: WalkRequest, values: FactValues) => unknown;

/** CEL's own evaluator of a rule's clause; null for those that go through the rows of a list, or say what CEL has no word for. */
export function clauseReference({ text, node }: Clause): ClauseReference | null {
  if (text.includes('.rows')) return null;
  const named = [...new Map([...nodesOf(node)].flatMap(({ kind, name }) => {
    if (name === undefined || (kind !== 'fact' && kind !== 'parameter')) return [];
    return [[`${kind === 'parameter' ? 'parameter.' : ''}${name}`, { kind, name }] as const];
  }))].filter(([written]) => text.includes(written)).sort(([a], [b]) => b.length - a.length);
  const evaluate = planCel(named.reduce((said, [written], i) => said.replaceAll(written, `name${i}`), text));
  if (!evaluate) return null;
  return (inForce, request, values) => {
    const context = walkContext(inForce, request, values);
    const known = named.map(([, { kind, name }]) => (kind === 'fact' ? context.fact(name) : context.parameter(name)));
    if (known.includes(null)) return undefined;
    return evaluate({ as_of: request.asOf, ...Object.fromEntries(known.map((value, i) => [`name${i}`, celInput(value)])) });
  };
}
