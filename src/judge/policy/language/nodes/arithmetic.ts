import { addDays, addMonths } from '../../../../foundation/kernel/index.ts';
import { BINDS, bracketed, type CallKind, type Node, type SqlContext } from '../node.ts';
import { Refused } from '../refusal.ts';
import type { Type, Value } from '../value.ts';

type Operator = '+' | '-' | '*';
type Known = Exclude<Value, null>;

interface Meaning {
  readonly type: Type;
  readonly apply: (a: Known, b: Known) => Value;
  readonly sql?: (a: string, b: string, context: SqlContext) => string;
}

const number = (apply: (a: number, b: number) => number) => (a: Known, b: Known) => apply(Number(a), Number(b));
const plus = number((a, b) => a + b);
const minus = number((a, b) => a - b);
const times = number((a, b) => a * b);
const shiftDays = (sign: 1 | -1): Meaning => ({
  type: 'date',
  apply: (a, b) => addDays(String(a), sign * Number(b)),
  sql: (a, b, { dialect }) => dialect.addDays(a, sign === 1 ? b : `-(${b})`),
});
const shiftMonths = (sign: 1 | -1): Meaning => ({
  type: 'date',
  apply: (a, b) => addMonths(String(a), sign * Number(b)),
  sql: (a, b, { dialect }) => dialect.addMonths(a, sign === 1 ? b : `-(${b})`),
});
const shiftMonth = (sign: 1 | -1): Meaning => ({
  type: 'month',
  apply: (a, b) => addMonths(`${String(a)}-01`, sign * Number(b)).slice(0, 7),
  sql: (a, b, { dialect }) =>
    `substr(cast(${dialect.addMonths(`cast(${a} || '-01' as date)`, sign === 1 ? b : `-(${b})`)} as varchar), 1, 7)`,
});

/** Every sum the language knows, by the types of its two sides. What is not here is refused. */
const MEANINGS: Record<string, Meaning> = {
  'int + int': { type: 'int', apply: plus },
  'int - int': { type: 'int', apply: minus },
  'int * int': { type: 'int', apply: times },
  'money + money': { type: 'money', apply: plus },
  'money - money': { type: 'money', apply: minus },
  'money * int': { type: 'money', apply: times },
  'int * money': { type: 'money', apply: times },
  'date + days': shiftDays(1),
  'date - days': shiftDays(-1),
  'date + months': shiftMonths(1),
  'date - months': shiftMonths(-1),
  'month + months': shiftMonth(1),
  'month - months': shiftMonth(-1),
};

/** `a + b`, `a - b`, `a * b` over numbers, money, and dates moved by a span. */
export const arithmetic = (operator: Operator): CallKind => (call, offset, checker) => {
  const [left, right] = call.args.map((arg) => checker.check(arg));
  if (!left || !right) throw new RangeError('an operator has two sides');
  const meaning = MEANINGS[`${left.type} ${operator} ${right.type}`];
  if (!meaning) {
    throw new Refused(
      offset, 'no_such_sum', `${left.type} 与 ${right.type} 不能作 ${operator} 运算`, `${left.type} ${operator} ${right.type} has no meaning`,
    );
  }
  const binds = operator === '*' ? BINDS.multiply : BINDS.add;
  const { sql } = meaning;
  return {
    kind: 'arithmetic', type: meaning.type, offset, children: [left, right], binds: sql ? BINDS.atom : binds,
    walk: (context) => applied(left.walk(context), right.walk(context), meaning),
    sql: (context) => {
      if (sql) return sql(left.sql(context), right.sql(context), context);
      return `${bracketed(left, context, binds)} ${operator} ${bracketed(right, context, binds + 1)}`;
    },
  };
};

function applied(left: Value, right: Value, { apply }: Meaning): Value {
  return left === null || right === null ? null : apply(left, right);
}

/** `-a` of a number or of money. */
export const negative: CallKind = (call, offset, checker) => {
  const children: Node[] = call.args.map((arg) => checker.check(arg));
  const [inner] = children;
  if (!inner || (inner.type !== 'int' && inner.type !== 'money')) {
    throw new Refused(offset, 'no_such_sum', `${inner?.type ?? '?'} 不能取负`, `${inner?.type ?? '?'} has no negative`);
  }
  return {
    kind: 'negative', type: inner.type, offset, children, binds: BINDS.atom,
    walk: (context) => {
      const value = inner.walk(context);
      return value === null ? null : 0 - Number(value);
    },
    sql: (context) => `-(${inner.sql(context)})`,
  };
};
