import { BINDS, bracketed, type CallKind } from '../node.ts';
import { expectType } from '../expect-type.ts';

/** `a && b`: no as soon as one side is no, even when the other cannot be told. */
export const and: CallKind = (call, offset, checker) => {
  const children = call.args.map((arg) => expectType(checker.check(arg), 'bool'));
  return {
    kind: 'and', type: 'bool', offset, children, binds: BINDS.and,
    walk: (context) => {
      const values = children.map((child) => child.walk(context));
      if (values.includes(false)) return false;
      return values.includes(null) ? null : true;
    },
    sql: (context) => children.map((child) => bracketed(child, context, BINDS.and)).join(' and '),
  };
};
