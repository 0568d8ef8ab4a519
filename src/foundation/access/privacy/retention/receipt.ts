import { z } from 'zod';

const label = z.object({ zh: z.string(), en: z.string() });

/** Proof that something is gone: what it was, why it went, the hash of each file deleted. Holds no data of persons. */
export const receiptShape = z.object({
  format: z.literal('jinbao-deletion-receipt-1'),
  id: z.uuid(),
  /** `snapshot`, or a term of keeping: `export_file`, `derived_file` ... */
  kind: z.string(),
  what: label,
  list: z.string().nullable(),
  asOf: z.string().nullable(),
  agency: label.nullable(),
  purpose: z.string(),
  legalBasis: z.string(),
  why: label,
  /** Last day it might be kept. */
  keptUntil: z.string(),
  deletedOn: z.string(),
  deletedBy: z.string(),
  /** Rows of data in the files, where they are counted. */
  rows: z.number().nullable(),
  /** Relative to the data folder. */
  files: z.array(z.object({ path: z.string(), size: z.number(), sha256: z.string() })),
  /** SHA-256 over path and hash of every file, in order. */
  contents: z.string(),
  /** Rows deleted from tables. */
  tables: z.array(z.object({ table: z.string(), rows: z.number() })),
  /** What is kept of it: cells that decided a finding, and how many findings they decided. */
  kept: z.object({ findings: z.number(), rows: z.number() }),
});

export type DeletionReceipt = z.infer<typeof receiptShape>;

const signedShape = z.object({ receipt: receiptShape, signature: z.base64() });

/** The bytes that are signed. */
export function receiptText(receipt: DeletionReceipt): string {
  return JSON.stringify(receiptShape.parse(receipt));
}

/** A receipt as a file: readable, with its signature. */
export function receiptFile(receipt: DeletionReceipt, signature: Buffer): string {
  return `${JSON.stringify({ receipt: receiptShape.parse(receipt), signature: signature.toString('base64') }, null, 2)}\n`;
}

/** Reads a receipt file; null where it is none. */
export function readReceipt(text: string): { readonly receipt: DeletionReceipt; readonly signature: Buffer } | null {
  const read = signedShape.safeParse(parsed(text));
  return read.success ? { receipt: read.data.receipt, signature: Buffer.from(read.data.signature, 'base64') } : null;
}

/** The name of the file a receipt is kept in. */
export function receiptName({ deletedOn, kind, id }: Pick<DeletionReceipt, 'deletedOn' | 'kind' | 'id'>): string {
  return `${deletedOn}.${kind}.${id}.json`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
