import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { shaped, yamlFile, type PackProblem, type Policy } from '../../policy/index.ts';

const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

const shape = z.strictObject({
  smallest_group: z.int().min(1),
  age_bands: z.array(z.strictObject({ id: z.string().min(1), from: z.int().min(0), label })).min(1)
    .refine((bands) => bands.every(({ from }, i) => i === 0 || from > (bands[i - 1]?.from ?? 0)), 'bands in order of age'),
});

/** Age bands (each from an age in completed years up to the next), and the smallest group that is told to those who may not see people. */
export type Breakdown = z.infer<typeof shape>;

export type LoadedBreakdown = { readonly ok: true; readonly breakdown: Breakdown } | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Reads `<pack>/what-if/breakdown.yaml` of the last pack that has one. */
export async function loadBreakdown({ folders }: Policy): Promise<LoadedBreakdown> {
  const file = folders.map((folder) => join(folder, 'what-if/breakdown.yaml')).findLast((one) => existsSync(one));
  if (file === undefined) return { ok: true, breakdown: { smallest_group: 5, age_bands: [] } };
  const { source, problems } = yamlFile(relative(process.cwd(), file), await readFile(file, 'utf8'));
  const read = shaped(source, shape);
  return read.value && problems.length === 0 ? { ok: true, breakdown: read.value } : { ok: false, problems: [...problems, ...read.problems] };
}
