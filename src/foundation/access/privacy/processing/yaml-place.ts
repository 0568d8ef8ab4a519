import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { nearest } from './nearest.ts';

/** One thing wrong with a file of the register of processing: where (1-based line and column), what, and what to do. */
export interface ProcessingProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly near: string | null;
}

export type Path = readonly (string | number)[];

/** A YAML file and the place of everything in it. */
export interface PlacedYaml {
  readonly file: string;
  readonly value: unknown;
  readonly problems: readonly ProcessingProblem[];
  problem(path: Path, code: string, zh: string, en: string, near?: string | null): ProcessingProblem;
}

/** Reads YAML text; what is wrong with the syntax comes back as problems. */
export function placedYaml(file: string, text: string): PlacedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = document.errors.map((error) => ({
    ...at(error.pos[0]), code: 'yaml', zh: `YAML 读不懂，请按旁边的文件改：${error.message}`, en: `unreadable YAML, compare with the files beside it: ${error.message}`, near: null,
  }));
  return {
    file, problems,
    value: problems.length > 0 ? null : document.toJS(),
    problem: (path, code, zh, en, near = null) => ({ ...at(offsetOf(document, path)), code, zh, en, near }),
  };
}

/** Where the deepest part of a path that exists begins. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

/** The file's value in the given shape, or one problem for each place where it has another. */
export function inShape<Shape>(yaml: PlacedYaml, shape: z.ZodType<Shape>): { readonly value: Shape | null; readonly problems: readonly ProcessingProblem[] } {
  if (yaml.problems.length > 0) return { value: null, problems: yaml.problems };
  const read = shape.safeParse(yaml.value);
  return read.success ? { value: read.data, problems: [] } : { value: null, problems: read.error.issues.flatMap((issue) => told(yaml, issue)) };
}

function told(yaml: PlacedYaml, issue: z.core.$ZodIssue): ProcessingProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const place = path.join('.') || '(文件)';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => yaml.problem([...path, key], 'unknown_key', `没有“${key}”这一项，请删去或改名`, `there is no entry "${key}" here: remove or rename it`));
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return [yaml.problem(path, 'missing', `缺少 ${place}，请补上`, `${place} is missing: add it`)];
  if (issue.code === 'invalid_value') {
    const allowed = issue.values.map(String);
    const written = valueAt(yaml.value, path);
    return [yaml.problem(path, 'unknown_value', `“${place}”只能是 ${allowed.join('、')}`, `${place} takes one of ${allowed.join(', ')}`, typeof written === 'string' ? nearest(written, allowed) : null)];
  }
  return [yaml.problem(path, 'wrong_shape', `“${place}”不合要求：${issue.message}`, `${place}: ${issue.message}`)];
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) at = typeof at === 'object' && at !== null ? Object.entries(at).find(([key]) => key === String(step))?.[1] : undefined;
  return at;
}
