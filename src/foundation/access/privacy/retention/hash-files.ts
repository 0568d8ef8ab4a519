import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { readChunks } from '../../../platform/files/index.ts';
import type { DeletionReceipt } from './receipt.ts';

type FileHash = DeletionReceipt['files'][number];

/** Size and hash of every file under the paths given (files or folders), in order of their names; what is not there is left out. */
export async function hashFiles(data: string, paths: readonly string[]): Promise<FileHash[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat().sort();
  const hashes: FileHash[] = [];
  for (const file of files) {
    const { size } = await stat(file);
    hashes.push({ path: relative(data, file).split(sep).join('/'), size, sha256: await hashOf(file) });
  }
  return hashes;
}

/** One hash for all. */
export function contentsHash(files: readonly FileHash[]): string {
  return createHash('sha256').update(files.map(({ path, sha256 }) => `${path}\n${sha256}\n`).join('')).digest('hex');
}

export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of readChunks(file)) hash.update(chunk);
  return hash.digest('hex');
}

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) return [];
  if (found.isFile()) return [path];
  const inside = await readdir(path, { withFileTypes: true, recursive: true });
  return inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
