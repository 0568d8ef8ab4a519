import type { Connections } from '../../../platform/database/index.ts';
import { receiptFile, receiptShape, type DeletionReceipt } from './receipt.ts';

export interface KeptReceipt {
  readonly receipt: DeletionReceipt;
  readonly fileName: string;
  /** As its file holds it. */
  readonly text: string;
}

/** Receipts of deletions, the newest first. */
export async function receipts(connections: Connections): Promise<KeptReceipt[]> {
  const { rows } = await connections.query<{ receipt: string; signature: Buffer; fileName: string }>(
    'select receipt, signature, file_name as "fileName" from privacy.deletion_receipt order by at desc, id',
  );
  return rows.map(({ receipt, signature, fileName }) => {
    const read = receiptShape.parse(JSON.parse(receipt));
    return { receipt: read, fileName, text: receiptFile(read, signature) };
  });
}
