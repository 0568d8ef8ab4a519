import { CATALOGUE, type ProblemCode } from './problem-catalogue.ts';

/** One problem of a file or a row. Holds no personal data: it is shown, logged and kept. */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning';
  readonly list: string;
  readonly file: string;
  readonly sheet: string | null;
  /** Number of the data row, first row 1; null for a problem of the file. */
  readonly row: number | null;
  /** Line of the sheet or file as a person sees it, first line 1. */
  readonly line: number | null;
  /** Header of the column in the file. */
  readonly column: string | null;
  readonly zh: string;
  readonly en: string;
}

export interface ProblemPlace {
  readonly list: string;
  readonly file: string;
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly line?: number | null;
  readonly column?: string | null;
}

/** A problem with its sentences from the catalogue; `values` fill the braces. */
export function problem(code: ProblemCode, place: ProblemPlace, values: Readonly<Record<string, string | number>> = {}): Problem {
  const entry = CATALOGUE[code];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return {
    code, severity: entry.severity, list: place.list, file: place.file, sheet: place.sheet ?? null, row: place.row ?? null, line: place.line ?? null,
    column: place.column ?? null, zh: fill(entry.zh), en: fill(entry.en),
  };
}

/** One line for a person: where, then what and what to do. */
export function problemLine(found: Problem, language: 'zh' | 'en'): string {
  const parts = language === 'zh'
    ? [found.file, found.sheet && `工作表 ${found.sheet}`, found.line && `第 ${found.line} 行`, found.column && `“${found.column}”列`]
    : [found.file, found.sheet && `sheet ${found.sheet}`, found.line && `line ${found.line}`, found.column && `column ${found.column}`];
  const where = parts.filter((part) => part !== null).join(language === 'zh' ? '，' : ', ');
  return language === 'zh' ? `${where}：${found.zh}` : `${where}: ${found.en}`;
}

/** A file of which nothing can be used. */
export class RefusedFile extends Error {
  readonly problem: Problem;

  constructor(found: Problem, options?: ErrorOptions) {
    super(problemLine(found, 'en'), options);
    this.name = 'RefusedFile';
    this.problem = found;
  }
}
