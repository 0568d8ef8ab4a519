import { queryOptions } from '@tanstack/react-query';
import type { ComparedDays, RuleAnswer, RulesAnswer, RuleSourceAnswer } from '../../../../src/judge/policy/index.ts';
import { query, read } from '../../read.ts';

export type Rule = RuleAnswer;
export type RuleLine = RulesAnswer['items'][number];
export type Version = Rule['versions'][number];
export type Clause = Version['appliesTo'][number];
export type Basis = Version['basis'][number];
export type Parameter = Rule['parameters'][number];
export type ComparedLine = ComparedDays['lines'][number];

/** What an address of the rules may ask for. */
export type RulesFilter = { benefit?: string; kind?: string; stands?: string; department?: string };
/** Two days whose texts are laid side by side. */
export type Days = { from?: string; to?: string };

export const rulesQuery = () => queryOptions({ queryKey: ['rules'], queryFn: ({ signal }) => read<RulesAnswer>('/rules', signal) });

export const ruleQuery = (rule: string) => queryOptions({ queryKey: ['rules', rule], queryFn: ({ signal }) => read<RuleAnswer>(`/rules/${encodeURIComponent(rule)}`, signal) });

export const daysQuery = (rule: string, from: string, to: string) =>
  queryOptions({ queryKey: ['rules', rule, 'changes', from, to], queryFn: ({ signal }) => read<ComparedDays>(`/rules/${encodeURIComponent(rule)}/changes${query({ from, to })}`, signal) });

/** Asked for by opening it. */
export const sourceQuery = (rule: string, open: boolean) =>
  queryOptions({ queryKey: ['rules', rule, 'source'], queryFn: ({ signal }) => read<RuleSourceAnswer>(`/rules/${encodeURIComponent(rule)}/source`, signal), enabled: open });
