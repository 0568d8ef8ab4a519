import { expectArguments, expectType } from '../expect-type.ts';
import { BINDS, bracketed, type CallKind, type Node, type SqlContext } from '../node.ts';
import { Refused } from '../refusal.ts';
import { rowsMacro, rowsOf, withRow } from '../rows-macro.ts';
import { rowName } from './cell.ts';
import { literalSql } from './literal.ts';

/** `size(l.rows)` and `size(l.rows.filter(r, ...))`: how many rows; unknown when any row's answer is. */
export const size: CallKind = (call, offset, checker) => {
  const [only] = expectArguments(call, 1, offset);
  if (!only) throw new RangeError('one argument was promised');
  const whole = rowsOf(only, offset + 'size('.length, checker);
  if (whole) return counted(whole.rows.list, 'r', null, [whole.listed], offset);
  const macro = checker.macroOf(only);
  if (macro?.name !== 'filter') {
    throw new Refused(offset, 'not_rows', 'size 只数名单的行：size(名单.rows) 或 size(名单.rows.filter(r, ...))', 'size counts rows: size(list.rows) or size(list.rows.filter(r, ...))');
  }
  const { rows, listed, variable, asked, inside } = rowsMacro(macro, checker);
  const [condition] = asked.map((expr) => expectType(inside.check(expr), 'bool'));
  if (!condition) throw new RangeError('the parser unfolds filter with one condition only');
  return counted(rows.list, variable, condition, [listed, condition], offset);
};

function counted(list: string, variable: string, condition: Node | null, children: readonly Node[], offset: number): Node {
  return {
    kind: 'size', type: 'int', offset, children, reads: { list, column: null }, binds: BINDS.atom,
    walk: (context) => {
      const rows = context.rows(list);
      if (!condition || !rows) return rows && rows.length;
      const answers = rows.map((row) => condition.walk(withRow(context, variable, row)));
      return answers.includes(null) ? null : answers.filter((answer) => answer === true).length;
    },
    sql: (context) => {
      const rows = context.rows(list);
      if (typeof rows !== 'string') return literalSql('int', rows && 0);
      return context.dialect.sumRows(rows, rowName(variable), condition ? chosenSql(condition, '1', context) : '1');
    },
  };
}

/** `amount` in rows of which the condition holds, 0 in others; unknown where it is unknown. */
export function chosenSql(condition: Node, amount: string, context: SqlContext): string {
  return `case when ${condition.sql(context)} then ${amount} when not ${bracketed(condition, context, BINDS.compare)} then 0 end`;
}
