import { loadPacks } from './packs/load-packs.ts';
import type { Policy } from './packs/policy.ts';
import { problemLine, type PackProblem } from './packs/problem.ts';
import { testPolicy, type PolicyTest } from './rules/test-policy.ts';

export interface PolicyCheck {
  readonly ok: boolean;
  readonly problems: readonly PackProblem[];
  readonly policy: Policy | null;
  readonly test: PolicyTest | null;
  /** Drafts, which never decide: rules by id, parameters by name and first day. */
  readonly drafts: readonly string[];
}

/** Loads packs and runs their cases: what `policy check` prints. */
export async function checkPolicy(dirs: readonly string[], options: { readonly pack?: string } = {}): Promise<PolicyCheck> {
  const loaded = await loadPacks(dirs, options);
  if (!loaded.ok) return { ok: false, problems: loaded.problems, policy: null, test: null, drafts: [] };
  const test = testPolicy(loaded.policy);
  return { ok: test.passed, problems: [], policy: loaded.policy, test, drafts: draftsOf(loaded.policy) };
}

function draftsOf({ rules, parameters }: Policy): string[] {
  return [
    ...rules.filter(({ status }) => status === 'draft').map(({ id, pack }) => `${id} (${pack})`),
    ...[...parameters.values()].flatMap(({ name, values }) =>
      values.filter(({ status }) => status === 'draft').map(({ pack, from }) => `${name} ${from} (${pack})`)),
  ];
}

/** A check as lines for a terminal. */
export function policyCheckText(check: PolicyCheck, language: 'zh' | 'en'): string {
  const { policy, test } = check;
  if (!policy || !test) return check.problems.map((problem) => problemLine(problem, language)).join('\n');
  const zh = language === 'zh';
  const active = policy.rules.filter(({ status }) => status === 'active').length;
  const failed = test.cases.filter(({ passed }) => !passed);
  const packs = policy.packs.map(({ pack }) => pack).join(' < ');
  const values = [...policy.parameters.values()].reduce((sum, one) => sum + one.values.length, 0);
  return [
    zh ? `政策包 ${packs}；事实 ${policy.facts.size} 项，参数 ${policy.parameters.size} 项 ${values} 个值，规则 ${active} 条生效`
      : `packs ${packs}; ${policy.facts.size} facts, ${policy.parameters.size} parameters with ${values} values, ${active} active rules`,
    zh ? `案例 ${test.cases.length} 个，不符 ${failed.length} 个` : `${test.cases.length} cases, ${failed.length} failed`,
    ...failed.map(({ file, name, expected, got, turnsOn }) => `  ${file} ${name}: ${expected} ${turnsOn?.expected ?? ''} != ${got} ${turnsOn?.got ?? ''}`),
    zh ? `没有案例触及的判断 ${test.untried.length} 个` : `${test.untried.length} answers that no case draws`,
    ...test.untried.map(({ file, clause, answer }) => `  ${file} ${clause}: ${answer}`),
    zh ? `草稿（不参与判定）${check.drafts.length} 项` : `${check.drafts.length} drafts, which decide nothing`,
    ...check.drafts.map((draft) => `  ${draft}`),
  ].join('\n');
}
