/** One thing wrong with a pack: where (1-based line and column), what, and what is near it. */
export interface PackProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly near: string | null;
}

/** A problem as one line for a terminal: `file:line:column`, the sentence, and the hint. */
export function problemLine(problem: PackProblem, language: 'zh' | 'en'): string {
  const hint = problem.near === null ? '' : language === 'zh' ? `；是否指 ${problem.near}？` : `; did you mean ${problem.near}?`;
  return `${problem.file}:${problem.line}:${problem.column} ${problem.code} ${problem[language]}${hint}`;
}
