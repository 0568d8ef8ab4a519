import { readPackFiles } from './pack-files.ts';
import type { PackProblem } from './problem.ts';

/** Names of the packs found in `dirs` that none of the others there builds on. */
export async function topPacks(dirs: readonly string[]): Promise<{ readonly names: readonly string[]; readonly problems: readonly PackProblem[] }> {
  const { packs, problems } = await readPackFiles(dirs);
  const below = new Set(packs.map(({ head }) => head.builds_on));
  return { names: packs.map(({ head }) => head.pack).filter((name) => !below.has(name)), problems };
}
