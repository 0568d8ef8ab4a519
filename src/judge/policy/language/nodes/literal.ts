import { literal as sqlText } from '../../../../foundation/platform/engine/index.ts';
import { BINDS, type Node } from '../node.ts';
import { SQL_TYPE, type Type, type Value } from '../value.ts';

/** A constant of any type; a money constant is already in fen. */
export function literal(type: Type, value: Value, offset: number): Node {
  return {
    kind: 'literal', type, value, offset, children: [], binds: BINDS.atom,
    walk: () => value,
    sql: () => literalSql(type, value),
  };
}

/** A value as an SQL literal; null keeps its type, so that engines without implicit casts accept it. */
export function literalSql(type: Type, value: Value): string {
  if (value === null) return `cast(null as ${SQL_TYPE[type]})`;
  if (typeof value !== 'string') return String(value);
  return type === 'date' ? `date ${sqlText(value)}` : sqlText(value);
}
