import { literal, quoted } from '../../../foundation/platform/engine/index.ts';
import { bitOf, isAmong, listNumbers, listOfPlace, maskOf, rowOfPlace } from '../facts/list-bits.ts';
import { PLACES } from '../facts/told-sql.ts';
import type { CompiledRule, CompileRequest } from './compile-rule.ts';

/** The lists whose rows decide a rule, in the order in which its clauses speak of them: the register, and those that can be read. */
export function evidenceLists({ clauses }: Pick<CompiledRule, 'clauses'>, { states }: CompileRequest): string[] {
  const lists = [...new Set(clauses.flatMap(({ facts }) => facts.map(({ list }) => list)))];
  return lists.filter((list) => list === 'register' || states.get(list)?.gap === null);
}

/** The rows that decide, found by one SQL for all rules: which lists a rule looks at is told by numbers that lie beside its answer. */
export interface Evidence {
  /** Columns of the numbers. */
  readonly columns: readonly string[];
  /** The numbers for some of the lists, in order. */
  readonly numbers: (lists: readonly string[]) => number[];
  /** SQL over a person's `#places` and those columns: JSON `[{list, as_of, row}]`, list after list and in order. */
  readonly sql: string;
}

/** How the rows are told of rules that look at these lists each. */
export function evidenceOf(rules: readonly (readonly string[])[], { states, dialect, asOf }: CompileRequest): Evidence {
  const numbers = listNumbers(states);
  const numbered = (lists: readonly string[]) => lists.map((name) => ({ name, number: numbers.get(name) ?? 0 }));
  const all = numbered([...new Set(rules.flat())]);
  const masks = [...new Set(all.map(({ number }) => maskOf(number)))];
  const runs = Array.from({ length: Math.max(0, ...rules.map((lists) => ascending(numbered(lists)).length)) }, (_, run) => run);
  const columnOf = (run: number, mask: number) => `run${run}#${mask}`;
  const list = listOfPlace('p', dialect);
  const own = runs.map((run) => dialect.where(PLACES, 'p', isAmong(list, new Map(masks.map((mask) => [mask, quoted(columnOf(run, mask))])), dialect))).join(' || ');
  const head = (name: string) => literal(`{"list":"${name}","as_of":"${states.get(name)?.input?.asOf ?? asOf}","row":`);
  // The heads in an array to look into took three times as long as the cases.
  const heads = all.map(({ name, number }) => `when ${number} then ${head(name)}`).join(' ');
  const texts = dialect.eachOf(own, 'p', `concat(case ${list} ${heads} end, cast(${rowOfPlace('p')} as varchar), '}')`);
  return {
    columns: runs.flatMap((run) => masks.map((mask) => columnOf(run, mask))),
    numbers: (lists) => {
      const cut = ascending(numbered(lists));
      return runs.flatMap((run) => masks.map((mask) => (cut[run] ?? []).reduce((sum, { number }) => sum + (maskOf(number) === mask ? Number(bitOf(number)) : 0), 0)));
    },
    sql: all.length === 0 ? literal('[]') : `concat('[', ${dialect.joinTexts(texts)}, ']')`,
  };
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
