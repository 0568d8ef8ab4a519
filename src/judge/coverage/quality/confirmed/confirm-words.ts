import type { VerifiedRule } from './confirm-rates.ts';

/** How the rates are to be read. */
export const CONFIRM_NOTES = [
  {
    zh: '只算有人核实过的：确认 ÷（确认＋排除）；排除的也可能是本人放弃，不一定是系统判错',
    en: 'Of decided findings only: confirmed of confirmed and excluded; an excluded one may also be somebody who does not want it',
  },
  {
    zh: '区间把核实过的看作随意抽出的；先挑把握大的核实，比例就偏高',
    en: 'The interval takes the decided ones for drawn at random; where the surest are looked into first, the rate is too high',
  },
  {
    zh: '各县人数少时看“并看”一栏：向全规则的比例靠拢，人数越少靠得越多',
    en: 'Where a county has few, look at the pulled rate: it leans towards that of the rule, the more the fewer there are',
  },
] as const;

/** The rates as text for a terminal. */
export function confirmText(rules: readonly VerifiedRule[], language: 'zh' | 'en'): string {
  const decided = rules.filter(({ rate }) => rate !== null);
  const lines = decided.flatMap(({ label, counties, ...rule }) => [
    `${label[language]}  ${told(rule)}`,
    ...counties.filter(({ rate }) => rate !== null).map((county) => `  ${county.name}  ${told(county)}  ${language === 'zh' ? '并看' : 'pulled'} ${percent(county.pulled ?? 0)}`),
  ]);
  const none = language === 'zh' ? '还没有核实过的发现' : 'No finding has been decided yet';
  return [...(decided.length === 0 ? [none] : lines), ...CONFIRM_NOTES.map((note) => `* ${note[language]}`)].join('\n');
}

function told({ confirmed, excluded, rate }: Pick<VerifiedRule, 'confirmed' | 'excluded' | 'rate'>): string {
  return rate === null ? '' : `${confirmed}/${confirmed + excluded}  ${percent(rate.estimate)}  95 % ${percent(rate.low)} – ${percent(rate.high)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
