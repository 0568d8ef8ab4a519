import { writeFileSync } from 'node:fs';
import { anchorBytes, anchorHash, headBytes, ZEROS, type Anchor, type SignedHead, type StoredEntry } from '../chain-form.ts';
import type { HeadSigner } from '../head-signer.ts';
import { notePublicKey, voucherFiles } from '../voucher-files.ts';
import { testSigner } from './test-signer.ts';

/** Signs these entries of a chain, as a server would have done while it grew: heads at some, anchors at others. */
export async function writeVouchers(folder: string, chain: readonly StoredEntry[], signed: { readonly heads: readonly number[]; readonly anchors: readonly number[] }, signer: HeadSigner = testSigner()): Promise<void> {
  const key = await notePublicKey(folder, signer, new Date());
  const anchors: Anchor[] = [];
  for (const seq of signed.anchors) {
    const { at, hash, digest } = entry(chain, seq);
    const before = anchors.at(-1);
    const anchor = { day: at.slice(0, 10), seq, hash, count: seq - (before?.seq ?? 0), at, digest, previous: before ? anchorHash(before) : ZEROS, key };
    anchors.push({ ...anchor, signature: (await signer.sign(anchorBytes(anchor))).toString('base64') });
  }
  const heads: SignedHead[] = [];
  for (const seq of signed.heads) {
    const { at, hash } = entry(chain, seq);
    const anchor = anchors.findLast((one) => one.seq <= seq);
    const head = { seq, hash, at, anchor: anchor ? anchorHash(anchor) : ZEROS, key };
    heads.push({ ...head, signature: (await signer.sign(headBytes(head))).toString('base64') });
  }
  const files = voucherFiles(folder);
  writeFileSync(files.anchors, anchors.map((anchor) => `${JSON.stringify(anchor)}\n`).join(''));
  writeFileSync(files.heads, heads.map((head) => `${JSON.stringify(head)}\n`).join(''));
}

function entry(chain: readonly StoredEntry[], seq: number): StoredEntry {
  const found = chain[seq - 1];
  if (!found) throw new RangeError(`no entry ${seq}`);
  return found;
}
