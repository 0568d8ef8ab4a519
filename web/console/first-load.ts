import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Bytes of a first load at most, gzipped: on a village's 2 Mbit/s line 1.4 seconds. */
export const FIRST_LOAD_LIMIT = 350 * 1024;

export type BuiltPart = { file: string; gzipped: number };

function weigh(file: string): BuiltPart {
  return { file: basename(file), gzipped: gzipSync(readFileSync(file)).byteLength };
}

/** What the built console in `folder` loads before its first page (what index.html names), and what it loads only when it is wanted. */
export function firstLoad(folder: string): { first: BuiltPart[]; later: BuiltPart[] } {
  const index = join(folder, 'index.html');
  const named = [...readFileSync(index, 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path = '']) => basename(path));
  const parts = readdirSync(join(folder, 'assets')).map((file) => weigh(join(folder, 'assets', file)));
  const heaviest = (one: BuiltPart, other: BuiltPart) => other.gzipped - one.gzipped;
  return {
    first: [weigh(index), ...parts.filter(({ file }) => named.includes(file))].toSorted(heaviest),
    later: parts.filter(({ file }) => !named.includes(file)).toSorted(heaviest),
  };
}

/** "217.4 KB of 350 KB in 5 files before the first page; 14.2 KB in 8 files when they are wanted", then the heaviest. */
export function sayFirstLoad(folder: string): string {
  const { first, later } = firstLoad(folder);
  const kilobytes = (parts: BuiltPart[]) => (parts.reduce((sum, { gzipped }) => sum + gzipped, 0) / 1024).toFixed(1);
  const lines = [...first, ...later.slice(0, 3)].map(({ file, gzipped }) => `  ${(gzipped / 1024).toFixed(1).padStart(7)} KB  ${file}`);
  return [`gzipped: ${kilobytes(first)} KB of ${FIRST_LOAD_LIMIT / 1024} KB in ${first.length} files before the first page; ${kilobytes(later)} KB in ${later.length} files when they are wanted`, ...lines].join('\n');
}
