import type { Call, Expr, Node } from './node.ts';
import { Refused } from './refusal.ts';
import type { Type } from './value.ts';

/** The node itself when it has one of the types asked for; else a refusal at its place. */
export function expectType(node: Node, ...types: readonly Type[]): Node {
  if (types.includes(node.type)) return node;
  const wanted = types.join(' / ');
  throw new Refused(node.offset, 'wrong_type', `此处应为 ${wanted}，实为 ${node.type}`, `expected ${wanted} here, found ${node.type}`);
}

/** The arguments of a call when there are exactly as many as its kind takes. */
export function expectArguments(call: Call, count: number, offset: number): readonly Expr[] {
  if (call.args.length === count) return call.args;
  throw new Refused(
    offset, 'wrong_number_of_arguments',
    `${call.function} 需要 ${count} 个参数，实有 ${call.args.length} 个`,
    `${call.function} takes ${count} arguments, found ${call.args.length}`,
  );
}

/** The constant text a function such as date("2018-06-30") is given; anything else is refused. */
export function constantText(expr: Expr | undefined, offset: number, what: string): string {
  if (expr?.exprKind.case === 'constExpr' && expr.exprKind.value.constantKind.case === 'stringValue') {
    return expr.exprKind.value.constantKind.value;
  }
  throw new Refused(offset, 'not_a_constant', `${what} 只接受带引号的常量`, `${what} takes a quoted constant only`);
}
