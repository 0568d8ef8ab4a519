import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import type { Connections } from '../../../platform/database/index.ts';
import { contentsHash, hashFiles } from './hash-files.ts';
import { receiptFile, receiptName, receiptText, type DeletionReceipt } from './receipt.ts';

/** What deletions need: where the data lies, who signs, who deletes. */
export interface DeletionDesk {
  readonly connections: Connections;
  /** The data folder; files are named relative to it, receipts lie in its `receipts`. */
  readonly data: string;
  readonly sign: (message: Buffer) => Buffer | Promise<Buffer>;
  readonly actor: string;
}

/** One thing whose time is over. */
export interface DueDeletion extends Pick<DeletionReceipt, 'kind' | 'what' | 'list' | 'asOf' | 'agency' | 'purpose' | 'legalBasis' | 'why' | 'keptUntil' | 'rows'> {
  /** Files and folders that go. */
  readonly paths: readonly string[];
  /** What changes in the database in the transaction that enters the receipt: rows deleted, and what is kept of the files before they go. */
  readonly inDatabase?: (client: PoolClient, receiptId: string) => Promise<Partial<Pick<DeletionReceipt, 'tables' | 'kept'>>>;
}

/**
 * Deletes one thing and leaves a signed receipt. The receipt is entered with the change in the database first, the files go next, the file of
 * the receipt is written last: whatever is stopped between is finished by `finishDeletions`, and a deletion without a receipt cannot be.
 */
export async function deleteWithReceipt(desk: DeletionDesk, due: DueDeletion, day: string): Promise<DeletionReceipt> {
  const { paths, inDatabase, ...said } = due;
  const files = await hashFiles(desk.data, paths);
  const id = randomUUID();
  const { receipt, signature } = await desk.connections.transaction(async (client) => {
    const done = await inDatabase?.(client, id);
    const made: DeletionReceipt = {
      format: 'jinbao-deletion-receipt-1', id, ...said, deletedOn: day, deletedBy: desk.actor, files, contents: contentsHash(files),
      tables: done?.tables ?? [], kept: done?.kept ?? { findings: 0, rows: 0 },
    };
    const text = receiptText(made);
    const signed = await desk.sign(Buffer.from(text));
    await client.query(
      `insert into privacy.deletion_receipt (id, kind, list, as_of, rows, deleted_on, receipt, signature, file_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, made.kind, made.list, made.asOf, made.rows, day, text, signed, receiptName(made)],
    );
    return { receipt: made, signature: signed };
  });
  for (const path of paths) await rm(path, { recursive: true, force: true });
  await writeReceipt(desk.data, receipt, signature);
  return receipt;
}

/** Writes the file of a receipt, whole or not at all. */
export async function writeReceipt(data: string, receipt: DeletionReceipt, signature: Buffer): Promise<void> {
  const folder = join(data, 'receipts');
  await mkdir(folder, { recursive: true });
  const file = join(folder, receiptName(receipt));
  await writeFile(`${file}.partial`, receiptFile(receipt, signature));
  await rename(`${file}.partial`, file);
}
