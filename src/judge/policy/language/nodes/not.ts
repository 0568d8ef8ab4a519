import { BINDS, bracketed, type CallKind } from '../node.ts';
import { expectType } from '../expect-type.ts';

/** `!a`: what cannot be told stays so. */
export const not: CallKind = (call, offset, checker) => {
  const children = call.args.map((arg) => expectType(checker.check(arg), 'bool'));
  return {
    kind: 'not', type: 'bool', offset, children, binds: BINDS.not,
    walk: (context) => {
      const value = children[0]?.walk(context) ?? null;
      return value === null ? null : !value;
    },
    sql: (context) => `not ${children.map((child) => bracketed(child, context, BINDS.not)).join('')}`,
  };
};
