import { z } from '@hono/zod-openapi';
import { RULE_KINDS } from '../../policy/index.ts';
import { SAYINGS } from './links/judgement.ts';

// What is told of how good the office's work is. Shares are from 0 to 1; `high` of a number of people is null where nothing bounds it.

const words = z.object({ zh: z.string(), en: z.string() });
const count = z.int().min(0);
const share = z.object({ estimate: z.number(), low: z.number(), high: z.number() });
const people = z.object({ estimate: z.number(), low: z.number(), high: z.number().nullable() });

const verified = z.object({ found: count, confirmed: count, excluded: count, rate: share.nullable() });

export const confirmedShape = z.object({
  rules: z.array(verified.extend({
    rule: z.string(), kind: z.enum(RULE_KINDS), label: words,
    counties: z.array(verified.extend({ county: z.string(), name: z.string(), pulled: z.number().nullable() })),
  })),
  notes: z.array(words),
}).openapi('Confirmed');

export const linkQualityShape = z.object({
  /** Null while no sample has been drawn. */
  seed: z.string().nullable(),
  lists: z.array(z.object({
    list: z.string(),
    quality: z.object({ precision: share, recall: share, drawn: count, judged: count, cannotTell: count, strataUnjudged: count, rows: count }),
  })),
}).openapi('LinkQuality');

const cell = z.string().nullable();
const cells = z.object({ name: cell, identity: cell, certificate: cell, birth: cell, division: cell, phone: cell });

export const sampleShape = z.object({
  total: count,
  items: z.array(z.object({
    list: z.string(), row: count, judgement: z.enum(SAYINGS).nullable(), inRow: cells, inRegister: cells.nullable(),
    /** Whether row and register say the same, cell by cell, seen before masking; null where one of them is blank. */
    agree: z.object({ name: z.boolean().nullable(), identity: z.boolean().nullable(), birth: z.boolean().nullable(), phone: z.boolean().nullable() }),
  })),
}).openapi('LinkSample');

export const sampleOrderBody = z.strictObject({
  seed: z.string().trim().min(1).max(60),
  perStratum: z.int().min(1).max(1000).default(30),
  lists: z.array(z.string()).max(50).default([]),
});

export const judgementsBody = z.strictObject({
  judged: z.array(z.strictObject({ list: z.string(), row: z.int().positive(), judgement: z.enum(SAYINGS) })).min(1).max(5000),
});

export const hiddenShape = z.object({
  items: z.array(z.object({
    estimate: z.string(), label: words, entitledTo: words, asOf: z.string(),
    captures: z.array(z.object({ list: z.string(), label: words, comesBy: words, came: z.boolean(), people: count, unknown: count })),
    cells: z.array(z.object({ lists: z.array(z.string()), people: count })),
    result: z.object({
      method: z.enum(['chapman', 'loglinear']), seen: count, hidden: people, all: people, floor: count,
      strata: z.array(z.object({ stratum: z.string(), seen: count, hidden: people })),
      models: z.array(z.object({ dependent: z.array(z.tuple([z.string(), z.string()])), weight: z.number(), hidden: count })),
      cautions: z.array(words),
    }).nullable(),
    refused: words.nullable(),
    assumptions: z.array(words),
  })),
}).openapi('Hidden');

export type Confirmed = z.infer<typeof confirmedShape>;
export type Hidden = z.infer<typeof hiddenShape>;
export type LinkQualityAnswer = z.infer<typeof linkQualityShape>;
export type LinkSample = z.infer<typeof sampleShape>;
