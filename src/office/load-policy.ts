import { loadPacks, type Policy } from '../judge/policy/index.ts';
import { InputError } from './input-error.ts';
import { problemLines } from './problem-lines.ts';

/** The policy of some folders of packs. Throws InputError with every problem where a pack is wrong. */
export async function loadPolicy(dirs: readonly string[], options: { readonly pack?: string }): Promise<Policy> {
  const packs = await loadPacks(dirs, options);
  if (!packs.ok) throw new InputError(problemLines(packs.problems));
  return packs.policy;
}
