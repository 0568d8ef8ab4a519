import { literal } from '../../../foundation/platform/engine/index.ts';
import { listNumbers, listOfPlace, placeOfList, rowOfPlace } from '../facts/list-bits.ts';
import { PLACES } from '../facts/told-sql.ts';
import type { CompiledRule, CompileRequest } from './compile-rule.ts';

/** The lists whose rows decide a rule, in the order in which its clauses speak of them: the register, and those that can be read. */
export function evidenceLists({ clauses }: Pick<CompiledRule, 'clauses'>, { states }: CompileRequest): string[] {
  const lists = [...new Set(clauses.flatMap(({ facts }) => facts.map(({ list }) => list)))];
  return lists.filter((list) => list === 'register' || states.get(list)?.gap === null);
}

/** The rows of a person in some lists, in SQL over the facts: JSON `[{list, as_of, row}]`, list after list and in order. */
export function evidenceSql(lists: readonly string[], { states, dialect, asOf }: CompileRequest): string {
  if (lists.length === 0) return literal('[]');
  const numbers = listNumbers(states);
  const listed = lists.map((list) => numbers.get(list) ?? 0);
  const own = dialect.where(PLACES, 'p', `${listOfPlace('p', dialect)} in (${listed.join(', ')})`);
  // Each list's number gives way to its place among these. An array of the numbers or heads to look into took three times as long as the cases.
  const byList = (numbered: readonly number[], made: (place: number) => string) => `case ${listOfPlace('p', dialect)} ${numbered.map((number, i) => `when ${number} then ${made(i)}`).join(' ')} end`;
  const moved = dialect.eachOf(own, 'p', byList(listed, (i) => `p + ${placeOfList(i) - placeOfList(listed[i] ?? 0)}`));
  const head = (list: string | undefined) => literal(`{"list":"${list}","as_of":"${states.get(list ?? '')?.input?.asOf ?? asOf}","row":`);
  const texts = dialect.eachOf(dialect.inOrder(moved), 'p', `${byList(lists.map((_, i) => i), (i) => head(lists[i]))} || cast(${rowOfPlace('p')} as varchar) || '}'`);
  return `'[' || coalesce(${dialect.joinTexts(texts)}, '') || ']'`;
}
