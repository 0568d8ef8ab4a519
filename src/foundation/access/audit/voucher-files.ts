import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Anchor, SignedHead } from './chain-form.ts';
import type { HeadSigner } from './head-signer.ts';
import { keyId, type PublicKey, type VoucherFiles } from './vouchers.ts';

/** Where heads, anchors and public keys stand in a folder of their own, outside the database. */
export function voucherFiles(folder: string): { readonly [Name in keyof VoucherFiles]: string } {
  return { heads: join(folder, 'heads.jsonl'), anchors: join(folder, 'anchors.jsonl'), publicKey: join(folder, 'public-key.json') };
}

/** The last head and anchor that were written. A line whose writing was interrupted is none. */
export async function lastVouchers(folder: string): Promise<{ readonly head: SignedHead | null; readonly anchor: Anchor | null }> {
  const files = voucherFiles(folder);
  const [head, anchor] = await Promise.all([lastLine(files.heads), lastLine(files.anchors)]);
  return { head: head === null ? null : JSON.parse(head) as SignedHead, anchor: anchor === null ? null : JSON.parse(anchor) as Anchor };
}

/** Adds a line that survives a power cut once this resolves. */
export async function appendLine(file: string, line: SignedHead | Anchor): Promise<void> {
  const handle = await open(file, 'a+', 0o600);
  try {
    const { size } = await handle.stat();
    const whole = await endOfLastLine(handle, size);
    if (whole < size) await handle.truncate(whole);
    await handle.appendFile(`${JSON.stringify(line)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Starts the heads anew with one line: the anchor that was just made vouches for all before it. */
export async function restartHeads(folder: string, head: SignedHead): Promise<void> {
  const { heads } = voucherFiles(folder);
  await replace(heads, `${JSON.stringify(head)}\n`);
}

/** Makes the folder, and adds the key that signs now to the public keys where it is new. Answers its id. */
export async function notePublicKey(folder: string, signer: HeadSigner, since: Date): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { publicKey: file } = voucherFiles(folder);
  const { algorithm, open: bytes } = signer.key();
  const id = keyId(bytes);
  const text = await readFile(file, 'utf8').catch(() => '{"keys":[]}');
  const { keys } = JSON.parse(text) as { keys: PublicKey[] };
  if (!keys.some((key) => key.id === id)) {
    const added: PublicKey = { id, algorithm, publicKey: bytes.toString('base64'), since: since.toISOString() };
    await replace(file, `${JSON.stringify({ keys: [...keys, added] }, null, 2)}\n`);
  }
  return id;
}

async function replace(file: string, text: string): Promise<void> {
  const partial = `${file}.partial`;
  await writeFile(partial, text, { mode: 0o600, flush: true });
  await rename(partial, file);
}

/** A line is some 400 bytes. */
const TAIL = 8192;

async function lastLine(file: string): Promise<string | null> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return null;
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL);
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(TAIL), position: start });
    return buffer.subarray(0, bytesRead).toString('utf8').split('\n').slice(0, -1).at(-1) ?? null;
  } finally {
    await handle.close();
  }
}

async function endOfLastLine(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<number> {
  const start = Math.max(0, size - TAIL);
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(TAIL), position: start });
  return start + buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
}
