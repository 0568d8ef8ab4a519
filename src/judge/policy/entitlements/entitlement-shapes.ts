import { z } from 'zod';
import { PIECES } from '../packs/shapes.ts';
import { RULE_KINDS } from '../packs/rule-kinds.ts';

const { name, label, status, period, bases } = PIECES;
const expression = z.string().min(1);
const opposite = z.strictObject({ id: name, label });
const clause = z.strictObject({ id: name, label, when: expression, otherwise: opposite.optional(), basis: bases.optional() });

const payroll = z.strictObject({
  list: name,
  otherwise: label,
  month: expression.optional(),
  paid: expression.optional(),
  months: expression.optional(),
});

const stop = z.strictObject({
  id: name,
  label,
  status,
  basis: bases,
  when: expression.optional(),
  otherwise: opposite.optional(),
  /** The month it happened in, and the first month that is no longer paid. */
  since: expression.optional(),
  ends: z.enum(['same_month', 'next_month']).optional(),
  past: z.strictObject({ id: name, label, basis: bases.optional() }).optional(),
});

const derivation = z.strictObject({
  rule: name,
  kind: z.enum(RULE_KINDS),
  label,
  status: status.optional(),
  because: name.optional(),
  condition: label.optional(),
  ahead_days: z.int().min(1).max(366).optional(),
  basis: bases.optional(),
});

/** What a later version leaves out stays as in the version before it. */
export const entitlementShape = z.strictObject({
  entitlement: name,
  label,
  status,
  effective: period,
  basis: bases,
  eligibility: z.array(clause).min(1),
  if_given: z.array(name).optional(),
  payroll: payroll.optional(),
  amount: expression.optional(),
  start: z.strictObject({ from: z.enum(['application', 'eligibility']), label, month: expression.optional(), basis: bases }).optional(),
  stop: z.array(stop).optional(),
  derive: z.array(derivation).min(1).optional(),
});

export const overlapShape = z.strictObject({
  overlap: name,
  label,
  received: z.strictObject({ when: expression, label, otherwise: label, amount: expression.optional() }).optional(),
  rows: z.array(z.strictObject({ with: name, keeps: name, note: label.optional(), status, effective: period, basis: bases })).min(1),
});

export type EntitlementFile = z.infer<typeof entitlementShape>;
export type OverlapFile = z.infer<typeof overlapShape>;
