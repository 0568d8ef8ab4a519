import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentsHash } from './hash-files.ts';
import { readReceipt, receiptText, type DeletionReceipt } from './receipt.ts';

export interface ReceiptCheck {
  readonly receipt: DeletionReceipt;
  /** The signature is ours and of this text. */
  readonly signed: boolean;
  /** The one hash over all files agrees with the files listed. */
  readonly whole: boolean;
  /** Files of the receipt that are still there, or there again; of a receipt that is not ours none is looked for, or anybody could ask for any path. */
  readonly left: readonly string[];
  readonly ok: boolean;
}

/** Checks a receipt file: signature, hash over its files, and that they are gone from the data folder. Null where the text is no receipt. */
export function verifyReceipt(text: string, { verify, data }: { readonly verify: (message: Buffer, signature: Buffer) => boolean; readonly data: string }): ReceiptCheck | null {
  const read = readReceipt(text);
  if (!read) return null;
  const { receipt, signature } = read;
  const signed = signatureFits(() => verify(Buffer.from(receiptText(receipt)), signature));
  const whole = contentsHash(receipt.files) === receipt.contents;
  const left = signed ? receipt.files.map(({ path }) => path).filter((path) => existsSync(join(data, path))) : [];
  return { receipt, signed, whole, left, ok: signed && whole && left.length === 0 };
}

/** A signature that cannot even be read is none. */
function signatureFits(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}

/** A check as lines for a terminal. */
export function receiptCheckText({ receipt, signed, whole, left, ok }: ReceiptCheck): string {
  const mark = (fine: boolean) => (fine ? '✓' : '✗');
  return [
    `${receipt.what.zh} / ${receipt.what.en}  ${[receipt.list, receipt.asOf].filter(Boolean).join(' ')}`,
    `${mark(signed)} 签名 / signature`,
    `${mark(whole)} ${receipt.files.length} 个文件的散列值 / hash over ${receipt.files.length} files`,
    ...(signed ? [`${mark(left.length === 0)} 文件已不在 / the files are gone${left.length === 0 ? '' : `: ${left.join(', ')}`}`] : []),
    `  ${receipt.deletedOn} ${receipt.deletedBy} · ${receipt.why.zh} / ${receipt.why.en} · 目的 / purpose: ${receipt.purpose}`,
    ...(receipt.rows === null ? [] : [`  ${receipt.rows.toLocaleString('en')} 行 / rows`]),
    ...receipt.tables.map(({ table, rows }) => `  ${table}: ${rows.toLocaleString('en')} 行 / rows`),
    `  发现留下的行 / rows kept for findings: ${receipt.kept.rows} (${receipt.kept.findings})`,
    ok ? '收据有效 / the receipt holds' : '收据无效 / the receipt does not hold',
  ].join('\n');
}
