import { z } from 'zod';

export const IMPORT_STATES = [
  'arriving', 'reading', 'mapping', 'trying', 'deciding', 'taking', 'judging', 'done', 'undoing', 'undone', 'refused', 'failed', 'cancelled',
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

const sentence = z.object({ zh: z.string(), en: z.string() });

/** What a file looks like from outside, before anything of it counts. */
export const foundShape = z.object({
  format: z.enum(['csv', 'xlsx', 'xls', 'parquet']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string().nullable(), headerLine: z.number() })),
  /** Sheets with content and no header. */
  unread: z.array(z.string()),
  /** Lines under the header. */
  rows: z.number(),
  headers: z.array(z.string()),
  /** Of each header up to three cells, masked. */
  samples: z.array(z.array(z.string())),
  /** Field -> header, as recognised or as once chosen for a table like this. */
  mapping: z.record(z.string(), z.string()),
  /** Another list whose columns fit better. */
  looksLike: z.string().nullable(),
});
export type Found = z.infer<typeof foundShape>;

const counts = { new: z.number(), changed: z.number(), same: z.number(), gone: z.number() };
/** What would come of it: people by what is new, changed, the same and gone, rows that are wrong. */
export const triedShape = z.object({
  ...counts,
  rows: z.number(),
  wrong: z.number(),
  counties: z.array(z.object({ county: z.string(), ...counts })),
  held: z.array(z.object({ county: z.string(), before: z.number(), now: z.number() })),
  problems: z.array(z.object({ code: z.string(), severity: z.enum(['error', 'warning']), rows: z.number(), ...sentence.shape })),
  /** The list before, which it was compared with. */
  before: z.object({ asOf: z.string(), version: z.number(), rows: z.number() }).nullable(),
  /** The day of the list that came in the same file: this very day where it did, else the newest. */
  sameFile: z.string().nullable(),
  /** Whether there is a table of rows to send back. */
  returned: z.boolean(),
});
export type Tried = z.infer<typeof triedShape>;

export const problemShape = sentence.extend({ code: z.string() });

/** One file on its way in: a row of `sources.import`. */
export const importShape = z.object({
  id: z.string(),
  list: z.string(),
  asOf: z.string(),
  fileName: z.string(),
  fileSize: z.number(),
  state: z.enum(IMPORT_STATES),
  failedIn: z.enum(IMPORT_STATES).nullable(),
  found: foundShape.nullable(),
  mapping: z.record(z.string(), z.string()).nullable(),
  tried: triedShape.nullable(),
  released: z.array(z.string()),
  snapshotId: z.number().nullable(),
  runId: z.number().nullable(),
  result: z.object({ opened: z.number(), reopened: z.number(), closed: z.number(), askedAgain: z.number(), unchanged: z.number() }).nullable(),
  problem: problemShape.nullable(),
  createdBy: z.string(),
  createdByName: z.string(),
  createdAt: z.date(),
  changedAt: z.date(),
});
export type Import = z.infer<typeof importShape>;
