import { exec } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const BYTES = 32;
const PATIENCE_MS = 30_000;

/** The master key is not there or cannot be used. Says what to do, never what it read. */
export class KeyError extends Error {}

export interface MasterKeySource {
  readonly keyFile: string | null;
  /** A command of the system whose output is the key: a vault, a password card. */
  readonly keyCommand: string | null;
}

/** Reads the master key, 32 bytes in hexadecimal or base64. It wraps the other keys and is never in the database. Throws a KeyError. */
export async function readMasterKey({ keyFile, keyCommand }: MasterKeySource): Promise<Buffer> {
  if (keyCommand !== null) return keyOf(await outputOf(keyCommand), 'JINBAO_KEY_COMMAND');
  if (keyFile === null) throw new KeyError('没有主密钥：请设置 JINBAO_KEY_FILE 或 JINBAO_KEY_COMMAND；用 npx jinbao keys make FILE 生成一个。/ no master key: set JINBAO_KEY_FILE or JINBAO_KEY_COMMAND; npx jinbao keys make FILE makes one');
  const found = await stat(keyFile).catch(() => null);
  if (!found?.isFile()) throw new KeyError(`没有主密钥文件 ${keyFile}；用 npx jinbao keys make FILE 生成。/ there is no master key file there; npx jinbao keys make FILE makes one`);
  // Windows keeps who may read a file elsewhere than in its mode.
  if (platform() !== 'win32' && (found.mode & 0o077) !== 0) throw new KeyError(`主密钥文件 ${keyFile} 只许本人读写，请 chmod 600。/ the master key file may be read by others: chmod 600`);
  return keyOf(await readFile(keyFile, 'utf8'), keyFile);
}

/** Writes a new master key for its owner's eyes alone. An existing file is never written over. */
export async function makeMasterKey(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
}

async function outputOf(command: string): Promise<string> {
  try {
    return (await promisify(exec)(command, { timeout: PATIENCE_MS, maxBuffer: 4096, windowsHide: true })).stdout;
  } catch {
    throw new KeyError('JINBAO_KEY_COMMAND 未能给出主密钥。/ the command of JINBAO_KEY_COMMAND failed or said nothing within 30 s');
  }
}

function keyOf(text: string, where: string): Buffer {
  const written = text.trim();
  const key = /^[0-9a-f]{64}$/i.test(written) ? Buffer.from(written, 'hex') : Buffer.from(written, 'base64');
  if (key.length !== BYTES) throw new KeyError(`${where} 里不是 32 字节的主密钥（十六进制或 base64）。/ that is no master key: 32 bytes in hexadecimal or base64`);
  return key;
}
