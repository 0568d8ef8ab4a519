import type { PackFiles } from '../packs/pack-files.ts';
import type { Rule } from '../packs/policy.ts';
import type { PackProblem } from '../packs/problem.ts';
import { deriveRules } from './derive-rules.ts';
import type { Entitlement, OtherBenefit, Overlaps } from './entitlement.ts';
import { readEntitlements, type Catalogue } from './read-entitlements.ts';
import { readOverlaps } from './read-overlaps.ts';

export interface Benefits {
  readonly entitlements: readonly Entitlement[];
  readonly overlaps: Overlaps;
  /** The rules that come out of them; null where something is wrong. */
  readonly rules: readonly Rule[] | null;
}

/** What people are entitled to, what excludes what, and the rules that follow. */
export function readBenefits(packs: readonly PackFiles[], catalogue: Catalogue, problems: PackProblem[]): Benefits {
  const before = problems.length;
  const read = readEntitlements(packs, catalogue, problems);
  const entitlements = read.map(({ entitlement }) => entitlement);
  // Overlaps look at amounts and payrolls: after a refusal there they would only repeat it.
  const overlaps = problems.length > before ? { rows: [], others: new Map<string, OtherBenefit>() } : readOverlaps(packs, entitlements, catalogue.scope, problems);
  const rules = problems.length > before ? [] : deriveRules(read, overlaps, catalogue.scope, problems);
  return { entitlements, overlaps, rules: problems.length > before ? null : rules };
}
