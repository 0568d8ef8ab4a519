import type { CheckedFiles } from '../check-files.ts';
import { writeManifest } from '../run-manifest.ts';
import type { RunToWrite } from '../write-run.ts';

/** Keeps in its lake what was read and linked, as a run does, so that the next what-if reads no list again. */
export async function keepChecked({ population, screened, inputs }: CheckedFiles, { lake, asOf, packs, packFolders }: Omit<RunToWrite, 'out'>): Promise<void> {
  await writeManifest(lake, {
    asOf, pack: packs.at(-1) ?? '', packFolders: [...packFolders], population: population.population, verdicts: screened.file,
    lists: inputs.map((input) => ({ ...input, coverage: [...input.coverage], held: [...(input.held ?? [])] })),
  });
}
