import { z } from '@hono/zod-openapi';

const outcome = z.enum(['done', 'refused', 'failed']);

/** `actor` and `action` are whole; `subject` answers who looked at this person; days are those of China, both included. */
export const entryQuery = z.object({
  actor: z.string().max(60).optional(),
  action: z.string().max(60).optional(),
  subject: z.uuid().optional(),
  outcome: outcome.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
});

const entry = z.object({
  seq: z.int(), at: z.string(), actor: z.string(), role: z.string(), actingFor: z.string().nullable(), action: z.string(), route: z.string().nullable(),
  subjects: z.array(z.string()).readonly(), subjectCount: z.int(), count: z.int().nullable(), purpose: z.string().nullable(), division: z.string().nullable(),
  outcome, detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).readonly(), requestId: z.string().nullable(),
});

export const entriesShape = z.object({ total: z.int(), page: z.int(), size: z.int(), items: z.array(entry) }).openapi('AuditEntries');

const fault = z.object({ kind: z.string(), seq: z.int().nullable(), from: z.int().nullable(), zh: z.string(), en: z.string() });

export const verifiedShape = z.object({
  ok: z.boolean(), entries: z.int(), firstAt: z.string().nullable(), lastAt: z.string().nullable(), lastHash: z.string(), vouched: z.int(), behind: z.int(),
  heads: z.int(), anchors: z.int(), keys: z.array(z.string()).readonly(), faults: z.array(fault).readonly(), seconds: z.number(),
}).openapi('AuditVerified');

export type EntriesAnswer = z.infer<typeof entriesShape>;
export type VerifiedAnswer = z.infer<typeof verifiedShape>;
