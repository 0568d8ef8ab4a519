import { z } from 'zod';
import { basis, label, name } from './purpose-shape.ts';

/** How long one kind of thing left behind is kept before the retention job deletes it, with a receipt. */
export const keepingShape = z.strictObject({
  keeping: name,
  label,
  /** Why it is kept at all: stands in the receipt. */
  purpose: label,
  /** Days after it was made or ended. */
  keep_days: z.int().positive(),
  /** What a law says must be kept at least; null where none does. */
  at_least_days: z.int().positive().nullable(),
  basis: z.array(basis).min(1),
});

export type Keeping = z.infer<typeof keepingShape>;
