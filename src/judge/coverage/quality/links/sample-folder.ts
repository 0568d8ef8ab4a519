import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { SampledRow } from './draw-sample.ts';
import { SAYINGS } from './judgement.ts';
import type { JudgedCell } from './read-judged.ts';

const shape = z.object({
  seed: z.string(),
  perStratum: z.number(),
  rows: z.array(z.object({
    list: z.string(), row: z.number(), status: z.enum(['linked', 'asked', 'nobody']), method: z.string(), band: z.number(), stratum: z.number(),
    judgement: z.enum(SAYINGS).nullable(),
  })),
});

/** A drawn sample with what has been said about its rows so far. */
export type KeptSample = z.infer<typeof shape>;

/** Keeps a fresh sample in a run's folder, in place of an earlier one. */
export function newSample(seed: string, perStratum: number, rows: readonly SampledRow[]): KeptSample {
  return { seed, perStratum, rows: rows.map((row) => ({ ...row, judgement: null })) };
}

/** The sample with judgements entered; a later word about a row takes the place of an earlier one. */
export function withJudgements(sample: KeptSample, judged: readonly JudgedCell[]): KeptSample {
  const said = new Map(judged.map((one) => [rowKey(one), one.judgement]));
  return { ...sample, rows: sample.rows.map((row) => ({ ...row, judgement: said.get(rowKey(row)) ?? row.judgement })) };
}

export function rowKey({ list, row }: { readonly list: string; readonly row: number }): string {
  return `${list} ${row}`;
}

export async function writeSample(folder: string, sample: KeptSample): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'sample.json');
  await writeFile(`${file}.partial`, JSON.stringify(sample));
  await rename(`${file}.partial`, file);
}

/** The sample kept in a folder; null where none was drawn. */
export async function readSample(folder: string): Promise<KeptSample | null> {
  const text = await readFile(join(folder, 'sample.json'), 'utf8').catch(() => null);
  return text === null ? null : shape.parse(JSON.parse(text));
}
