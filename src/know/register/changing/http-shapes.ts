import { z } from '@hono/zod-openapi';
import { CORRECTABLE_FIELDS } from './correctable.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const words = z.string().trim().min(4).max(500);
const paper = z.string().trim().max(200).transform((text) => text || null).nullable().default(null);

export const changeShape = z.object({
  id: z.uuid(), kind: z.enum(['correct', 'merge', 'part']), status: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  personId: z.uuid(), name: z.string().nullable(), otherId: z.uuid().nullable(), otherName: z.string().nullable(),
  field: z.string().nullable(), fieldLabel: label.nullable(),
  /** Masked but for what differs. */
  from: z.string().nullable(), to: z.string().nullable(), effectiveOn: z.string().nullable(),
  why: z.string(), evidence: z.string().nullable(),
  /** Accounts, by the names they are known by where that may be told. */
  askedBy: z.string(), askedAt: z.iso.datetime(), own: z.boolean(), overtaken: z.boolean(),
  decidedBy: z.string().nullable(), decidedAt: z.iso.datetime().nullable(), answer: z.string().nullable(), requestId: z.uuid().nullable(),
}).openapi('Change');

export const changesShape = z.object({ total: z.int(), page: z.int(), size: z.int(), items: z.array(changeShape) });
export const changeQuery = z.object({
  state: z.enum(['waiting', 'decided']).optional(), page: z.coerce.number().int().min(1).default(1), size: z.coerce.number().int().min(1).max(200).default(50),
});

export const correctionBody = z.object({
  field: z.enum(CORRECTABLE_FIELDS), to: z.string().trim().max(200), why: words, evidence: paper,
  effectiveOn: z.iso.date(),
});
export const mergeBody = z.object({ other: z.uuid(), why: words, evidence: paper, conflict: z.int().positive().nullable().default(null) });
export const partBody = mergeBody.omit({ conflict: true });
export const decisionBody = z.object({ decision: z.enum(['approve', 'refuse']), reason: z.string().trim().max(500).default('') });

export type Change = z.infer<typeof changeShape>;
export type ChangePage = z.infer<typeof changesShape>;
