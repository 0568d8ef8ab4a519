import { checkExpression } from '../language/check-expression.ts';
import type { Scope } from '../language/node.ts';
import type { Type } from '../language/value.ts';
import type { Basis, Label } from '../packs/policy.ts';
import type { PackProblem } from '../packs/problem.ts';
import type { Path, YamlFile } from '../packs/yaml-file.ts';
import type { Expression, TwoSided } from './entitlement.ts';

/** Where an expression is written and where what is wrong with it goes. */
export interface Reader {
  readonly source: YamlFile;
  readonly scope: Scope;
  readonly problems: PackProblem[];
}

/** An expression of the type asked for; null where it is not written or refused. */
export function readExpression({ source, scope, problems }: Reader, text: string | undefined, type: Type, path: Path): Expression | null {
  if (text === undefined) return null;
  const checked = checkExpression(text, scope);
  if (!checked.ok) {
    problems.push(source.refusal(path, checked.refusal));
    return null;
  }
  if (checked.node.type !== type) {
    problems.push(source.problem(path, 'wrong_type', `应为 ${type}，表达式为 ${checked.node.type}`, `expected ${type}, the expression is ${checked.node.type}`));
    return null;
  }
  return { text, node: checked.node };
}

interface Written {
  readonly id: string;
  readonly label: Label;
  readonly when: string;
  readonly otherwise?: { readonly id: string; readonly label: Label } | undefined;
  readonly basis?: readonly Basis[] | undefined;
}

/** A condition with its opposite, where the opposite has words. */
export function readTwoSided(reader: Reader, { id, label, when, otherwise, basis = [] }: Written, path: Path): TwoSided | null {
  const read = readExpression(reader, when, 'bool', path);
  if (!read) return null;
  const opposite = otherwise && readComposed(reader, negated(when), path);
  return {
    holds: { id, label, ...read, basis },
    fails: otherwise && opposite ? { ...otherwise, ...opposite, basis } : null,
  };
}

/** A condition put together from parts that were checked before; what is refused of it now, its length or depth, stands at the part named. */
export function readComposed({ source, scope, problems }: Reader, text: string, path: Path): Expression | null {
  const checked = checkExpression(text, scope);
  if (checked.ok) return { text, node: checked.node };
  const { code, zh, en, near } = checked.refusal;
  problems.push(source.problem(path, code, zh, en, near));
  return null;
}

function negated(text: string): string {
  return /^[\w.]+$/.test(text) ? `!${text}` : `!(${text})`;
}
