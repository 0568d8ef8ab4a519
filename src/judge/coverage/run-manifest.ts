import { readFile, writeFile } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  asOf: z.string(),
  pack: z.string(),
  packFolders: z.array(z.string()),
  population: z.string(),
  verdicts: z.string(),
  lists: z.array(z.object({
    list: z.string(),
    asOf: z.string(),
    snapshot: z.string(),
    links: z.string(),
    candidates: z.string().nullable(),
    rows: z.number(),
    coverage: z.array(z.object({ county: z.string(), rows: z.number() })),
    held: z.array(z.string()),
  })),
});

/** What a finished run can be explained from: its day, its packs, its files in the lake. */
export type RunManifest = z.infer<typeof schema>;

const FILE = 'run.json';

/** Keeps the manifest in the lake's folder. Paths inside the lake are kept relative to it, so that the folder can be moved. */
export async function writeManifest(lake: string, manifest: RunManifest): Promise<void> {
  await writeFile(join(lake, FILE), `${JSON.stringify(withPaths(manifest, (path) => relative(resolve(lake), resolve(path))), null, 2)}\n`);
}

/** The manifest of a run; null where the folder holds none. */
export async function readManifest(lake: string): Promise<RunManifest | null> {
  const text = await readFile(join(lake, FILE), 'utf8').catch(() => null);
  if (text === null) return null;
  return withPaths(schema.parse(JSON.parse(text)), (path) => (isAbsolute(path) ? path : join(lake, path)));
}

function withPaths(manifest: RunManifest, change: (path: string) => string): RunManifest {
  return {
    ...manifest,
    population: change(manifest.population),
    verdicts: change(manifest.verdicts),
    lists: manifest.lists.map((list) => ({
      ...list,
      snapshot: change(list.snapshot),
      links: change(list.links),
      candidates: list.candidates === null ? null : change(list.candidates),
    })),
  };
}
