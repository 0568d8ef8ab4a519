import { createHash } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readChunks } from '../../foundation/platform/files/index.ts';
import { listSnapshots, snapshotBase } from './snapshot-store.ts';

/** Proof that an agency's data is gone: what it was, why it went, the hash of each file deleted. Holds no data of persons. */
export interface DeletionReceipt {
  readonly source: string;
  readonly asOf: string;
  readonly version: number;
  readonly agency: { readonly zh: string; readonly en: string };
  readonly purpose: string;
  readonly legalBasis: string;
  readonly rows: number;
  readonly expiresOn: string;
  readonly deletedOn: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly sha256: string }[];
}

/**
 * Deletes the snapshots whose keeping ended before `day` with everything returned from them, and writes a receipt for each into
 * `<folder>/receipts`. The receipt is written first, so that a deletion without one cannot be.
 */
export async function expireSnapshots(folder: string, day: string): Promise<DeletionReceipt[]> {
  const receipts: DeletionReceipt[] = [];
  for (const snapshot of await listSnapshots(folder)) {
    if (snapshot.expiresOn >= day) continue;
    const { source, asOf, version, agency, purpose, legalBasis, rows, expiresOn } = snapshot;
    const base = snapshotBase(folder, source, asOf, version);
    const paths = [snapshot.parquet, snapshot.problemRows, ...(snapshot.returned ? [snapshot.returned] : []), `${base}.json`];
    const files: DeletionReceipt['files'][number][] = [];
    for (const path of paths) {
      const found = await stat(path).catch(() => null);
      if (found) files.push({ name: basename(path), size: found.size, sha256: await sha256(path) });
    }
    const receipt = { source, asOf, version, agency, purpose, legalBasis, rows, expiresOn, deletedOn: day, files };
    await mkdir(join(folder, 'receipts'), { recursive: true });
    await writeFile(join(folder, 'receipts', `${basename(base)}.deleted.json`), `${JSON.stringify(receipt, null, 2)}\n`);
    for (const path of paths) await rm(path, { force: true });
    receipts.push(receipt);
  }
  return receipts;
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of readChunks(file)) hash.update(chunk);
  return hash.digest('hex');
}
