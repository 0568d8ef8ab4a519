import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SourceDefinition } from './definition.ts';
import { normaliseHeader } from './normalise-header.ts';

/** Field -> header text, as a person chose it. */
export type ChosenColumns = Readonly<Record<string, string>>;

const FILE = 'column-mappings.json';
const stored = z.record(z.string(), z.record(z.string(), z.string()));

/** An agency's table of one shape: the same headers in any order. */
function signature(definition: SourceDefinition, headers: readonly string[]): string {
  const shape = headers.map(normaliseHeader).sort().join('\n');
  return `${definition.agency.zh}/${definition.source}/${createHash('sha256').update(shape).digest('hex').slice(0, 16)}`;
}

async function readAll(folder: string): Promise<Record<string, Record<string, string>>> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => '{}');
  return stored.parse(JSON.parse(text));
}

/** The columns a person once chose for a table of this agency and shape; none where nobody did. */
export async function rememberedColumns(folder: string, definition: SourceDefinition, headers: readonly string[]): Promise<ChosenColumns> {
  return (await readAll(folder))[signature(definition, headers)] ?? {};
}

/** Keeps a person's choice for the next table of this agency and shape. */
export async function rememberColumns(folder: string, definition: SourceDefinition, headers: readonly string[], chosen: ChosenColumns): Promise<void> {
  await mkdir(folder, { recursive: true });
  const all = await readAll(folder);
  all[signature(definition, headers)] = { ...chosen };
  const file = join(folder, FILE);
  await writeFile(`${file}.partial`, `${JSON.stringify(all, null, 2)}\n`);
  await rename(`${file}.partial`, file);
}
