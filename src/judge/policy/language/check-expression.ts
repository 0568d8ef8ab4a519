import { CALLS, REFUSED_BY_NAME, ROW_MACROS, SPELLED } from './calls.ts';
import { dottedPath } from './dotted-path.ts';
import { macroIn } from './macro.ts';
import { nearest } from './near.ts';
import type { Checker, Expr, Node, Scope } from './node.ts';
import { isKnown } from './nodes/known.ts';
import { literal } from './nodes/literal.ts';
import { name } from './nodes/name.ts';
import { parseExpression, type ParsedExpression } from './parse-expression.ts';
import { Refused, type Refusal } from './refusal.ts';
import { syntaxRefusal } from './syntax-refusal.ts';

/** Beyond these an expression is no longer something an officer reads: it is to be split into conditions. */
const MAX_LENGTH = 2000;
const MAX_DEPTH = 24;

export type Checked = { readonly ok: true; readonly node: Node } | { readonly ok: false; readonly refusal: Refusal };

/** Parses and type-checks one expression against what may be named. Never throws for a bad text. */
export function checkExpression(text: string, scope: Scope): Checked {
  try {
    return { ok: true, node: checked(text, scope) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function checked(text: string, scope: Scope): Node {
  if (text.length > MAX_LENGTH) {
    throw new Refused(MAX_LENGTH, 'too_long', `表达式超过 ${MAX_LENGTH} 个字符`, `the expression is longer than ${MAX_LENGTH} characters`);
  }
  const parsed = parsedText(text);
  const offsetOf = (expr: Expr) => parsed.sourceInfo?.positions[String(expr.id)] ?? 0;
  let depth = 0;
  const checkerWith = (bound: Checker['bound']): Checker => {
    const checker: Checker = {
      scope, bound,
      check: (expr) => {
        if (++depth > MAX_DEPTH) {
          throw new Refused(offsetOf(expr), 'too_deep', `表达式嵌套超过 ${MAX_DEPTH} 层`, `the expression is nested deeper than ${MAX_DEPTH}`);
        }
        const node = checkedNode(expr, offsetOf(expr), checker);
        depth--;
        return node;
      },
      macroOf: (expr) => {
        const kind = parsed.sourceInfo?.macroCalls[String(expr.id)]?.exprKind;
        return kind?.case === 'callExpr' ? macroIn(expr, kind.value.function, offsetOf(expr)) : null;
      },
      bind: (variable, rows) => checkerWith(new Map([...bound, [variable, rows]])),
    };
    return checker;
  };
  return checkerWith(new Map()).check(parsed.expr);
}

function parsedText(text: string): ParsedExpression {
  try {
    return parseExpression(text);
  } catch (error) {
    throw syntaxRefusal(text, error);
  }
}

function checkedNode(expr: Expr, offset: number, checker: Checker): Node {
  const { exprKind } = expr;
  switch (exprKind.case) {
    case 'constExpr': return constant(exprKind.value.constantKind, offset);
    case 'identExpr': return name(exprKind.value.name, offset, checker);
    case 'selectExpr': {
      const path = dottedPath(expr);
      if (path === null) throw refused('select', offset);
      // A select stands at its last dot; has(a.b) stands at its own first letter.
      if (exprKind.value.testOnly) return isKnown(name(path, offset + 'has('.length, checker), offset);
      return name(path, offset - path.lastIndexOf('.'), checker);
    }
    case 'comprehensionExpr': {
      const macro = checker.macroOf(expr);
      const kind = macro ? ROW_MACROS[macro.name] : undefined;
      if (!macro || !kind) throw refused('comprehensionExpr', offset, macro?.name);
      return kind(macro, offset, checker);
    }
    case 'callExpr': {
      const call = exprKind.value;
      const kind = call.target ? undefined : CALLS[call.function];
      if (!kind) throw call.target ? refused('method', offset, call.function) : unknownFunction(call.function, offset);
      return kind(call, offset, checker);
    }
    default: throw refused(exprKind.case ?? 'empty', offset);
  }
}

function constant(kind: Extract<Expr['exprKind'], { case: 'constExpr' }>['value']['constantKind'], offset: number): Node {
  switch (kind.case) {
    case 'boolValue': return literal('bool', kind.value, offset);
    case 'stringValue': return literal('text', kind.value, offset);
    case 'int64Value': {
      const value = Number(kind.value);
      if (!Number.isSafeInteger(value)) throw new Refused(offset, 'too_big', '整数过大', 'the number is too big to be exact');
      return literal('int', value, offset);
    }
    default: throw refused(kind.case ?? 'empty', offset);
  }
}

function refused(what: string, offset: number, called: string = what): Refused {
  const words = REFUSED_BY_NAME[what] ?? { zh: what, en: what };
  return new Refused(offset, 'not_in_language', `${words.zh}（${called}）不在本语言内`, `${words.en} (${called}) is not part of the language`);
}

function unknownFunction(called: string, offset: number): Refused {
  if (REFUSED_BY_NAME[called]) return refused(called, offset, SPELLED[called] ?? called);
  return new Refused(offset, 'unknown_function', `没有函数 ${called}`, `there is no function ${called}`, nearest(called, Object.keys(CALLS).filter((one) => /^[a-z]/.test(one))));
}
