import type { PackFiles } from '../packs/pack-files.ts';
import type { Rule } from '../packs/policy.ts';
import type { PackProblem } from '../packs/problem.ts';
import { deriveRules } from './derive-rules.ts';
import type { Entitlement, Overlaps } from './entitlement.ts';
import { readEntitlements, type Catalogue } from './read-entitlements.ts';
import { readOverlaps } from './read-overlaps.ts';

export interface Benefits {
  readonly entitlements: readonly Entitlement[];
  readonly overlaps: Overlaps;
  /** The rules that come out of them. */
  readonly rules: readonly Rule[];
}

/** What people are entitled to, what excludes what, and the rules that follow; none of the rules where something is wrong. */
export function readBenefits(packs: readonly PackFiles[], catalogue: Catalogue, problems: PackProblem[]): Benefits {
  const before = problems.length;
  const read = readEntitlements(packs, catalogue, problems);
  const entitlements = read.map(({ entitlement }) => entitlement);
  const overlaps = readOverlaps(packs, entitlements, catalogue.scope, problems);
  return { entitlements, overlaps, rules: problems.length > before ? [] : deriveRules(read, overlaps, catalogue.scope, problems) };
}
