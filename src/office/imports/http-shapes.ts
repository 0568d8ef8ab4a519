import { z } from '@hono/zod-openapi';
import { foundShape, IMPORT_STATES, problemShape, triedShape } from '../../know/sources/index.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const importId = z.uuid();
export const importParams = z.object({ importId });

export const importSummaryShape = z.object({
  id: z.string(), list: z.string(), label, agency: label, asOf: z.string(), fileName: z.string(), fileSize: z.number(), state: z.enum(IMPORT_STATES),
  /** Rows as far as is known: as found, then as read. */
  rows: z.number().nullable(), wrong: z.number().nullable(), by: z.string(), createdAt: z.string(), changedAt: z.string(),
});
export type ImportSummary = z.infer<typeof importSummaryShape>;

export const importsShape = z.object({ total: z.number(), page: z.number(), size: z.number(), items: z.array(importSummaryShape) });

/** How far the work is that an import waits for. */
export const importProgressShape = z.object({
  state: z.enum(IMPORT_STATES), stage: z.string().nullable(), rowsDone: z.number(), rowsTotal: z.number().nullable(), secondsLeft: z.number().nullable(),
  /** Work before it in the queue is not over. */
  waiting: z.boolean(),
  /** Bytes that have arrived, while the file arrives. */
  arrived: z.number().nullable(),
});
export type ImportProgress = z.infer<typeof importProgressShape>;

const fieldShape = z.object({ field: z.string(), label: label.nullable(), required: z.boolean() });

export const importDetailShape = importSummaryShape.extend({
  found: foundShape.extend({ looksLike: z.object({ list: z.string(), label }).nullable() }).nullable(),
  /** What a column may be. */
  fields: z.array(fieldShape),
  mapping: z.record(z.string(), z.string()).nullable(),
  tried: triedShape.extend({
    counties: z.array(triedShape.shape.counties.element.extend({ name: z.string() })), held: z.array(triedShape.shape.held.element.extend({ name: z.string() })),
  }).nullable(),
  released: z.array(z.string()),
  /** Number of the list it became. */
  listId: z.string().nullable(),
  result: z.object({ opened: z.number(), reopened: z.number(), closed: z.number(), askedAgain: z.number(), unchanged: z.number() }).nullable(),
  problem: problemShape.nullable(),
  history: z.array(z.object({ at: z.string(), state: z.enum(IMPORT_STATES), by: z.string().nullable() })),
});
export type ImportDetail = z.infer<typeof importDetailShape>;

export const importChoicesShape = z.object({ items: z.array(z.object({ list: z.string(), label, agency: label })) });
export type ImportChoice = z.infer<typeof importChoicesShape>['items'][number];

/** Bytes of the largest file: a list of ten million rows is about 1 GB. */
export const LARGEST_FILE = 4_294_967_296;
export const newImportBody = z.object({
  list: z.string(), asOf: z.iso.date(), fileName: z.string().min(1).max(200), fileSize: z.int().positive().max(LARGEST_FILE),
});
export const mappingBody = z.object({ mapping: z.record(z.string().max(60), z.string().max(200)) });
export const acceptanceBody = z.object({ released: z.array(z.string().regex(/^\d{6}$/)).max(100) });
