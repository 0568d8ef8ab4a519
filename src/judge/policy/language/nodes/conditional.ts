import { expectType } from '../expect-type.ts';
import { BINDS, bracketed, type CallKind } from '../node.ts';
import { expectSameType } from '../same-type.ts';

/** `c ? a : b`: unknown when c is, even where a and b agree, so that both evaluators say the same. */
export const conditional: CallKind = (call, offset, checker) => {
  const children = call.args.map((arg) => checker.check(arg));
  const [test, yes, no] = children;
  if (!test || !yes || !no) throw new RangeError('a conditional has three parts');
  expectType(test, 'bool');
  expectSameType(yes, no);
  return {
    kind: 'conditional', type: yes.type, offset, children, binds: BINDS.atom,
    walk: (context) => {
      const chosen = test.walk(context);
      if (chosen === null) return null;
      return (chosen ? yes : no).walk(context);
    },
    sql: (context) =>
      `case when ${test.sql(context)} then ${yes.sql(context)} when not ${bracketed(test, context, BINDS.compare)} then ${no.sql(context)} end`,
  };
};
