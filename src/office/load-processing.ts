import { readProcessing, type Processing } from '../foundation/access/index.ts';
import type { Policy } from '../judge/policy/index.ts';
import { InputError } from './input-error.ts';
import { problemLines } from './problem-lines.ts';

/** The register of processing that the packs in force declare. Throws InputError with every problem where one is wrong. */
export async function processingOf({ policy }: { readonly policy: Pick<Policy, 'folders'> }): Promise<Processing> {
  const { processing, problems } = await readProcessing(policy.folders);
  if (problems.length > 0) throw new InputError(problemLines(problems));
  return processing;
}
