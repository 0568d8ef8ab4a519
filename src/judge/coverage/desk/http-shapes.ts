import { z } from '@hono/zod-openapi';
import { PAIR_FIELDS } from '../../../know/linkage/index.ts';

// What the desk is told. Names and numbers are masked in all of it but for the characters that differ.

const label = z.object({ zh: z.string(), en: z.string() });
const count = z.int().min(0);
const answer = z.enum(['same', 'not_same', 'cannot_tell']);
const list = z.string().regex(/^[a-z][a-z0-9_]*$/);
const runs = z.array(z.object({ text: z.string(), differs: z.boolean() }));

const fields = z.array(z.object({
  field: z.enum(PAIR_FIELDS),
  /** How far both sides agree: 'same', 'slip', 'homophone'...; 'none' where one says nothing. */
  level: z.string(),
  written: runs, held: runs,
  /** Counted from 1; '' where a side has nothing there. */
  differences: z.array(z.object({ at: z.int(), written: z.string(), held: z.string() })),
}));

export const deskShape = z.object({
  /** Of the filter. */
  total: count,
  lists: z.array(z.object({ list: z.string(), label, rows: count })),
  counties: z.array(z.object({ county: z.string(), name: z.string(), rows: count })),
  /** How many the reader decided today, and a minute, over the last five. */
  pace: z.object({ today: count, perMinute: z.number() }),
  items: z.array(z.object({
    list: z.string(), listLabel: label, asOf: z.string(), row: z.number(), county: z.string().nullable(), says: fields,
    candidates: z.array(z.object({ personId: z.string(), method: z.string(), probability: z.number(), fields })),
  })),
}).openapi('Desk');

export const ownDecisionsShape = z.object({
  items: z.array(z.object({ id: z.int(), list: z.string(), listLabel: label, row: z.number().nullable(), answer, at: z.string(), takenBack: z.boolean() })),
}).openapi('OwnDecisions');

export const deskQuery = z.object({
  list: list.optional(),
  county: z.string().regex(/^\d{6}$/).optional(),
  /** `set_aside`: rows last answered with 'cannot tell'. */
  state: z.enum(['waiting', 'set_aside']).default('waiting'),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
});

export const rowDecisionBody = z.strictObject({ list, row: z.int().positive(), answer, personId: z.uuid().nullable() });

export const keptDecisionShape = z.object({ id: z.int() });

export type Desk = z.infer<typeof deskShape>;
export type OwnDecisions = z.infer<typeof ownDecisionsShape>;
export type DeskQuery = z.infer<typeof deskQuery>;
