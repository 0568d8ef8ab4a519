import type { parse } from '@bufbuild/cel';
import type { SqlDialect } from './dialect.ts';
import type { Macro } from './macro.ts';
import type { Type, Value } from './value.ts';

/** The syntax tree as the CEL parser gives it. */
export type Expr = ReturnType<typeof parse>['expr'];
export type Call = Extract<Expr['exprKind'], { case: 'callExpr' }>['value'];

/** One row of a list about a person, cells by column. */
export type Row = Readonly<Record<string, Value>>;

/** What one person looks like while an expression is walked. */
export interface WalkContext {
  readonly asOf: string;
  fact(name: string): Value;
  parameter(name: string): Value;
  /** The person's rows of a list: none where a complete list does not name the person, null where nobody can tell. */
  rows(list: string): readonly Row[] | null;
  /** The rows that variables stand for just now. */
  readonly bound?: ReadonlyMap<string, Row>;
}

/** What the compiler needs to name facts and parameters in SQL. */
export interface SqlContext {
  readonly asOf: string;
  /** SQL of the day asked about where it differs from row to row. */
  readonly day?: string | undefined;
  readonly dialect: SqlDialect;
  /** A column, or a literal where the list is not to be had. */
  fact(name: string): string;
  parameter(name: string): string;
  /** A column holding the person's rows as an array; none where the list counts as naming nobody, null where it is not to be had. */
  rows(list: string): string | readonly never[] | null;
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
  /** The words a code node may take. */
  readonly codes?: readonly string[] | null;
  /** The list whose rows a node goes through, or the column it reads of one of them. */
  readonly reads?: { readonly list: string; readonly column: string | null };
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
  /** A list whose rows may be gone through; null when there is none of that name. */
  rows(list: string): ListRows | null;
  rowLists(): Iterable<string>;
}

/** What can be known of a list's rows before any is seen. */
export interface ListRows {
  readonly list: string;
  /** The fact that says whether the list names the person: unknown exactly where the rows are. */
  readonly listed: string;
  readonly columns: ReadonlyMap<string, Column>;
}

/** A column of a list's rows. */
export interface Column {
  readonly type: Type;
  readonly values: readonly string[] | null;
}

/** Handed to every kind of node while it checks its arguments. */
export interface Checker {
  readonly scope: Scope;
  /** Variables of the macros around, with the list each one's rows are from. */
  readonly bound: ReadonlyMap<string, ListRows>;
  check(expr: Expr): Node;
  /** The macro that was written here, if one was. */
  macroOf(expr: Expr): Macro | null;
  /** The same checker with one more variable. */
  bind(variable: string, rows: ListRows): Checker;
}

export type CallKind = (call: Call, offset: number, checker: Checker) => Node;
export type MacroKind = (macro: Macro, offset: number, checker: Checker) => Node;

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
