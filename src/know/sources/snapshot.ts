import { z } from 'zod';
import { isProblemCode, type ProblemCode } from './problem-catalogue.ts';

const code = z.custom<ProblemCode>((text) => typeof text === 'string' && isProblemCode(text));

const problemSchema = z.object({
  code,
  severity: z.enum(['error', 'warning']),
  list: z.string(),
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.number().nullable(),
  line: z.number().nullable(),
  column: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
});

const coverageSchema = z.object({ county: z.string(), rows: z.number() });

/** What is kept beside a snapshot: where it came from, what is in it, how long it may stay. */
export const snapshotSchema = z.object({
  source: z.string(),
  /** Day the list speaks of. */
  asOf: z.string(),
  /** 1, and one more for each corrected return merged into it. */
  version: z.number(),
  takenAt: z.string(),
  /** Path of the agency's file as it was read. */
  file: z.string(),
  fileHash: z.string(),
  fileSize: z.number(),
  format: z.enum(['csv', 'xlsx', 'xls', 'parquet']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string().nullable(), headerLine: z.number() })),
  headers: z.array(z.string()),
  /** Field -> header it was read from. */
  mapping: z.record(z.string(), z.string()),
  parquet: z.string(),
  /** Columns of the Parquet file. */
  columns: z.array(z.string()),
  /** Rows in the Parquet file. */
  rows: z.number(),
  rejectedRows: z.number(),
  /** The agency's own file with the rejected rows and what is wrong with them; null where none was. */
  returned: z.string().nullable(),
  /** Numbers of the rejected rows, ascending. */
  rejected: z.array(z.number()),
  excluded: z.object({ blank: z.number(), subtotal: z.number(), repeated_header: z.number(), note: z.number() }),
  /** Rows by 6-digit county; '' where no county can be told. */
  coverage: z.array(coverageSchema),
  held: z.array(z.object({ county: z.string(), before: z.number(), now: z.number() })),
  /** Rows by problem and field. */
  problemCounts: z.array(z.object({ code, severity: z.enum(['error', 'warning']), field: z.string().nullable(), rows: z.number() })),
  /** Parquet of every problem of every row: row, line, sheet, field, code. */
  problemRows: z.string(),
  /** Every problem of the file and every rejected row; of warnings the first thousand. */
  problems: z.array(problemSchema),
  /** Corrected returns merged into this snapshot. */
  corrections: z.array(z.object({ file: z.string(), hash: z.string(), rows: z.number() })),
  agency: z.object({ zh: z.string(), en: z.string() }),
  legalBasis: z.string(),
  purpose: z.string(),
  /** Last day it may be kept. */
  expiresOn: z.string(),
});

/** One agency list as of a day, kept as Parquet: see `snapshotSchema` for what each part says. */
export type Snapshot = z.infer<typeof snapshotSchema>;
