import { readDate, readMoney } from '../../../../foundation/kernel/index.ts';
import { constantText, expectArguments, expectType } from '../expect-type.ts';
import { BINDS, type CallKind } from '../node.ts';
import { Refused } from '../refusal.ts';
import { literal } from './literal.ts';

/** `date("2018-06-30")`. */
export const date: CallKind = (call, offset) => {
  const text = constantText(expectArguments(call, 1, offset)[0], offset, 'date');
  const shaped = /^\d{4}-\d{2}-\d{2}$/.test(text) && readDate(text).date === text;
  if (!shaped) throw new Refused(offset, 'bad_date', `${text} 不是日期（年-月-日）`, `${text} is not a date (YYYY-MM-DD)`);
  return literal('date', text, offset);
};

/** `month("2018-06")`, or the month of a date. */
export const month: CallKind = (call, offset, checker) => {
  const [only] = expectArguments(call, 1, offset);
  if (only?.exprKind.case === 'constExpr') {
    const text = constantText(only, offset, 'month');
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new Refused(offset, 'bad_month', `${text} 不是月份（年-月）`, `${text} is not a month (YYYY-MM)`);
    return literal('month', text, offset);
  }
  if (!only) throw new RangeError('one argument was promised');
  const inner = expectType(checker.check(only), 'date');
  return {
    kind: 'month', type: 'month', offset, children: [inner], binds: BINDS.atom,
    walk: (context) => {
      const day = inner.walk(context);
      return day === null ? null : String(day).slice(0, 7);
    },
    sql: (context) => `substr(cast(${inner.sql(context)} as varchar), 1, 7)`,
  };
};

/** `yuan(94)` or `yuan("94.50")`: money, kept in fen. */
export const yuan: CallKind = (call, offset) => {
  const [only] = expectArguments(call, 1, offset);
  const whole = only?.exprKind.case === 'constExpr' && only.exprKind.value.constantKind.case === 'int64Value'
    ? String(only.exprKind.value.constantKind.value)
    : constantText(only, offset, 'yuan');
  const fen = /^-?\d{1,12}(\.\d{1,2})?$/.test(whole) ? readMoney(whole) : null;
  if (fen === null) throw new Refused(offset, 'bad_money', `${whole} 不是金额`, `${whole} is not an amount of money`);
  return literal('money', fen, offset);
};

/** `days(60)` and `months(3)`: spans to add to a date. */
export const span = (type: 'days' | 'months'): CallKind => (call, offset, checker) => {
  const inner = expectArguments(call, 1, offset).map((arg) => expectType(checker.check(arg), 'int'))[0];
  if (!inner) throw new RangeError('one argument was promised');
  return { ...inner, kind: type, type, offset, children: [inner], binds: BINDS.atom, sql: (context) => `(${inner.sql(context)})` };
};
