import { z } from 'zod';
import { nearest } from '../language/near.ts';
import type { Column } from '../language/node.ts';
import type { Type } from '../language/value.ts';
import type { PackFiles } from './pack-files.ts';
import type { PackProblem } from './problem.ts';
import type { FactsFile, FactSource } from './shapes.ts';
import type { YamlFile } from './yaml-file.ts';

/** The part of a list's declaration that facts rest on; the rest belongs to the room that reads lists. */
const declaration = z.object({ source: z.string(), columns: z.record(z.string(), z.object({
    type: z.string().optional(), role: z.string().optional(), values: z.record(z.string(), z.unknown()).optional(),
  })) });

const TYPE_OF: Readonly<Record<string, Type>> = {
  text: 'text', integer: 'int', money: 'money', date: 'date', month: 'month', boolean: 'bool', code: 'code',
};

export type Columns = ReadonlyMap<string, Column & { readonly namesPerson: boolean }>;

/** The columns each list is declared with, by list; lists without a declaration are not checked. */
export function declaredColumns(packs: readonly PackFiles[]): Map<string, Columns> {
  const lists = new Map<string, Columns>();
  for (const source of packs.flatMap((pack) => pack.sources)) {
    const read = declaration.safeParse(source.value);
    if (!read.success) continue;
    lists.set(read.data.source, new Map(Object.entries(read.data.columns).map(([column, { type = 'text', role, values }]) => [column, {
      type: TYPE_OF[type] ?? 'text', values: type === 'code' && values ? Object.keys(values) : null, namesPerson: role !== undefined,
    }])));
  }
  return lists;
}

/** The columns of a list the office keeps itself, as its facts file declares them. */
export function officeColumns(kept: NonNullable<FactsFile['columns']>): Columns {
  return new Map(Object.entries(kept).map(([column, { type, values }]) => [column, { type, values: values ?? null, namesPerson: false }]));
}

/** The number of a row in its list, which every list has: `x.row != y.row` tells two rows of one person apart. */
const ROW_NUMBER: Column = { type: 'int', values: null };

/** What expressions may look at in the rows of a list: its number and its declared values, not what says who the person is. */
export function rowColumns(columns: Columns | undefined): ReadonlyMap<string, Column> {
  const own = [...(columns ?? [])].filter(([, { namesPerson }]) => !namesPerson);
  return columns ? new Map<string, Column>([['row', ROW_NUMBER], ...own]) : new Map();
}

/** A fact drawn from a column that its list does not have, or has in another type. */
export function columnProblems(source: YamlFile, columns: Columns | undefined, name: string, fact: { type: Type; from: FactSource }): PackProblem[] {
  if (!columns || typeof fact.from !== 'object' || 'column' in fact.from || 'expression' in fact.from) return [];
  const [how = '', column = ''] = Object.entries(fact.from)[0] ?? [];
  const path = ['facts', name, 'from', how];
  const type = columns.get(column)?.type;
  if (!type) {
    return [source.problem(path, 'unknown_column', `该名单没有列 ${column}`, `the list has no column ${column}`, nearest(column, columns.keys()))];
  }
  return type === fact.type ? [] : [source.problem(path, 'wrong_type', `列 ${column} 的类型为 ${type}`, `the column ${column} has the type ${type}`)];
}
