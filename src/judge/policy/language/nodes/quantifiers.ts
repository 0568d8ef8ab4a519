import { expectType } from '../expect-type.ts';
import { BINDS, type MacroKind } from '../node.ts';
import { rowsMacro, withRow } from '../rows-macro.ts';
import { literalSql } from './literal.ts';
import { rowName } from './cell.ts';

/** `l.rows.exists(r, ...)` is yes as soon as one row is; `l.rows.all(r, ...)` is no as soon as one row is. Of no rows: no, and yes. */
const quantifier = (enough: boolean): MacroKind => (macro, offset, checker) => {
  const { rows: { list }, listed, variable, asked: [only], inside } = rowsMacro(macro, checker);
  if (!only) throw new RangeError('the parser unfolds this macro with one condition only');
  const condition = expectType(inside.check(only), 'bool');
  return {
    kind: macro.name, type: 'bool', offset, children: [listed, condition], reads: { list, column: null }, binds: BINDS.atom,
    walk: (context) => {
      const answers = context.rows(list)?.map((row) => condition.walk(withRow(context, variable, row)));
      if (!answers) return null;
      if (answers.includes(enough)) return enough;
      return answers.includes(null) ? null : !enough;
    },
    sql: (context) => {
      const rows = context.rows(list);
      if (typeof rows !== 'string') return literalSql('bool', rows && !enough);
      const { dialect } = context;
      const [row, asked] = [rowName(variable), condition.sql(context)];
      return enough ? dialect.anyRow(rows, row, asked) : dialect.everyRow(rows, row, asked);
    },
  };
};

export const exists = quantifier(true);
export const all = quantifier(false);
