import type { Label, Policy } from './policy.ts';

/** What a benefit is called: by its entitlement, the heads of the packs (the latest first), the list of those who have it, or its amount; null where nothing names it. */
export function benefitLabel({ entitlements, packs, lists, parameters }: Policy, benefit: string): Label | null {
  const heads = packs.flatMap(({ benefits }) => benefits?.[benefit] ?? []);
  return entitlements.find((one) => one.benefit === benefit)?.label ?? heads.at(-1) ?? lists.get(benefit)?.label ?? parameters.get(`${benefit}.amount`)?.label ?? null;
}
