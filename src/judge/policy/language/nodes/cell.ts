import { quoted } from '../../../../foundation/platform/engine/index.ts';
import { nearest } from '../near.ts';
import { BINDS, type ListRows, type Node } from '../node.ts';
import { Refused } from '../refusal.ts';

/** `r.month`: a column of the row a variable stands for; unknown where the cell is empty. */
export function cell(variable: string, column: string, { list, columns }: ListRows, offset: number): Node {
  if (column === '') throw new Refused(offset, 'row_alone', `${variable} 是一行，请写出列名`, `${variable} is a row: name a column of it`);
  const found = columns.get(column);
  if (!found) {
    throw new Refused(offset, 'unknown_column', `${list} 没有可用的列 ${column}`, `${list} has no column ${column} to look at`, nearest(column, columns.keys()));
  }
  return {
    kind: 'cell', name: `${list}.rows.${column}`, type: found.type, codes: found.values, reads: { list, column }, offset, children: [], binds: BINDS.atom,
    walk: (context) => context.bound?.get(variable)?.[column] ?? null,
    sql: () => `${rowName(variable)}.${quoted(column)}`,
  };
}

/** What a variable is called in SQL, apart from every column. */
export function rowName(variable: string): string {
  return quoted(`${variable}#`);
}
