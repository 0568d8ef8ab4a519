import { nodesOf, type Node } from '../language/node.ts';
import { parameterValue, valuesOn, wholesOf } from '../packs/parameter-value.ts';
import type { Label, ParameterValue, Policy } from '../packs/policy.ts';

/** A parameter that an expression asks for, with the dated value that decides in a county; null where none is in force. */
export interface AmountBehind {
  readonly parameter: string;
  readonly label: Label;
  readonly value: ParameterValue | null;
}

/** The dated values behind some expressions where a person lives ('': the federation's region). */
export function amountsBehind(policy: Policy, nodes: Iterable<Node>, asOf: string, county: string): AmountBehind[] {
  const names = new Set([...nodes].flatMap((node) => parametersOf(policy, node, asOf)));
  return [...names].map((parameter) => ({
    parameter, label: policy.parameters.get(parameter)?.label ?? { zh: parameter, en: parameter }, value: parameterValue(policy, parameter, asOf, county),
  }));
}

/** Names of the parameters an expression asks for on a day, those they are shares of among them. */
export function parametersOf(policy: Policy, node: Node, asOf: string): string[] {
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const { amount } of valuesOn(policy, name, asOf)) for (const whole of wholesOf(amount)) add(whole);
  };
  for (const one of nodesOf(node)) if (one.kind === 'parameter' && one.name) add(one.name);
  return [...found];
}
