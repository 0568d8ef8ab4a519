import { expectArguments } from '../expect-type.ts';
import { BINDS, bracketed, type CallKind, type Node } from '../node.ts';

/** `known(x)`: yes or no, never "cannot tell": the one way to ask whether a fact is there. */
export const known: CallKind = (call, offset, checker) => {
  const [only] = expectArguments(call, 1, offset);
  if (!only) throw new RangeError('one argument was promised');
  return isKnown(checker.check(only), offset);
};

/** Shared with CEL's own `has(x)`, which the parser gives as a select. */
export function isKnown(inner: Node, offset: number): Node {
  return {
    kind: 'known', type: 'bool', offset, children: [inner], binds: BINDS.compare,
    walk: (context) => inner.walk(context) !== null,
    sql: (context) => `${bracketed(inner, context, BINDS.add)} is not null`,
  };
}
