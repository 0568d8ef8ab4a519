import { checkExpression } from './check-expression.ts';
import { DIALECTS } from './dialect.ts';
import type { Scope } from './node.ts';
import type { Refusal } from './refusal.ts';
import type { Type } from './value.ts';

export interface FilterColumn {
  readonly type: Type;
  /** What a code may be. */
  readonly values: readonly string[] | null;
}

export type RowFilter =
  | { readonly ok: true; /** SQL over the columns of `table`; null where the row cannot tell. */ readonly sql: (asOf: string, table: string) => string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Checks a condition on the rows of one list, in the language of the rules: its columns are named as they are declared. */
export function rowFilter(text: string, columns: ReadonlyMap<string, FilterColumn>): RowFilter {
  const scope: Scope = {
    fact: (name) => columns.get(name) ?? null,
    parameter: () => null,
    dimensionsOf: () => [],
    factNames: () => columns.keys(),
    parameterNames: () => [],
    rows: () => null,
    rowLists: () => [],
  };
  const checked = checkExpression(text, scope);
  if (!checked.ok) return checked;
  if (checked.node.type !== 'bool') {
    return { ok: false, refusal: { offset: 0, code: 'not_bool', zh: '条件应得出是或否', en: 'a condition answers yes or no', near: null } };
  }
  return {
    ok: true,
    sql: (asOf, table) => checked.node.sql({ asOf, dialect: DIALECTS.duckdb, fact: (name) => `${table}.${name}`, parameter: () => 'null', rows: () => null }),
  };
}
