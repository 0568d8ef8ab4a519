import { z } from '@hono/zod-openapi';
import { RULE_KINDS } from '../packs/rule-kinds.ts';
import { RULE_STATES } from './list-rules.ts';

// What is told of rules. Nothing in it is about a person.

const label = z.object({ zh: z.string(), en: z.string() });
const kind = z.enum(RULE_KINDS);
const state = z.enum(RULE_STATES);
const basis = z.object({ document: z.string(), article: z.string(), quote: z.string().optional(), source: z.string(), mark: z.enum(['checked', 'unverified']) });
const dated = { from: z.string(), to: z.string().nullable(), region: z.string(), regionName: z.string() };
const amount = z.array(z.object({ when: label.nullable(), is: label }));
const clause = z.object({ id: z.string(), label, text: z.string(), basis: z.array(basis), facts: z.array(z.object({ name: z.string(), label, list: label })) });

export const rulesShape = z.object({
  asOf: z.string(),
  items: z.array(z.object({
    rule: z.string(), kind, benefit: z.string(), benefitLabel: label, label, state, ...dated, versions: z.int(), departments: z.array(z.string()),
  })),
}).openapi('Rules');

export const ruleShape = z.object({
  asOf: z.string(), rule: z.string(), kind, benefit: z.string(), benefitLabel: label, label, state, departments: z.array(z.string()),
  versions: z.array(z.object({
    state, counts: z.boolean(), ...dated, pack: z.string(), packLabel: label, file: z.string(), derivedFrom: label.nullable(), sentence: label,
    basis: z.array(basis), ifGiven: z.array(label), appliesTo: z.array(clause), conditions: z.array(clause),
  })),
  parameters: z.array(z.object({
    name: z.string(), label, unit: z.string().nullable(),
    values: z.array(z.object({ ...dated, status: z.enum(['active', 'draft']), pack: z.string(), amount, basis: z.array(basis) })),
  })),
  cases: z.array(z.object({
    name: z.string(), because: z.string(), asOf: z.string(), expect: z.enum(['yes', 'no', 'cannot_tell']), pack: z.string(),
    facts: z.array(z.object({ label, shown: label })), rows: z.array(z.object({ label, rows: z.int() })), notGiven: z.array(label),
  })),
}).openapi('Rule');

export const comparedDaysShape = z.object({
  lines: z.array(z.object({ part: z.enum(['version', 'basis', 'applies_to', 'conditions', 'parameter']), label, before: label.nullable(), after: label.nullable(), same: z.boolean() })),
}).openapi('ComparedDays');

export const ruleSourceShape = z.object({ items: z.array(z.object({ file: z.string(), yaml: z.string(), sql: z.string() })) }).openapi('RuleSource');

export const ruleParams = z.object({ rule: z.string().regex(/^[a-z][a-z0-9_]*$/) });
export const daysQuery = z.object({ from: z.iso.date(), to: z.iso.date() });

export type RulesAnswer = z.infer<typeof rulesShape>;
export type RuleAnswer = z.infer<typeof ruleShape>;
export type ComparedDays = z.infer<typeof comparedDaysShape>;
export type RuleSourceAnswer = z.infer<typeof ruleSourceShape>;
