import { holdsOn, type Policy, type Rule } from '../packs/policy.ts';

/** A version of a rule that decides on a day, and the regions inside its own where another version does. */
export interface RuleInForce {
  readonly rule: Rule;
  /** Null: for everyone whom no other version is for; else for the people of this region. */
  readonly region: string | null;
  readonly except: readonly string[];
}

/**
 * The rules that decide on a day, one version a person: the version of the smallest region the person lives in, of two for the same region
 * the later pack's. A version for the federation's own region or above it is for everyone else. Drafts never decide.
 */
export function rulesOn(policy: Policy, asOf: string, only?: string): RuleInForce[] {
  const order = policy.packs.map(({ pack }) => pack);
  const active = policy.rules.filter((rule) => rule.status === 'active' && holdsOn(rule, asOf) && (only === undefined || rule.id === only));
  const nearer = (a: Rule, b: Rule) => b.region.length - a.region.length || order.indexOf(b.pack) - order.indexOf(a.pack);
  return [...new Set(active.map(({ id }) => id))].flatMap((id) => {
    const versions = active.filter((rule) => rule.id === id).sort(nearer);
    const general = versions.find(({ region }) => policy.region.startsWith(region));
    const local = versions.filter((rule, i) => !policy.region.startsWith(rule.region)
      && versions.findIndex(({ region }) => region === rule.region) === i);
    const regions = local.map(({ region }) => region);
    return [
      ...local.map((rule) => ({ rule, region: rule.region, except: regions.filter((one) => one !== rule.region && one.startsWith(rule.region)) })),
      ...(general ? [{ rule: general, region: null, except: regions }] : []),
    ];
  });
}

/** Whether this version is the one for a person of the county ('' where unknown). */
export function isFor({ region, except }: RuleInForce, county: string): boolean {
  return (region === null || county.startsWith(region)) && !except.some((one) => county.startsWith(one));
}
