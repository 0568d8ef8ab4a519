import { problemLine, type PackProblem } from '../judge/policy/index.ts';

/** Problems of packs for a terminal, each in both languages. */
export function problemLines(problems: readonly PackProblem[]): string {
  return problems.map((problem) => `${problemLine(problem, 'zh')}\n  ${problemLine(problem, 'en')}`).join('\n');
}
