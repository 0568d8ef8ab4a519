import { amountOn, type AmountLine, type Label, type Policy } from '../../policy/index.ts';

/** What a draft may change and ask about: facts for conditions, parameters with their present amount here. */
export interface Catalogue {
  readonly facts: readonly { readonly name: string; readonly label: Label; readonly list: Label; readonly type: string; readonly values: readonly { readonly value: string; readonly label: Label }[] }[];
  readonly parameters: readonly { readonly name: string; readonly label: Label; readonly type: string; readonly unit: string | null; readonly now: readonly AmountLine[] }[];
}

/** The catalogue of the running policy, amounts as of a day. */
export function catalogueOf(policy: Policy, asOf: string): Catalogue {
  const { facts, lists, parameters } = policy;
  return {
    facts: [...facts.values()].map(({ name, label, list, type, values }) => ({
      name, label, list: lists.get(list)?.label ?? { zh: list, en: list }, type, values: Object.entries(values ?? {}).map(([value, own]) => ({ value, label: own })),
    })),
    parameters: [...parameters.values()].filter(({ name }) => !name.startsWith('plan.')).map(({ name, label, type, unit }) => ({ name, label, type, unit, now: amountOn(policy, name, asOf) })),
  };
}
