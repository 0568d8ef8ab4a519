import { KeyError } from '../foundation/platform/crypto/index.ts';
import { FolderInUseError } from '../foundation/platform/database/index.ts';
import { UndeclaredList } from '../judge/coverage/index.ts';
import { OutOfOrderError } from '../know/register/index.ts';
import { problemLine, RefusedFile, type Problem } from '../know/sources/index.ts';
import { InputError } from '../office/input-error.ts';
import { MisuseError } from './errors.ts';

/** What is wrong with a file, in both languages. */
export function fileProblemLines(problem: Problem): string {
  return `${problemLine(problem, 'zh')}\n  ${problemLine(problem, 'en')}`;
}

/** Throws what went wrong anew: as wrong input or misuse where the user can mend it, as it is where not. */
export function explained(error: unknown): never {
  if (error instanceof RefusedFile) throw new InputError(fileProblemLines(error.problem));
  if (error instanceof UndeclaredList) throw new MisuseError(error.message);
  if (error instanceof FolderInUseError || error instanceof OutOfOrderError || error instanceof KeyError) throw new InputError(error.message);
  throw error;
}
