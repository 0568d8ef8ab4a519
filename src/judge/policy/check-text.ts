import { policyCounts, type PolicyCheck, type PolicyCounts } from './check-policy.ts';
import { DRAFT_REASONS, DRAFT_WORDS, type Draft } from './list-drafts.ts';
import { problemLine } from './packs/problem.ts';
import type { PolicyTest } from './rules/test-policy.ts';

type Language = 'zh' | 'en';

/** A check as lines for a terminal: what the packs hold, what is wrong, and what decides nothing yet. */
export function policyCheckText(check: PolicyCheck, language: Language): string {
  const counts = policyCounts(check);
  if (!counts || !check.test) return problemsText(check, language);
  return [...countLines(counts)[language], ...testLines(check.test, language), ...draftLines(check.drafts, language)].join('\n');
}

/** The cases of a check as lines for a terminal: how many hold, which do not, and which answers no case draws. */
export function policyTestText(check: PolicyCheck, language: Language): string {
  return check.test ? testLines(check.test, language).join('\n') : problemsText(check, language);
}

function problemsText({ problems }: PolicyCheck, language: Language): string {
  const head = language === 'zh' ? `问题 ${problems.length} 个；一个也不装入，现行政策包照旧` : `${problems.length} problems; nothing is loaded, and the running packs stay`;
  return [...problems.map((problem) => problemLine(problem, language)), head].join('\n');
}

function countLines({ packs, rules, entitlements, overlaps, parameters, plans, facts, lists }: PolicyCounts): Record<Language, string[]> {
  return {
    zh: [
      `政策包 ${packs.join(' < ')}`,
      `规则 ${rules.active + rules.draft} 条：生效 ${rules.active}，草稿 ${rules.draft}`,
      `待遇 ${entitlements.active + entitlements.draft} 个版本：生效 ${entitlements.active}，草稿 ${entitlements.draft}；衔接 ${overlaps.active + overlaps.draft} 条：生效 ${overlaps.active}（其中 ${overlaps.unseen} 条没有名单可查），草稿 ${overlaps.draft}`,
      `参数 ${parameters.names} 项，${parameters.values} 个值`,
      `规划 ${plans.active + plans.draft} 个：生效 ${plans.active}，草稿 ${plans.draft}`,
      `事实 ${facts} 项，取自 ${lists} 份名单`,
    ],
    en: [
      `packs ${packs.join(' < ')}`,
      `${rules.active + rules.draft} rules: ${rules.active} active, ${rules.draft} drafts`,
      `${entitlements.active + entitlements.draft} versions of benefits: ${entitlements.active} active, ${entitlements.draft} drafts; ${overlaps.active + overlaps.draft} lines of overlap: ${overlaps.active} active (${overlaps.unseen} of them shown by no list), ${overlaps.draft} drafts`,
      `${parameters.names} parameters with ${parameters.values} values`,
      `${plans.active + plans.draft} plans: ${plans.active} active, ${plans.draft} drafts`,
      `${facts} facts from ${lists} lists`,
    ],
  };
}

function testLines({ cases, untried }: PolicyTest, language: Language): string[] {
  const failed = cases.filter(({ passed }) => !passed);
  const zh = language === 'zh';
  return [
    zh ? `案例 ${cases.length} 个，相符 ${cases.length - failed.length}，不符 ${failed.length}` : `${cases.length} cases: ${cases.length - failed.length} hold, ${failed.length} do not`,
    ...failed.map(({ file, name, expected, got, turnsOn }) => `  ${file} ${name}: ${said(expected, turnsOn?.expected)} != ${said(got, turnsOn?.got)}`),
    zh ? `没有案例触及的判断 ${untried.length} 个` : `${untried.length} answers that no case draws`,
    ...untried.map(({ file, clause, answer }) => `  ${file} ${clause}: ${answer}`),
  ];
}

function said(answer: string, day: string | null | undefined): string {
  return day ? `${answer} ${day}` : answer;
}

function draftLines(drafts: readonly Draft[], language: Language): string[] {
  const zh = language === 'zh';
  const reasons = DRAFT_REASONS.filter((why) => drafts.some((draft) => draft.why === why));
  return [
    zh ? `草稿 ${drafts.length} 项，不参与判定` : `${drafts.length} drafts, which decide nothing`,
    ...reasons.flatMap((why) => {
      const own = drafts.filter((draft) => draft.why === why);
      return [`  ${DRAFT_WORDS[why][language]}${zh ? '：' : ': '}${own.length}`, ...own.map(({ name, pack, from, document }) => `    ${name} ${from} (${pack})  ${document}`)];
    }),
  ];
}
