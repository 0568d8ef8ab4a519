import { draftsOf, type Draft } from './list-drafts.ts';
import { loadPacks } from './packs/load-packs.ts';
import type { Policy } from './packs/policy.ts';
import type { PackProblem } from './packs/problem.ts';
import { testPolicy, type PolicyTest } from './rules/test-policy.ts';

export interface PolicyCheck {
  /** Loaded, every case as expected, and every answer of every clause drawn by some case. */
  readonly ok: boolean;
  readonly problems: readonly PackProblem[];
  readonly policy: Policy | null;
  readonly test: PolicyTest | null;
  readonly drafts: readonly Draft[];
}

/** What the packs hold, counted; nothing where they do not load. */
export interface PolicyCounts {
  readonly packs: readonly string[];
  readonly rules: { readonly active: number; readonly draft: number };
  /** Versions of benefits, and lines of the overlap matrix; `unseen` are active lines that no list can bring to bear. */
  readonly entitlements: { readonly active: number; readonly draft: number };
  readonly overlaps: { readonly active: number; readonly draft: number; readonly unseen: number };
  readonly parameters: { readonly names: number; readonly values: number };
  readonly plans: { readonly active: number; readonly draft: number };
  readonly facts: number;
  readonly lists: number;
  readonly cases: { readonly all: number; readonly failed: number };
  /** Answers of active rules' clauses that no case draws. */
  readonly untried: number;
}

/** Loads packs and runs their cases: what `policy check` and `policy test` print. */
export async function checkPolicy(dirs: readonly string[], options: { readonly pack?: string } = {}): Promise<PolicyCheck> {
  const loaded = await loadPacks(dirs, options);
  if (!loaded.ok) return { ok: false, problems: loaded.problems, policy: null, test: null, drafts: [] };
  const test = testPolicy(loaded.policy);
  return { ok: test.passed && test.untried.length === 0, problems: [], policy: loaded.policy, test, drafts: draftsOf(loaded.policy) };
}

/** The numbers of a check; null where the packs do not load. */
export function policyCounts({ policy, test }: PolicyCheck): PolicyCounts | null {
  if (!policy || !test) return null;
  return {
    packs: policy.packs.map(({ pack }) => pack),
    rules: byStatus(policy.rules),
    entitlements: byStatus(policy.entitlements),
    overlaps: { ...byStatus(policy.overlaps.rows), unseen: policy.overlaps.rows.filter((row) => row.status === 'active' && policy.overlaps.others.get(row.between[0])?.received === null).length },
    parameters: { names: policy.parameters.size, values: [...policy.parameters.values()].reduce((sum, { values }) => sum + values.length, 0) },
    plans: byStatus(policy.plans),
    facts: policy.facts.size,
    lists: policy.lists.size,
    cases: { all: test.cases.length, failed: test.cases.filter(({ passed }) => !passed).length },
    untried: test.untried.length,
  };
}

function byStatus(all: readonly { readonly status: 'active' | 'draft' }[]): { readonly active: number; readonly draft: number } {
  const active = all.filter(({ status }) => status === 'active').length;
  return { active, draft: all.length - active };
}
