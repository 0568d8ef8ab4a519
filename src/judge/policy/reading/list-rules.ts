import { benefitLabel } from '../packs/benefit-label.ts';
import { holdsOn, type Label, type Policy, type Rule } from '../packs/policy.ts';
import type { RuleKind } from '../packs/rule-kinds.ts';
import { rulesOn } from '../rules/rules-on.ts';

/** Where a rule stands on a day: it decides, it is only a draft, its time is over, or has not come. */
export const RULE_STATES = ['in_force', 'draft', 'ended', 'later'] as const;
export type RuleState = (typeof RULE_STATES)[number];

export interface RuleLine {
  readonly rule: string;
  readonly kind: RuleKind;
  readonly benefit: string;
  readonly benefitLabel: Label;
  readonly label: Label;
  readonly state: RuleState;
  /** Of the version that counts here. */
  readonly from: string;
  readonly to: string | null;
  readonly region: string;
  readonly versions: number;
}

/** Every rule by the version that counts in the federation's own region on a day. */
export function listRules(policy: Policy, asOf: string): RuleLine[] {
  return [...new Set(policy.rules.map(({ id }) => id))].flatMap((id) => {
    const versions = policy.rules.filter((rule) => rule.id === id);
    const at = versionOn(policy, id, asOf) ?? versions.toSorted((a, b) => Number(b.status === 'active') - Number(a.status === 'active') || b.from.localeCompare(a.from))[0];
    if (!at) return [];
    const { kind, benefit, label, from, to, region } = at;
    return [{ rule: id, kind, benefit, benefitLabel: labelOfBenefit(policy, benefit), label, state: stateOf(at, asOf), from, to, region, versions: versions.length }];
  });
}

/** The version that decides in the federation's own region on a day; null where none does. */
export function versionOn(policy: Policy, id: string, day: string): Rule | null {
  return rulesOn(policy, day, id).find(({ unplaced }) => unplaced)?.rule ?? null;
}

export function stateOf(rule: Rule, day: string): RuleState {
  if (rule.status === 'draft') return 'draft';
  if (holdsOn(rule, day)) return 'in_force';
  return rule.from > day ? 'later' : 'ended';
}

/** What a benefit is called; its identifier where a policy names none. */
export function labelOfBenefit(policy: Policy, benefit: string): Label {
  return benefitLabel(policy, benefit) ?? { zh: benefit, en: benefit };
}
