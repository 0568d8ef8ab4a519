import { expectArguments, expectType } from '../expect-type.ts';
import { BINDS, type CallKind, type Node, type Row, type WalkContext } from '../node.ts';
import { Refused } from '../refusal.ts';
import { rowsMacro, withRow } from '../rows-macro.ts';
import { rowName } from './cell.ts';
import { literalSql } from './literal.ts';
import { chosenSql } from './size.ts';

/** `sum(l.rows.map(r, r.amount))`, or with a condition before the amount: `map(r, r.month == month(as_of), r.amount)`. An unknown row makes the sum unknown. */
export const sum: CallKind = (call, offset, checker) => {
  const [only] = expectArguments(call, 1, offset);
  const macro = only ? checker.macroOf(only) : null;
  if (macro?.name !== 'map') {
    throw new Refused(offset, 'not_rows', 'sum 只加名单各行：sum(名单.rows.map(r, r.列))', 'sum adds up rows: sum(list.rows.map(r, r.column))');
  }
  const { rows: { list }, listed, variable, asked, inside } = rowsMacro(macro, checker);
  const parts = asked.map((expr) => inside.check(expr));
  const amount = parts.at(-1);
  if (!amount) throw new RangeError('the parser unfolds map with an amount only');
  expectType(amount, 'int', 'money');
  const condition = parts.length > 1 ? expectType(parts[0] ?? amount, 'bool') : null;
  return {
    kind: 'sum', type: amount.type, offset, children: [listed, ...parts], reads: { list, column: null }, binds: BINDS.atom,
    walk: (context) => {
      const amounts = context.rows(list)?.map((row) => amountOf(condition, amount, variable, row, context));
      if (!amounts || amounts.includes(null)) return null;
      return amounts.reduce((total: number, one) => total + (one ?? 0), 0);
    },
    sql: (context) => {
      const rows = context.rows(list);
      if (typeof rows !== 'string') return literalSql(amount.type, rows && 0);
      return context.dialect.sumRows(rows, rowName(variable), condition ? chosenSql(condition, amount.sql(context), context) : amount.sql(context));
    },
  };
};

function amountOf(condition: Node | null, amount: Node, variable: string, row: Row, context: WalkContext): number | null {
  const inside = withRow(context, variable, row);
  const chosen = condition ? condition.walk(inside) : true;
  if (chosen === null) return null;
  const value = chosen ? amount.walk(inside) : 0;
  return value === null ? null : Number(value);
}
