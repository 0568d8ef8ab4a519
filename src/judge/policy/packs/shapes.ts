import { z } from 'zod';
import { readDate } from '../../../foundation/kernel/index.ts';
import { TYPES } from '../language/value.ts';
import { RULE_KINDS } from './rule-kinds.ts';
import { SENSITIVITIES } from './sensitivity.ts';

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD').refine((text) => readDate(text).date === text, 'no such day');
export const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _');
export const dotted = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/, 'small letters, digits, _ and dots');
const region = z.string().regex(/^(\d{2}|\d{4}|\d{6})?$/, 'a division code of 2, 4 or 6 digits, or empty for the nation');
export const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const status = z.enum(['active', 'draft']);
const period = z.strictObject({ from: day, to: day.nullable() });

/** Where a rule or an amount comes from. `unverified` may stand in drafts only. */
const basis = z.strictObject({
  document: z.string().min(1),
  article: z.string().min(1),
  quote: z.string().min(1).optional(),
  source: z.string().min(1),
  mark: z.enum(['checked', 'unverified']),
});
const bases = z.array(basis).min(1, 'nothing stands without its basis');

/** What the files of packs are made of. */
export const PIECES = { name, label, status, period, bases } as const;

export const packShape = z.strictObject({
  pack: name, label, region, period, builds_on: name.nullable(),
  /** What benefits are called that no entitlement of the packs describes. */
  benefits: z.record(name, label).optional(),
});

const factSource = z.union([
  z.enum(['listed', 'as_of']),
  z.strictObject({ column: name }),
  z.strictObject({ expression: z.string().min(1) }),
  z.strictObject({ any: name }),
  z.strictObject({ sum: name }),
  z.strictObject({ latest: name }),
  z.strictObject({ max: name }),
  z.strictObject({ min: name }),
]);

export const factsShape = z.strictObject({
  list: name,
  label,
  max_age_days: z.int().positive().nullable(),
  /** Who may see what the list says of a person, where a fact does not say otherwise. */
  may_read: z.enum(SENSITIVITIES).optional(),
  /** Of a list the office keeps itself: there is no agency's file whose columns a source would declare. */
  columns: z.record(name, z.strictObject({ type: z.enum(TYPES), values: z.array(name).optional() })).optional(),
  facts: z.record(dotted, z.strictObject({
    type: z.enum(TYPES),
    values: z.record(name, label).optional(),
    label,
    from: factSource,
    may_read: z.enum(SENSITIVITIES).optional(),
    /** Nobody can change it: a date of birth, a death. */
    fixed: z.boolean().optional(),
  })),
});

const plain = z.union([z.boolean(), z.number(), z.string(), z.null()]);
const share = z.strictObject({ of: dotted, percent: z.number().positive().max(1000), round: z.enum(['yuan', 'jiao', 'fen']) });
const range = z.strictObject({ from: plain.optional(), to: plain.optional() });
const tableRow = z.strictObject({
  when: z.record(name, z.union([plain, z.array(plain).min(1), range])).optional(),
  value: plain.optional(),
  share: share.optional(),
});

export const parameterShape = z.strictObject({
  parameter: dotted,
  label,
  type: z.enum(['bool', 'int', 'money', 'date', 'month', 'text']),
  unit: z.string().optional(),
  /** What tables tell amounts by: a name for each expression over facts. */
  by: z.record(name, z.string().min(1)).optional(),
  values: z.array(z.strictObject({
    region: region.optional(),
    from: day,
    to: day.nullable(),
    value: plain.optional(),
    share: share.optional(),
    table: z.array(tableRow).min(1).optional(),
    /** The value that an earlier pack has for the same region ends the day before this one begins. */
    supersedes: z.boolean().optional(),
    status,
    basis: bases,
  })).min(1),
});

const clause = z.strictObject({ id: name, label, when: z.string().min(1), basis: bases.optional() });

export const ruleShape = z.strictObject({
  rule: name,
  kind: z.enum(RULE_KINDS),
  benefit: name,
  label,
  status,
  effective: period,
  basis: bases,
  if_given: z.array(name).optional(),
  ahead_days: z.int().min(1).max(366).optional(),
  applies_to: z.array(clause).min(1),
  conditions: z.array(clause).min(1),
});

export const casesShape = z.strictObject({
  rule: name,
  common: z.record(dotted, plain).optional(),
  cases: z.array(z.strictObject({
    name: z.string().min(1),
    because: z.string().min(1),
    as_of: day,
    facts: z.record(dotted, plain).optional(),
    /** Rows that are the person, by list; they are then in the list without saying so. */
    rows: z.record(name, z.array(z.record(name, plain))).optional(),
    not_given: z.array(name).optional(),
    /** Amounts as the case takes them to be, whatever is in force. */
    parameters: z.record(dotted, plain).optional(),
    /** For rules that look ahead: the first day on which it has happened. */
    turns_on: day.optional(),
    expect: z.enum(['yes', 'no', 'cannot_tell']),
  })).min(1),
});

export const doubtsShape = z.strictObject({
  doubts: name,
  kind_column: name,
  result: label,
  note: label,
  answers: z.strictObject({ same: label, other: label, cannot_tell: label }),
  /** For each kind of doubt the rules that speak of it. */
  kinds: z.record(name, z.array(name).min(1)),
});

export type BasisShape = z.infer<typeof basis>;
export type LabelShape = z.infer<typeof label>;
export type FactSource = z.infer<typeof factSource>;
export type TableRowShape = z.infer<typeof tableRow>;
export type ShareShape = z.infer<typeof share>;
export type FactsFile = z.infer<typeof factsShape>;
export type ParameterFile = z.infer<typeof parameterShape>;
export type RuleFile = z.infer<typeof ruleShape>;
export type CasesFile = z.infer<typeof casesShape>;
export type PackHead = z.infer<typeof packShape>;
