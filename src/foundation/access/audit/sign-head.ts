import { dayAt } from '../../kernel/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Connections } from '../../platform/database/index.ts';
import { anchorBytes, anchorHash, headBytes, ZEROS, type Anchor, type Digest, type SignedHead } from './chain-form.ts';
import type { HeadSigner } from './head-signer.ts';
import { appendLine, lastVouchers, notePublicKey, restartHeads, voucherFiles } from './voucher-files.ts';

export interface HeadKeeping {
  readonly connections: Connections;
  /** Folder of the heads, outside the database. */
  readonly folder: string;
  readonly signer: HeadSigner;
  readonly clock: Clock;
}

/** The chain in the database is not the one whose head was signed: nothing more is signed, so that the proof stays. */
export class ChainContradictedError extends Error {}

/** Any number, the same in every process: one at a time writes to the folder. */
const LOCK = 4_118_020_619;

/**
 * Signs the head where it has moved since the last one signed, and on the first occasion of a new day makes the last head of the day before an
 * anchor. Throws a ChainContradictedError where the database no longer holds what was signed.
 */
export async function signHead({ connections, folder, signer, clock }: HeadKeeping): Promise<void> {
  await connections.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const { rows: [now] } = await client.query<{ seq: number; hash: string; digest: Digest | null }>("select seq, encode(hash, 'hex') as hash, digest from audit.head");
    const last = await lastVouchers(folder);
    const signed = last.head ?? last.anchor;
    if (signed) {
      const { rows: [kept] } = await client.query<{ hash: string | null }>("select encode(audit.hash_of($1), 'hex') as hash", [signed.seq]);
      if (kept?.hash !== signed.hash) throw new ChainContradictedError(`审计链与库外签名的链头不符，请运行 npx jinbao audit verify / the audit chain is not the one that was signed at entry ${signed.seq}: run npx jinbao audit verify`);
    }
    if (!now || now.digest === null) return;
    const due = last.head && last.head.seq > (last.anchor?.seq ?? 0) && dayAt(last.head.at) < clock.today() ? last.head : null;
    if (!due && now.seq <= (signed?.seq ?? 0)) return;

    const at = clock.now();
    const key = await notePublicKey(folder, signer, at);
    const anchor = due ? await anchorOf(due, last.anchor, { key, digest: now.digest, at }, signer) : last.anchor;
    const unsigned = { seq: now.seq, hash: now.hash, at: at.toISOString(), anchor: anchor ? anchorHash(anchor) : ZEROS, key };
    const head: SignedHead = { ...unsigned, signature: (await signer.sign(headBytes(unsigned))).toString('base64') };
    const files = voucherFiles(folder);
    if (due && anchor) {
      await appendLine(files.anchors, anchor);
      await restartHeads(folder, head);
    } else {
      await appendLine(files.heads, head);
    }
  });
}

async function anchorOf(head: SignedHead, before: Anchor | null, { key, digest, at }: { key: string; digest: Digest; at: Date }, signer: HeadSigner): Promise<Anchor> {
  const anchor = {
    day: dayAt(head.at), seq: head.seq, hash: head.hash, count: head.seq - (before?.seq ?? 0), at: at.toISOString(), digest,
    previous: before ? anchorHash(before) : ZEROS, key,
  };
  return { ...anchor, signature: (await signer.sign(anchorBytes(anchor))).toString('base64') };
}
