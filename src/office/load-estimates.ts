import { join } from 'node:path';
import { loadEstimates, type HiddenEstimate, type Workshop } from '../judge/coverage/index.ts';
import { problemLine } from '../judge/policy/index.ts';
import { InputError } from './input-error.ts';
import { PACKS_FOLDER } from './places.ts';

/** The estimates of hidden people that the packs in force declare. Throws InputError with every problem where one is wrong. */
export async function estimatesOf({ policy, definitions }: Pick<Workshop, 'policy' | 'definitions'>, packs: readonly string[] = []): Promise<readonly HiddenEstimate[]> {
  const folders = [PACKS_FOLDER, ...packs].flatMap((folder) => policy.packs.map(({ pack }) => join(folder, pack)));
  const { estimates, problems } = await loadEstimates([...folders, ...packs], definitions);
  if (problems.length > 0) throw new InputError(problems.map((problem) => `${problemLine(problem, 'zh')}\n  ${problemLine(problem, 'en')}`).join('\n'));
  return estimates;
}
