import type { Label } from './policy.ts';

/** What a rule looks for: nothing received, received without right, too little, too much, and what time alone will end or begin. */
export const RULE_KINDS = ['missed', 'wrong', 'underpaid', 'overpaid', 'lapsing', 'gaining'] as const;

export type RuleKind = (typeof RULE_KINDS)[number];

/** A yes of each kind, for a clerk. */
export const KIND_WORDS = {
  missed: { zh: '疑似未享受', en: 'suspected missed' },
  wrong: { zh: '疑似错享', en: 'suspected wrong' },
  underpaid: { zh: '疑似少发', en: 'suspected underpaid' },
  overpaid: { zh: '疑似多发', en: 'suspected overpaid' },
  lapsing: { zh: '即将失去', en: 'about to lapse' },
  gaining: { zh: '即将符合', en: 'about to gain' },
} satisfies Record<RuleKind, Label>;
