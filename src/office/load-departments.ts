import { loadDepartments, type DepartmentRule } from '../judge/coverage/index.ts';
import { InputError } from './input-error.ts';
import { problemLines } from './problem-lines.ts';
import type { Packs } from './running-packs.ts';

/** Which rules each department looks after, as the packs in force declare. Throws InputError with every problem where one is wrong. */
export async function departmentsOf({ policy }: Pick<Packs, 'policy'>): Promise<readonly DepartmentRule[]> {
  const { rules, problems } = await loadDepartments(policy);
  if (problems.length > 0) throw new InputError(problemLines(problems));
  return rules;
}
