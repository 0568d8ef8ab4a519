import { hash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { getCompileCacheDir } from 'node:module';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** What texts were read as before. A text that changed by one character is another text. */
export interface KeptTexts {
  /** The value of a text; undefined where it is not kept. */
  valueOf(text: string): unknown;
  /** Keeps the value of a text without errors. */
  keep(text: string, value: unknown): void;
  /** Writes what was asked for or kept this time, if anything is new. */
  save(): Promise<void>;
}

const KEPT = z.record(z.string(), z.unknown());

/**
 * What was kept of the packs in some folders. It lies beside the program's compiled code, and is trusted as that is; where no compiled code is kept, neither is
 * this. Parsing YAML takes half a second, loading CEL's parser and parsing every expression a quarter; this takes a few milliseconds.
 */
export async function keptTexts(read: 'yaml' | 'expressions', dirs: readonly string[], folder: string | undefined = getCompileCacheDir()): Promise<KeptTexts> {
  const file = folder === undefined ? null : join(folder, `${read}-${nameOf(dirs.map((dir) => resolve(dir)).join('\n'))}.json`);
  const before = file === null ? {} : await readKept(file);
  const now: Record<string, unknown> = {};
  return {
    valueOf: (text) => {
      const name = nameOf(text);
      if (!Object.hasOwn(before, name)) return undefined;
      now[name] = before[name];
      return before[name];
    },
    keep: (text, value) => {
      if (isPlain(value)) now[nameOf(text)] = value;
    },
    save: async () => {
      if (folder === undefined || file === null || Object.keys(now).every((name) => Object.hasOwn(before, name))) return;
      const partial = `${file}.${process.pid}`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(partial, JSON.stringify(now));
        await rename(partial, file);
      } catch {
        // A folder that cannot be written only means that the packs are parsed anew next time.
      }
    },
  };
}

async function readKept(file: string): Promise<Record<string, unknown>> {
  try {
    return KEPT.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {};
  }
}

function nameOf(text: string): string {
  return hash('sha256', text, 'hex');
}

/** Whether JSON gives the value back as it is: infinity and what is not a number it does not. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).every((one) => isPlain(one));
}
