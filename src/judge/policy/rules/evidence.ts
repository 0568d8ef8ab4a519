import { literal } from '../../../foundation/platform/engine/index.ts';
import { rowsColumn } from '../facts/told-sql.ts';
import type { CompiledRule, CompileRequest } from './compile-rule.ts';

/** The rows that decide a rule, one SQL a list, as pieces of JSON: the register's own row and every linked row of the lists the rule looks at; null where there is none. */
export function evidenceOf({ clauses }: Pick<CompiledRule, 'clauses'>, { states, dialect, asOf }: CompileRequest): string[] {
  const lists = [...new Set(clauses.flatMap(({ facts }) => facts.map(({ list }) => list)))];
  return lists.flatMap((list) => {
    const state = states.get(list);
    if (list !== 'register' && (!state || state.gap !== null)) return [];
    const head = `{"list":"${list}","as_of":"${state?.input?.asOf ?? asOf}","row":`;
    const numbers = list === 'register' ? rowsColumn(list) : dialect.joinRows(rowsColumn(list));
    return [`${literal(head)} || replace(${numbers}, ',', ${literal(`},${head}`)}) || '}'`];
  });
}
