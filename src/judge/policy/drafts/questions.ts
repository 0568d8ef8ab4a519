import { dimensionsOf } from '../packs/parameter-value.ts';
import { factsOf, type Node } from '../language/node.ts';
import { clausesOf, type Clause, type Label, type Policy } from '../packs/policy.ts';
import type { RuleKind } from '../packs/rule-kinds.ts';
import { rulesOn, type RuleInForce } from '../rules/rules-on.ts';

/** Something a policy says of everyone: whether a rule suspects them, or whether a benefit is due to them and how much a month. */
export interface Question {
  /** The rule, or the benefit with `due:` before it. */
  readonly id: string;
  readonly kind: RuleKind | 'due';
  readonly benefit: string;
  readonly label: Label;
  /** The versions in force on the day, one a person. */
  readonly versions: readonly RuleInForce[];
  /** Parameter of the monthly amount; null where the question is not about money. */
  readonly amount: { readonly parameter: string; readonly label: Label } | null;
}

/** Every rule in force on a day, and every benefit whose amount a parameter `<benefit>.amount` tells. */
export function questionsOn(policy: Policy, asOf: string): Question[] {
  const inForce = rulesOn(policy, asOf);
  const rules = [...new Set(inForce.map(({ rule }) => rule.id))].map((id): Question => {
    const versions = inForce.filter(({ rule }) => rule.id === id);
    const { kind, benefit, label } = versions[0]?.rule ?? NO_RULE;
    return { id, kind, benefit, label, versions, amount: null };
  });
  const due = rules.flatMap((rule) => dueOf(policy, rule));
  return [...rules, ...due.filter(({ id }, i) => due.findIndex((one) => one.id === id) === i)];
}

const NO_RULE = { kind: 'missed', benefit: '', label: { zh: '', en: '' } } as const;

/**
 * To whom a benefit is due: those whom the rule of the missed is about, whether they receive it or not. That is the rule without its clauses
 * about the benefit's own list.
 */
function dueOf(policy: Policy, { kind, benefit, versions }: Question): Question[] {
  const parameter = policy.parameters.get(`${benefit}.amount`);
  if (kind !== 'missed' || parameter?.type !== 'money') return [];
  const own = ({ node }: Clause) => factsOf(node).some((name) => policy.facts.get(name)?.list === benefit);
  const others = (clauses: readonly Clause[]) => clauses.filter((clause) => !own(clause));
  const without = versions.map((version) => ({
    ...version, rule: { ...version.rule, appliesTo: others(version.rule.appliesTo), conditions: others(version.rule.conditions) },
  }));
  if (without.some(({ rule }) => clausesOf(rule).length === 0)) return [];
  return [{ id: `due:${benefit}`, kind: 'due', benefit, label: parameter.label, versions: without, amount: { parameter: parameter.name, label: parameter.label } }];
}

/** Every expression a question stands on. */
export function nodesOf(policy: Policy, { versions, amount }: Question): Node[] {
  return [...versions.flatMap(({ rule }) => clausesOf(rule).map(({ node }) => node)), ...(amount ? dimensionsOf(policy.parameters, amount.parameter) : [])];
}
