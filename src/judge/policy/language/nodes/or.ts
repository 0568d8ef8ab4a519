import { BINDS, bracketed, type CallKind } from '../node.ts';
import { expectType } from '../expect-type.ts';

/** `a || b`: yes as soon as one side is yes, even when the other cannot be told. */
export const or: CallKind = (call, offset, checker) => {
  const children = call.args.map((arg) => expectType(checker.check(arg), 'bool'));
  return {
    kind: 'or', type: 'bool', offset, children, binds: BINDS.or,
    walk: (context) => {
      const values = children.map((child) => child.walk(context));
      if (values.includes(true)) return true;
      return values.includes(null) ? null : false;
    },
    sql: (context) => children.map((child) => bracketed(child, context, BINDS.or)).join(' or '),
  };
};
