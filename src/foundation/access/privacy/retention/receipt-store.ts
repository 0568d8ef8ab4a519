import type { Connections } from '../../../platform/database/index.ts';
import { receiptFile, receiptShape, type DeletionReceipt } from './receipt.ts';

export interface KeptReceipt {
  readonly receipt: DeletionReceipt;
  readonly fileName: string;
  /** As its file holds it. */
  readonly text: string;
}

/** Receipts of deletions, the newest first; `id`: that one alone. */
export async function receipts(connections: Connections, id?: string): Promise<KeptReceipt[]> {
  const { rows } = await connections.query<{ receipt: string; signature: Buffer; fileName: string }>(
    'select receipt, signature, file_name as "fileName" from privacy.deletion_receipt where $1::uuid is null or id = $1 order by at desc, id', [id ?? null],
  );
  return rows.map(({ receipt, signature, fileName }) => {
    const read = receiptShape.parse(JSON.parse(receipt));
    return { receipt: read, fileName, text: receiptFile(read, signature) };
  });
}

/** The receipt of a list that is gone, the newest where it went more than once; null where none names it. */
export async function receiptOfList(connections: Connections, list: string, asOf: string): Promise<{ readonly id: string; readonly deletedOn: string } | null> {
  const { rows } = await connections.query<{ id: string; deletedOn: string }>(
    'select id, deleted_on as "deletedOn" from privacy.deletion_receipt where list = $1 and as_of = $2 order by at desc limit 1', [list, asOf],
  );
  return rows[0] ?? null;
}
