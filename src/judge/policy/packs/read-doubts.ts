import { nearest } from '../language/near.ts';
import type { PackFiles } from './pack-files.ts';
import type { DoubtList, ListPolicy, Rule } from './policy.ts';
import type { PackProblem } from './problem.ts';
import { doubtsShape } from './shapes.ts';
import { shaped } from './yaml-file.ts';

/** How lists of doubts from above are answered, by list; a later pack's answer to the same list replaces an earlier one. */
export function readDoubts(packs: readonly PackFiles[], lists: ReadonlyMap<string, ListPolicy>, rules: readonly Rule[], problems: PackProblem[]): Map<string, DoubtList> {
  const doubts = new Map<string, DoubtList>();
  const ids = new Set(rules.map(({ id }) => id));
  for (const source of packs.flatMap((pack) => pack.doubts)) {
    const read = shaped(source, doubtsShape);
    problems.push(...read.problems);
    if (!read.value) continue;
    const { doubts: list, kind_column: kindColumn, result, note, answers, kinds } = read.value;
    const column = lists.get(list)?.columns.get(kindColumn);
    if (!lists.has(list)) problems.push(source.problem(['doubts'], 'unknown_list', `没有名单 ${list}`, `there is no list ${list}`, nearest(list, lists.keys())));
    else if (!column?.values) problems.push(source.problem(['kind_column'], 'unknown_column', `${list} 没有取值固定的列 ${kindColumn}`, `${list} has no column ${kindColumn} with set values`));
    for (const [kind, named] of Object.entries(kinds)) {
      if (column?.values && !column.values.includes(kind)) {
        problems.push(source.problem(['kinds', kind], 'unknown_code', `${kindColumn} 没有取值 ${kind}`, `${kindColumn} is never ${kind}`, nearest(kind, column.values)));
      }
      for (const [i, rule] of named.entries()) {
        if (!ids.has(rule)) problems.push(source.problem(['kinds', kind, i], 'unknown_rule', `没有规则 ${rule}`, `there is no rule ${rule}`, nearest(rule, ids)));
      }
    }
    doubts.set(list, { list, kindColumn, result, note, answers, kinds: new Map(Object.entries(kinds)) });
  }
  return doubts;
}
