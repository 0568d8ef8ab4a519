import { z } from '@hono/zod-openapi';
import { RULE_KINDS } from '../../policy/index.ts';

/** Where a finding stands. */
export const STATUSES = ['open', 'asked_again', 'confirmed', 'excluded', 'closed'] as const;

/** A value that is not known, in an address: `town=none`. */
export const NONE = 'none';

function several(one: string) {
  return z.string().regex(new RegExp(`^(${one})(,(${one}))*$`)).optional();
}

/** What a list of findings is narrowed by, as it stands in an address; what is left out narrows nothing. Several values of one condition stand with commas. */
export const findingFilter = z.object({
  rule: z.string().regex(/^[a-z][a-z0-9_]*$/).optional(),
  kind: z.enum(RULE_KINDS).optional(),
  county: z.string().regex(/^\d{6}$/).optional(),
  town: z.string().regex(/^(\d{9}|none)$/).optional(),
  village: z.string().regex(/^(\d{12}|none)$/).optional(),
  /** Left out, as `outcome` is: all that are not closed. */
  status: several(STATUSES.join('|')),
  /** What a person said of it last; findings that are closed by now are among them. */
  outcome: z.enum(['confirmed', 'excluded', NONE]).optional(),
  category: several(`[1-7]|${NONE}`),
  grade: several(`[1-4]|${NONE}`),
  /** Whole years on the day of the last check, both among them: `18-59`, `80-`. */
  age: z.string().regex(/^(\d{1,3}-(\d{1,3})?|none)$/).optional(),
  /** The day it was found first, or found again, is this one or later. */
  since: z.iso.date().optional(),
  /** That day lies in this month: `2018-06`. */
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).optional(),
  /** A part of a name, or a whole certificate number. */
  q: z.string().max(60).optional(),
  person: z.uuid().optional(),
});

export type FindingFilter = z.infer<typeof findingFilter>;

/** What findings are counted by. */
export const DIMENSIONS = ['rule', 'kind', 'county', 'town', 'village', 'status', 'outcome', 'category', 'grade', 'age', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The bands of ages that are counted: before school, at school, of working age, old, very old. */
export const AGE_BANDS = ['0-6', '7-17', '18-59', '60-79', '80-'] as const;
