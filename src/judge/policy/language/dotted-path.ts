import type { Expr } from './node.ts';

/** `a.b.c` as text when an expression is nothing but that; else null. */
export function dottedPath(expr: Expr): string | null {
  if (expr.exprKind.case === 'identExpr') return expr.exprKind.value.name;
  if (expr.exprKind.case !== 'selectExpr' || !expr.exprKind.value.operand) return null;
  const inner = dottedPath(expr.exprKind.value.operand);
  return inner === null ? null : `${inner}.${expr.exprKind.value.field}`;
}
