import { nearest } from '../language/near.ts';
import type { Row } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import type { ListPolicy } from './policy.ts';
import type { PackProblem } from './problem.ts';
import { typedValue } from './typed-value.ts';
import type { Path, YamlFile } from './yaml-file.ts';

/** Rows as a case writes them, by list: cells by column, those left out unknown. */
export type WrittenRows = Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>>;

/** Lists, columns and cells of a case that do not fit the catalogue. */
export function caseRowProblems(source: YamlFile, written: WrittenRows, path: Path, lists: ReadonlyMap<string, ListPolicy>): PackProblem[] {
  return Object.entries(written).flatMap(([list, rows]) => {
    const columns = lists.get(list)?.columns;
    if (!columns || columns.size === 0) {
      return [source.problem([...path, list], 'unknown_list', `没有可逐行查看的名单 ${list}`, `there is no list ${list} whose rows can be looked at`, nearest(list, lists.keys()))];
    }
    return rows.flatMap((row, i) => Object.entries(row).flatMap(([name, cell]) => {
      const at = [...path, list, i, name];
      const column = columns.get(name);
      if (!column) return [source.problem(at, 'unknown_column', `名单没有列 ${name}`, `the list has no column ${name}`, nearest(name, columns.keys()))];
      const typed = typedValue(column.type, cell);
      const fits = typed !== undefined && (typed === null || !column.values || column.values.includes(String(typed)));
      return fits ? [] : [source.problem(at, 'wrong_type', `${name} 应为 ${column.type}`, `${name} takes a value of type ${column.type}`)];
    }));
  });
}

/** The rows of a case as the walker takes them, numbered from 1. */
export function caseRows(written: WrittenRows, lists: ReadonlyMap<string, ListPolicy>): Map<string, Row[]> {
  return new Map(Object.entries(written).map(([list, rows]) => {
    const columns = [...(lists.get(list)?.columns ?? [])];
    return [list, rows.map((row, i) => Object.fromEntries(columns.map(([name, { type }]) =>
      [name, name === 'row' ? (row[name] ?? i + 1) : (typedValue(type, row[name] ?? null) ?? null)])))];
  }));
}
