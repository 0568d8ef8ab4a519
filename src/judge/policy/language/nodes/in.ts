import { BINDS, bracketed, type CallKind } from '../node.ts';
import { Refused } from '../refusal.ts';
import { expectSameType } from '../same-type.ts';

/** `x in [a, b]`: yes when x equals one of them; unknown when none is equal and any is unknown. */
export const membership: CallKind = (call, offset, checker) => {
  const [item, list] = call.args;
  if (!item || list?.exprKind.case !== 'listExpr' || list.exprKind.value.elements.length === 0) {
    throw new Refused(offset, 'not_a_list', 'in 的右边应为 [值, 值, ...]', 'the right side of `in` must be [value, value, ...]');
  }
  const left = checker.check(item);
  const choices = list.exprKind.value.elements.map((element) => checker.check(element));
  for (const choice of choices) expectSameType(left, choice);
  return {
    kind: 'in', type: 'bool', offset, children: [left, ...choices], binds: BINDS.compare,
    walk: (context) => {
      const value = left.walk(context);
      const values = choices.map((choice) => choice.walk(context));
      if (value === null) return null;
      if (values.includes(value)) return true;
      return values.includes(null) ? null : false;
    },
    sql: (context) => `${bracketed(left, context, BINDS.add)} in (${choices.map((choice) => choice.sql(context)).join(', ')})`,
  };
};
