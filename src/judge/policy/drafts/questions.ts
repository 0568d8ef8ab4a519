import { literal } from '../../../foundation/platform/engine/index.ts';
import { checkExpression } from '../language/check-expression.ts';
import { factsOf, type Node, type SqlContext } from '../language/node.ts';
import { within } from '../packs/parameter-value.ts';
import { clausesOf, holdsOn, type Clause, type Label, type Policy } from '../packs/policy.ts';
import { policyScope } from '../packs/policy-scope.ts';
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
  /** The monthly amount by region, the smallest first; null where the question is not about money. */
  readonly amounts: readonly AmountIn[] | null;
}

interface AmountIn {
  readonly region: string;
  readonly node: Node;
}

/** Every rule in force on a day, and every benefit: to whom it is due, whether they receive it or not, and how much. */
export function questionsOn(policy: Policy, asOf: string): Question[] {
  const inForce = rulesOn(policy, asOf);
  const rules = [...new Set(inForce.map(({ rule }) => rule.id))].map((id): Question => {
    const versions = inForce.filter(({ rule }) => rule.id === id);
    const { kind, benefit, label } = versions[0]?.rule ?? NO_RULE;
    return { id, kind, benefit, label, versions, amounts: null };
  });
  const due = rules.flatMap((rule) => dueOf(policy, rule, asOf));
  return [...rules, ...due.filter(({ id }, i) => due.findIndex((one) => one.id === id) === i)];
}

const NO_RULE = { kind: 'missed', benefit: '', label: { zh: '', en: '' } } as const;

/** To whom a benefit is due: those whom its rule of the missed is about, without its clauses about the payroll. */
function dueOf(policy: Policy, { kind, benefit, versions }: Question, asOf: string): Question[] {
  if (kind !== 'missed') return [];
  const entitled = policy.entitlements.filter((one) => one.benefit === benefit && one.status === 'active' && holdsOn(one, asOf));
  const parameter = policy.parameters.get(`${benefit}.amount`);
  const label = entitled.at(-1)?.label ?? parameter?.label;
  if (!label) return [];
  const payroll = entitled.at(-1)?.payroll.list ?? benefit;
  const others = (clauses: readonly Clause[]) => clauses.filter(({ node }) => !factsOf(node).some((name) => policy.facts.get(name)?.list === payroll));
  const without = versions.map((version) => ({
    ...version, rule: { ...version.rule, appliesTo: others(version.rule.appliesTo), conditions: others(version.rule.conditions) },
  }));
  if (without.some(({ rule }) => clausesOf(rule).length === 0)) return [];
  const order = policy.packs.map(({ pack }) => pack);
  const amounts = [...entitled].sort((a, b) => b.region.length - a.region.length || order.indexOf(b.pack) - order.indexOf(a.pack))
    .flatMap(({ region, amount }): AmountIn[] => (amount ? [{ region, node: amount.node }] : []));
  const told = amounts.length > 0 ? amounts : parameter?.type === 'money' ? parameterAmount(policy, parameter.name) : [];
  return [{ id: `due:${benefit}`, kind: 'due', benefit, label, versions: without, amounts: told.length > 0 ? told : null }];
}

/** The amount of a benefit that no entitlement describes: the parameter of its name. */
function parameterAmount(policy: Policy, name: string): AmountIn[] {
  const checked = checkExpression(`parameter.${name}`, policyScope(policy.facts, policy.parameters, policy.lists));
  return checked.ok ? [{ region: '', node: checked.node }] : [];
}

/** Every expression a question stands on. */
export function nodesOf({ versions, amounts }: Question): Node[] {
  return [...versions.flatMap(({ rule }) => clausesOf(rule).map(({ node }) => node)), ...(amounts ?? []).map(({ node }) => node)];
}

/** The monthly amount in SQL over a county column that is never null; people without a county live in the federation's own region. */
export function amountSql(amounts: readonly AmountIn[], { region: own }: Policy, context: SqlContext): string {
  const here = (region: string) => `(${within('county', region)}${own.startsWith(region) ? ` or county = ${literal('')}` : ''})`;
  const branches = amounts.map(({ region, node }) => `when ${region === '' ? 'true' : here(region)} then ${node.sql(context)}`);
  return `case ${branches.join(' ')} end`;
}
