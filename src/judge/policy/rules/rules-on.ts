import { holdsOn, type Policy, type Rule } from '../packs/policy.ts';
import { within } from '../packs/parameter-value.ts';

/** A version of a rule that decides on a day, and for whom. */
export interface RuleInForce {
  readonly rule: Rule;
  /** Regions inside the rule's own where another version decides. */
  readonly except: readonly string[];
  /** Whether it is for people whose county nobody knows. */
  readonly unplaced: boolean;
}

/**
 * The rules that decide on a day, one version a person: that of the smallest region the person's county lies in, of two for the same region
 * the later pack's. People without a county are judged as living in the federation's own region. Drafts never decide.
 */
export function rulesOn(policy: Policy, asOf: string, only?: string): RuleInForce[] {
  const order = policy.packs.map(({ pack }) => pack);
  const active = policy.rules.filter((rule) => rule.status === 'active' && holdsOn(rule, asOf) && (only === undefined || rule.id === only));
  const nearer = (a: Rule, b: Rule) => b.region.length - a.region.length || order.indexOf(b.pack) - order.indexOf(a.pack);
  return [...new Set(active.map(({ id }) => id))].flatMap((id) => {
    const versions = active.filter((rule) => rule.id === id).sort(nearer)
      .filter(({ region }, i, all) => all.findIndex((one) => one.region === region) === i);
    const unplaced = versions.find(({ region }) => policy.region.startsWith(region));
    return versions.map((rule) => ({
      rule,
      except: versions.map(({ region }) => region).filter((region) => region !== rule.region && region.startsWith(rule.region)),
      unplaced: rule === unplaced,
    }));
  });
}

/** A rule as if it were the only version, for everyone: how it is compiled for review and tried in cases. */
export function forEveryone(rule: Rule): RuleInForce {
  return { rule: { ...rule, region: '' }, except: [], unplaced: true };
}

/** Whether this version is the one for a person of the county ('' where unknown). */
export function isFor({ rule: { region }, except, unplaced }: RuleInForce, county: string): boolean {
  if (county === '') return unplaced;
  return county.startsWith(region) && !except.some((one) => county.startsWith(one));
}

/** The same in SQL over a county column that is never null; null where the version is for everyone. */
export function isForSql({ rule: { region }, except, unplaced }: RuleInForce): string | null {
  if (region === '' && except.length === 0) return null;
  const here = [...(region === '' ? [] : [within('county', region)]), ...except.map((one) => `not ${within('county', one)}`)].join(' and ');
  return unplaced ? `county = '' or ${here}` : `county <> '' and ${here}`;
}
