import { loadEstimates, type HiddenEstimate, type Workshop } from '../judge/coverage/index.ts';
import { InputError } from './input-error.ts';
import { problemLines } from './problem-lines.ts';

/** The estimates of hidden people that the packs in force declare. Throws InputError with every problem where one is wrong. */
export async function estimatesOf({ policy, definitions }: Pick<Workshop, 'policy' | 'definitions'>): Promise<readonly HiddenEstimate[]> {
  const { estimates, problems } = await loadEstimates(policy.folders, definitions);
  if (problems.length > 0) throw new InputError(problemLines(problems));
  return estimates;
}
