import { z } from '@hono/zod-openapi';
import { draftBody } from './http-shapes.ts';

// Drafts on their way: what the form is told, and what it keeps.

const label = z.object({ zh: z.string(), en: z.string() });

export const catalogueShape = z.object({
  facts: z.array(z.object({ name: z.string(), label, list: label, type: z.string(), values: z.array(z.object({ value: z.string(), label })) })),
  parameters: z.array(z.object({ name: z.string(), label, type: z.string(), unit: z.string().nullable(), now: z.array(z.object({ when: label.nullable(), is: label })) })),
}).openapi('DraftCatalogue');

export const checkBody = draftBody.pick({ files: true });

/** Line and column count from 1. */
export const checkedShape = z.object({
  problems: z.array(z.object({ file: z.string(), line: z.int(), column: z.int(), code: z.string(), zh: z.string(), en: z.string(), near: z.string().nullable() })),
}).openapi('CheckedDraft');

/** Longest form that is kept, in characters. */
const LONGEST = 200_000;

export const workBody = z.strictObject({ name: z.string().trim().min(1).max(100), shared: z.boolean(), form: z.string().max(LONGEST) });

export const keptWorkShape = z.object({ id: z.int() });

export const workShape = z.object({
  items: z.array(z.object({ id: z.int(), name: z.string(), own: z.boolean(), shared: z.boolean(), form: z.string(), changedAt: z.string() })),
}).openapi('WorkDrafts');

export type CatalogueAnswer = z.infer<typeof catalogueShape>;
export type CheckedDraft = z.infer<typeof checkedShape>;
export type WorkDrafts = z.infer<typeof workShape>;
