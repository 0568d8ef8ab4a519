import { LineCounter, isMap, isScalar, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { nearest } from '../language/near.ts';
import type { Refusal } from '../language/refusal.ts';
import type { KeptTexts } from './kept-texts.ts';
import type { PackProblem } from './problem.ts';
import { sourceOffset } from './source-offset.ts';

export type Path = readonly (string | number)[];

/** One YAML file of a pack with the place of everything in it. */
export interface YamlFile {
  readonly file: string;
  readonly text: string;
  /** What the text says. */
  readonly value: unknown;
  readonly document: Document.Parsed;
  /** A problem at the value under `path`, or at the nearest parent that exists. */
  problem(path: Path, code: string, zh: string, en: string, near?: string | null): PackProblem;
  /** A refused expression, at its character inside the file. */
  refusal(path: Path, refusal: Refusal): PackProblem;
}

/** Reads YAML text; syntax errors come back as problems. Where its value is kept, the text is only parsed when somebody asks where in it something stands. */
export function yamlFile(file: string, text: string, kept?: KeptTexts): { source: YamlFile; problems: PackProblem[] } {
  const parsed = once(() => {
    const lines = new LineCounter();
    return { lines, document: parseDocument(text, { lineCounter: lines, prettyErrors: false }) };
  });
  const at = (offset: number) => {
    const { line, col } = parsed().lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const before = kept?.valueOf(text);
  const value = once<unknown>(() => (before === undefined ? parsed().document.toJS() : before));
  const source: YamlFile = {
    file, text,
    get value() {
      return value();
    },
    get document() {
      return parsed().document;
    },
    problem: (path, code, zh, en, near = null) => ({ file, ...at(offsetOf(parsed().document, path)), code, zh, en, near }),
    refusal: (path, { offset, code, zh, en, near }) => {
      const { document } = parsed();
      const node = document.getIn(path, true);
      const place = isScalar(node) && node.range ? sourceOffset(text, { type: node.type, range: node.range }, offset) : offsetOf(document, path);
      return { file, ...at(place), code, zh, en, near };
    },
  };
  if (before !== undefined) return { source, problems: [] };
  const problems = parsed().document.errors.map((error) => ({
    file, ...at(error.pos[0]), code: 'yaml', zh: `YAML 读不懂：${error.message}`, en: `unreadable YAML: ${error.message}`, near: null,
  }));
  if (problems.length === 0) kept?.keep(text, value());
  return { source, problems };
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => (made ??= { value: make() }).value;
}

function offsetOf(document: Document.Parsed, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) return Number(node.range[0]);
  }
  return 0;
}

/** The file's value in the given shape, or one problem for each place where it has another shape. */
export function shaped<Shape>(source: YamlFile, shape: z.ZodType<Shape>): { value: Shape | null; problems: PackProblem[] } {
  const read = shape.safeParse(source.value);
  if (read.success) return { value: read.data, problems: [] };
  return { value: null, problems: read.error.issues.flatMap((issue) => issueProblems(source, issue)) };
}

function issueProblems(source: YamlFile, issue: z.core.$ZodIssue): PackProblem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const place = path.join('.') || '(文件)';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const known = KNOWN_KEYS.filter((one) => !hasKey(source.document, path, one));
      return source.problem([...path, key], 'unknown_key', `没有 ${key} 这一项`, `there is no entry ${key} here`, nearest(key, known));
    });
  }
  if (issue.code === 'invalid_type' && source.document.getIn(path) === undefined) {
    return [source.problem(path, 'missing', `缺少 ${place}`, `${place} is missing`)];
  }
  return [source.problem(path, 'wrong_shape', `${place} 不合要求：${issue.message}`, `${place}: ${issue.message}`)];
}

function hasKey(document: Document.Parsed, path: Path, key: string): boolean {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isMap(node) && node.has(key);
}

const KNOWN_KEYS = [
  'pack', 'label', 'region', 'period', 'builds_on', 'benefits', 'list', 'max_age_days', 'may_read', 'columns', 'fixed', 'facts', 'type', 'from', 'to', 'values', 'parameter', 'unit', 'value',
  'rule', 'kind', 'benefit', 'status', 'effective', 'basis', 'if_given', 'ahead_days', 'applies_to', 'conditions', 'id', 'when', 'document', 'article', 'quote',
  'source', 'mark', 'cases', 'name', 'as_of', 'common', 'expect', 'turns_on', 'not_given', 'because', 'zh', 'en', 'column', 'expression',
  'doubts', 'kind_column', 'result', 'note', 'answers', 'kinds', 'same', 'other', 'by', 'table', 'share', 'of', 'percent', 'round', 'rows', 'supersedes',
  'agency', 'legal_basis', 'purpose', 'keep_days', 'rhythm', 'role', 'aliases', 'weak_aliases', 'required', 'plan', 'indicators', 'target', 'comparator', 'nature',
  'entitlement', 'eligibility', 'otherwise', 'payroll', 'paid', 'months', 'month', 'amount', 'start', 'stop', 'since', 'ends', 'past', 'derive', 'condition',
  'parameters', 'overlap', 'received', 'with', 'keeps',
];
