import { BINDS, bracketed, type Node, type SqlContext, type WalkContext } from '../language/node.ts';
import { literalSql } from '../language/nodes/literal.ts';
import type { Value } from '../language/value.ts';

/** What one row of a table asks of one dimension: one of some values, or a range with both ends in it. */
export interface TableTest {
  readonly dimension: string;
  readonly node: Node;
  readonly admits: Values | Range;
}

interface Values {
  readonly values: readonly Known[];
}

interface Range {
  readonly from: Known | null;
  readonly to: Known | null;
}

type Known = Exclude<Value, null>;

/** Whether a row matches a person: no as soon as one dimension does not, unknown where one is unknown. */
export function rowMatches(tests: readonly TableTest[], context: WalkContext): boolean | null {
  const answers = tests.map(({ node, admits }) => {
    const value = node.walk(context);
    return value === null ? null : admitted(value, admits);
  });
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

/** The same in SQL; a row that asks nothing is for everyone. */
export function rowSql(tests: readonly TableTest[], context: SqlContext): string {
  return tests.length === 0 ? 'true' : tests.map((test) => testSql(test, context)).join(' and ');
}

function testSql({ node, admits }: TableTest, context: SqlContext): string {
  const value = bracketed(node, context, BINDS.add);
  const written = (known: Known) => literalSql(node.type, known);
  if ('values' in admits) return `${value} in (${admits.values.map(written).join(', ')})`;
  const ends = [...(admits.from === null ? [] : [`${value} >= ${written(admits.from)}`]), ...(admits.to === null ? [] : [`${value} <= ${written(admits.to)}`])];
  return ends.join(' and ');
}

function admitted(value: Known, admits: TableTest['admits']): boolean {
  if ('values' in admits) return admits.values.includes(value);
  return (admits.from === null || value >= admits.from) && (admits.to === null || value <= admits.to);
}

/** Whether nobody can match both rows. */
export function excludes(a: readonly TableTest[], b: readonly TableTest[]): boolean {
  return a.some((one) => b.some((other) => one.dimension === other.dimension && disjoint(one.admits, other.admits)));
}

/** Whether everyone who matches `narrow` matches `wide`. */
export function covers(wide: readonly TableTest[], narrow: readonly TableTest[]): boolean {
  return wide.every((one) => narrow.some((other) => one.dimension === other.dimension && within(other.admits, one.admits)));
}

function disjoint(a: TableTest['admits'], b: TableTest['admits']): boolean {
  if ('values' in a) return !a.values.some((value) => admitted(value, b));
  if ('values' in b) return disjoint(b, a);
  return (a.to !== null && b.from !== null && a.to < b.from) || (b.to !== null && a.from !== null && b.to < a.from);
}

function within(inner: TableTest['admits'], outer: TableTest['admits']): boolean {
  if ('values' in inner) return inner.values.every((value) => admitted(value, outer));
  if ('values' in outer) return false;
  return (outer.from === null || (inner.from !== null && inner.from >= outer.from)) && (outer.to === null || (inner.to !== null && inner.to <= outer.to));
}
