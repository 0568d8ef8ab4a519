import { z } from 'zod';
import { readDate } from '../../../kernel/index.ts';
import { FIELD_NAMES } from './fields.ts';
import { ROLES } from '../../walls/index.ts';

export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD').refine((text) => readDate(text).date === text, 'no such day');
export const name = z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _');
export const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export const period = z.strictObject({ from: day, to: day.nullable() });

/** The document a processing stands on, and the days it was or is in force. `unverified` may stand in drafts only. */
export const basis = z.strictObject({
  document: z.string().min(1),
  article: z.string().min(1),
  in_force: period,
  source: z.string().min(1),
  mark: z.enum(['checked', 'unverified']),
});
export const bases = z.array(basis).min(1, 'no processing without its basis');

/** PIPL art. 13: which of its grounds makes the processing lawful. */
export const GROUNDS = ['consent', 'statutory_duty', 'emergency'] as const;

/** What makes an assessment of the impact due (PIPL art. 55). */
export const ASSESSED_FOR = ['sensitive', 'automated_decision', 'entrusted', 'provided', 'published', 'abroad', 'grave_effect'] as const;

export const purposeShape = z.strictObject({
  purpose: name,
  label,
  /** What the person is told of it: why it is done and what it means for them (PIPL art. 17, 30). */
  told: label,
  status: z.enum(['active', 'draft']),
  effective: period,
  ground: z.enum(GROUNDS),
  basis: bases,
  /** Masked fields that may be read under it; none: nobody is made out. */
  fields: z.array(z.enum(FIELD_NAMES)),
  roles: z.array(z.enum(ROLES)),
  /** How long what is made under it is kept, in the words the person is told. */
  retention: label,
  recipients: z.array(z.strictObject({ label, why: label })),
  assessment: z.discriminatedUnion('needed', [
    z.strictObject({ needed: z.literal(false), because: label }),
    z.strictObject({
      needed: z.literal(true),
      because: z.array(z.enum(ASSESSED_FOR)).min(1),
      /** Nothing is shown under the purpose while no assessment is in force. */
      refuse_without: z.boolean(),
    }),
  ]),
  /** Of people under fourteen (PIPL art. 31). */
  under_14: z.strictObject({
    ground: z.enum(['guardian_consent', 'statutory_duty']),
    /** A second reason is given and kept for every field shown. */
    second_reason: z.boolean(),
    /** A superior approves each look first (未成年人网络保护条例 art. 36); not where somebody's life hangs on it. */
    approval: z.boolean().default(true),
    /** Fields that stay masked. */
    closed: z.array(z.enum(FIELD_NAMES)),
    basis: bases,
  }),
});

export type PurposeText = z.infer<typeof purposeShape>;
export type Basis = z.infer<typeof basis>;

/** One purpose for which data of persons is processed, as declared in <pack>/processing/<purpose>.yaml. */
export interface Purpose extends PurposeText {
  readonly file: string;
}
