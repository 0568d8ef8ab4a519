import { BINDS, bracketed, type CallKind } from '../node.ts';
import { expectArguments } from '../expect-type.ts';
import { Refused } from '../refusal.ts';
import { expectSameType } from '../same-type.ts';
import { ORDERED, type Value } from '../value.ts';

type Known = boolean | number | string;

const OPERATORS = {
  '_==_': { sql: '=', ordered: false, holds: (a, b) => a === b },
  '_!=_': { sql: '<>', ordered: false, holds: (a, b) => a !== b },
  '_<_': { sql: '<', ordered: true, holds: (a, b) => a < b },
  '_<=_': { sql: '<=', ordered: true, holds: (a, b) => a <= b },
  '_>_': { sql: '>', ordered: true, holds: (a, b) => a > b },
  '_>=_': { sql: '>=', ordered: true, holds: (a, b) => a >= b },
} satisfies Record<string, { sql: string; ordered: boolean; holds: (a: Known, b: Known) => boolean }>;

/** `a == b` and the other five: between two values of one type; unknown when either side is. */
const comparison = (operator: (typeof OPERATORS)[keyof typeof OPERATORS]): CallKind => (call, offset, checker) => {
  const [first, second] = expectArguments(call, 2, offset);
  if (!first || !second) throw new RangeError('two arguments were promised');
  const left = checker.check(first);
  const right = checker.check(second);
  expectSameType(left, right);
  if (operator.ordered && !ORDERED.has(left.type)) {
    throw new Refused(offset, 'no_order', `${left.type} 没有大小之分`, `${left.type} values have no order`);
  }
  return {
    kind: 'compare', type: 'bool', offset, children: [left, right], binds: BINDS.compare,
    walk: (context) => compared(left.walk(context), right.walk(context), operator.holds),
    sql: (context) => `${bracketed(left, context, BINDS.add)} ${operator.sql} ${bracketed(right, context, BINDS.add)}`,
  };
};

function compared(left: Value, right: Value, holds: (a: Known, b: Known) => boolean): boolean | null {
  return left === null || right === null ? null : holds(left, right);
}

export const comparisons: Record<string, CallKind> = Object.fromEntries(
  Object.entries(OPERATORS).map(([operator, meaning]) => [operator, comparison(meaning)]),
);
