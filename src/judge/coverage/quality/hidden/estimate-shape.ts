import { z } from 'zod';
import type { Label } from '../../../policy/index.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'an identifier is snake_case');

/** packs/<pack>/estimates/<id>.yaml: whose number is estimated, and which lists are the captures. */
export const estimateShape = z.strictObject({
  estimate: id,
  label: words,
  /** What somebody no list knows goes without. */
  entitled_to: words,
  captures: z.array(z.strictObject({
    /** A list, or `register`. Without `where` every row is a capture. */
    list: id,
    where: z.string().min(1).optional(),
    /** How people come onto this list: why it may be taken to be independent of the others, or why not. */
    comes_by: words,
  })).min(2),
  /** People of these lists are not counted anywhere: the population is closed on the day. */
  excluding: z.array(z.strictObject({ list: id })).default([]),
  /** Groups counted apart and added up: where lists work better in one place, or at one age, than in another. */
  strata: z.union([z.literal('none'), z.literal('county'), z.strictObject({ ages: z.array(z.int().min(1).max(120)).min(1) })]).default('none'),
  /** What holds of this estimate beside what holds of each. */
  assumptions: z.array(words).default([]),
});

type Declared = z.infer<typeof estimateShape>;

/** A list in the role of a capture; `condition`: SQL for "this row is one of them" over the columns of a table, null: every row. */
export interface Capture {
  readonly list: string;
  readonly label: Label;
  readonly where: string | null;
  readonly condition: ((asOf: string, table: string) => string) | null;
  readonly comesBy: Label;
}

export interface HiddenEstimate {
  readonly id: string;
  readonly label: Label;
  readonly entitledTo: Label;
  readonly captures: readonly Capture[];
  readonly excluding: readonly string[];
  readonly strata: Declared['strata'];
  readonly assumptions: readonly Label[];
}
