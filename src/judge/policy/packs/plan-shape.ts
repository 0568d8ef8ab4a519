import { z } from 'zod';
import { day, dotted, label, name, status } from './shapes.ts';

/** A plan of some years: which targets belong to it. The targets themselves are parameters, so that their history is kept like any other. */
export const planShape = z.strictObject({
  plan: name,
  label,
  period: z.strictObject({ from: day, to: day }),
  status,
  document: z.string().min(1),
  indicators: z.array(z.strictObject({
    /** The parameter that holds the target. */
    target: dotted,
    /** `in_step`: as fast as something else grows, which has no number. */
    comparator: z.enum(['at_least', 'above', 'exactly', 'in_step']),
    /** 约束性 or 预期性. */
    nature: z.enum(['binding', 'expected']),
    mark: z.enum(['checked', 'unverified']),
  })).min(1),
});

/** A plan as declared in <pack>/plans/<plan>.yaml. */
export type Plan = z.infer<typeof planShape> & { readonly pack: string };
