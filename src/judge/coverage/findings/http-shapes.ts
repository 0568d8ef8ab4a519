import { z } from '@hono/zod-openapi';
import { findingShape } from '../http-shapes.ts';
import { DIMENSIONS, findingFilter } from './filter.ts';
import { ORDER_NAMES } from './orders.ts';

const count = z.int().min(0);
const label = z.object({ zh: z.string(), en: z.string() });

export const findingQuery = findingFilter.extend({
  order: z.enum(ORDER_NAMES).default('rule'),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
  /** The key of the row before: the piece that follows it, whatever `page` says. */
  after: z.string().max(400).optional(),
});

export const findingsShape = z.object({
  /** Null behind a key: it was told with the first piece. */
  total: count.nullable(),
  /** What the rule and the places of the filter are called. */
  names: z.object({ rule: label, county: label, town: label, village: label }).partial(),
  page: z.int(), size: z.int(), items: z.array(findingShape),
  /** Give it as `after` for what follows; null at the end. */
  next: z.string().nullable(),
});

export const countsQuery = findingFilter.extend({ by: z.enum(DIMENSIONS) });
export const countsShape = z.object({
  total: count,
  values: z.array(z.object({ value: z.string(), label: label.nullable(), count })),
}).openapi('FindingCounts');

export type FindingPiece = z.infer<typeof findingsShape>;
export type FindingCounts = z.infer<typeof countsShape>;

export const findingDecisionBody = z.strictObject({ decision: z.enum(['confirm', 'exclude', 'reconsider']), reason: z.string().trim().min(2).max(500) });
