import type { Expr } from './node.ts';

/** A macro such as `l.rows.exists(r, ...)` as it was written: CEL's parser has unfolded it into a loop. */
export interface Macro {
  readonly name: string;
  /** Where it stands: at its dot, right behind what it goes through. */
  readonly offset: number;
  /** What it goes through. */
  readonly range: Expr;
  readonly variable: string;
  /** What it asks of each item: a condition; of `map`, an amount, after a condition where there is one. */
  readonly asked: readonly Expr[];
}

/**
 * Folds a loop back into the macro `name` that the parser says it was. The parser keeps the call as written too, but with holes where other
 * macros stood inside it; the loop is whole.
 */
export function macroIn(expr: Expr, name: string, offset: number): Macro | null {
  if (expr.exprKind.case !== 'comprehensionExpr') return null;
  const { iterRange: range, iterVar: variable, loopStep } = expr.exprKind.value;
  const step = loopStep?.exprKind;
  if (!range || step?.case !== 'callExpr') return null;
  const [first, second] = step.value.args;
  switch (name) {
    // `result || asked`, `result && asked`.
    case 'exists': case 'all': return { name, offset, range, variable, asked: present(second) };
    // `asked ? result + [item] : result`.
    case 'filter': return { name, offset, range, variable, asked: present(first) };
    // `result + [asked]`, or `condition ? result + [asked] : result`.
    case 'map': return { name, offset, range, variable, asked: step.value.function === '_?_:_' ? [...present(first), ...added(second)] : added(loopStep) };
    default: return { name, offset, range, variable, asked: [] };
  }
}

function present(expr: Expr | undefined): Expr[] {
  return expr ? [expr] : [];
}

/** x of `result + [x]`. */
function added(expr: Expr | undefined): Expr[] {
  const list = expr?.exprKind.case === 'callExpr' ? expr.exprKind.value.args[1]?.exprKind : undefined;
  return list?.case === 'listExpr' ? list.value.elements.slice(0, 1) : [];
}
