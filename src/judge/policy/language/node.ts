import type { parse } from '@bufbuild/cel';
import type { SqlDialect } from './dialect.ts';
import type { Type, Value } from './value.ts';

/** The syntax tree as the CEL parser gives it. */
export type Expr = ReturnType<typeof parse>['expr'];
export type Call = Extract<Expr['exprKind'], { case: 'callExpr' }>['value'];

/** What one person looks like while an expression is walked. */
export interface WalkContext {
  readonly asOf: string;
  fact(name: string): Value;
  parameter(name: string): Value;
}

/** What the compiler needs to name facts and parameters in SQL. */
export interface SqlContext {
  readonly asOf: string;
  readonly dialect: SqlDialect;
  /** A column, or a literal where the list is not to be had. */
  fact(name: string): string;
  parameter(name: string): string;
}

/** How tightly a piece of SQL binds; a looser child is put in brackets. */
export const BINDS = { or: 1, and: 2, not: 3, compare: 4, add: 5, multiply: 6, atom: 7 } as const;

/** One checked piece of an expression. Each kind lives in its own file under `nodes/`: check, walk, SQL. */
export interface Node {
  readonly kind: string;
  readonly type: Type;
  readonly offset: number;
  readonly children: readonly Node[];
  readonly binds: number;
  /** Set on nodes that name something: the fact, the parameter or the constant. */
  readonly name?: string;
  readonly value?: Value;
  walk(context: WalkContext): Value;
  sql(context: SqlContext): string;
}

/** What may be named: facts and parameters with their types, and the values of codes. */
export interface Scope {
  fact(name: string): { readonly type: Type; readonly values: readonly string[] | null } | null;
  parameter(name: string): Type | null;
  /** What the parameter's amounts are told by: expressions over facts of the person. */
  dimensionsOf(parameter: string): readonly Node[];
  factNames(): Iterable<string>;
  parameterNames(): Iterable<string>;
}

/** Handed to every kind of node while it checks its arguments. */
export interface Checker {
  readonly scope: Scope;
  check(expr: Expr): Node;
}

export type CallKind = (call: Call, offset: number, checker: Checker) => Node;

/** A child's SQL, in brackets when it binds less tightly than its place asks. */
export function bracketed(node: Node, context: SqlContext, binds: number): string {
  const sql = node.sql(context);
  return node.binds < binds ? `(${sql})` : sql;
}

/** Every node of a tree, itself first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

/** Names of the facts an expression mentions, in order of first mention. */
export function factsOf(node: Node): string[] {
  const names = [...nodesOf(node)].filter((one) => one.kind === 'fact').map((one) => one.name ?? '');
  return [...new Set(names)];
}
