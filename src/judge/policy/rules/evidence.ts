import { literal } from '../../../foundation/platform/engine/index.ts';
import { listNumbers, listOfPlace, rowOfPlace } from '../facts/list-bits.ts';
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
  const list = listOfPlace('p', dialect);
  const head = (name: string) => literal(`{"list":"${name}","as_of":"${states.get(name)?.input?.asOf ?? asOf}","row":`);
  const texts = ascending(lists.map((name) => ({ name, number: numbers.get(name) ?? 0 }))).map((run) => {
    const own = dialect.where(PLACES, 'p', `${list} in (${run.map(({ number }) => number).join(', ')})`);
    // The heads in an array to look into took three times as long as the cases.
    return dialect.eachOf(own, 'p', `case ${list} ${run.map(({ name, number }) => `when ${number} then ${head(name)}`).join(' ')} end || cast(${rowOfPlace('p')} as varchar) || '}'`);
  });
  return `'[' || coalesce(${dialect.joinTexts(texts.join(' || '))}, '') || ']'`;
}

interface Numbered {
  readonly name: string;
  readonly number: number;
}

/** Cut where a list's number is lower than the one before it: the places of a person are in order, and sorting them anew for each rule is what cost most. */
function ascending(lists: readonly Numbered[]): Numbered[][] {
  const runs: Numbered[][] = [];
  for (const one of lists) {
    const run = runs.at(-1);
    if (run && (run.at(-1)?.number ?? 0) < one.number) run.push(one);
    else runs.push([one]);
  }
  return runs;
}
