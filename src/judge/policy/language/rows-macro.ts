import { dottedPath } from './dotted-path.ts';
import type { Macro } from './macro.ts';
import { nearest } from './near.ts';
import type { Checker, Expr, ListRows, Node, Row, WalkContext } from './node.ts';
import { name } from './nodes/name.ts';
import { Refused } from './refusal.ts';

/** A macro over the rows of a list: the list, its variable, what is asked of each row, and a checker that knows the variable. */
export interface RowsMacro {
  readonly rows: ListRows;
  /** The fact that says whether the list names the person: unknown exactly where the rows are. */
  readonly listed: Node;
  readonly variable: string;
  readonly asked: readonly Expr[];
  readonly inside: Checker;
}

const MESSAGE = { zh: '此宏只能用于名单的各行（名单.rows）', en: 'this macro goes through the rows of a list (list.rows) only' };

/** Reads `<list>.rows.<macro>(r, ...)`. */
export function rowsMacro({ name: called, offset, range, variable, asked }: Macro, checker: Checker): RowsMacro {
  const found = rowsOf(range, offset - (dottedPath(range)?.length ?? 0), checker);
  if (!found) throw new Refused(offset, 'not_in_language', `${MESSAGE.zh}：${called}`, `${MESSAGE.en}: ${called}`);
  const taken = checker.bound.has(variable) || variable === 'as_of' || variable === 'parameter'
    || [...checker.scope.factNames()].some((fact) => fact === variable || fact.startsWith(`${variable}.`));
  if (taken) throw new Refused(offset, 'reserved', `变量不能叫 ${variable}`, `a variable cannot be called ${variable}`);
  return { ...found, variable, asked, inside: checker.bind(variable, found.rows) };
}

/** `<list>.rows`, or null when an expression is something else; an unknown list is refused. */
export function rowsOf(expr: Expr, offset: number, checker: Checker): { rows: ListRows; listed: Node } | null {
  const path = dottedPath(expr);
  if (path === null || !path.endsWith('.rows')) return null;
  const list = path.slice(0, -'.rows'.length);
  const rows = checker.scope.rows(list);
  if (!rows) {
    const near = nearest(list, checker.scope.rowLists());
    throw new Refused(offset, 'unknown_list', `没有可逐行查看的名单 ${list}`, `there is no list ${list} whose rows can be looked at`, near && `${near}.rows`);
  }
  return { rows, listed: name(rows.listed, offset, checker) };
}

/** A person's context in which a variable stands for one row. */
export function withRow(context: WalkContext, variable: string, row: Row): WalkContext {
  return { ...context, bound: new Map([...(context.bound ?? []), [variable, row]]) };
}
