import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeletionDesk } from './delete-with-receipt.ts';
import { writeReceipt } from './delete-with-receipt.ts';
import { hashOf } from './hash-files.ts';
import { receiptShape, type DeletionReceipt } from './receipt.ts';

/**
 * Ends deletions that were stopped after their receipt was entered: its file is missing. What still lies there goes if it is what was hashed;
 * another file that came under the same name since stays. Answers the receipts that were finished.
 */
export async function finishDeletions({ connections, data }: Pick<DeletionDesk, 'connections' | 'data'>): Promise<DeletionReceipt[]> {
  const written = new Set(await readdir(join(data, 'receipts')).catch(() => []));
  const { rows } = await connections.query<{ receipt: string; signature: Buffer; fileName: string }>(
    'select receipt, signature, file_name as "fileName" from privacy.deletion_receipt order by at',
  );
  const finished: DeletionReceipt[] = [];
  for (const row of rows.filter(({ fileName }) => !written.has(fileName))) {
    const receipt = receiptShape.parse(JSON.parse(row.receipt));
    for (const { path, sha256 } of receipt.files) {
      const file = join(data, path);
      if (existsSync(file) && (await hashOf(file)) === sha256) await rm(file);
    }
    await writeReceipt(data, receipt, row.signature);
    finished.push(receipt);
  }
  return finished;
}
