import type { SqlContext, WalkContext } from '../language/node.ts';
import { literalSql } from '../language/nodes/literal.ts';
import type { Type, Value } from '../language/value.ts';
import { excludes, rowMatches, rowSql, type TableTest } from './table-test.ts';

/** An amount that is the same for everyone it is for; null in drafts that do not know it. */
export interface FixedAmount {
  readonly kind: 'fixed';
  readonly value: Value;
}

/** A part of another parameter's value for the same person and day, rounded half up. */
export interface Share {
  readonly kind: 'share';
  /** Name of the other parameter. */
  readonly of: string;
  /** Hundredths of a percent: 30 % is 3000. */
  readonly basisPoints: number;
  /** Fen to round to: 1, 10 or 100. */
  readonly unit: number;
}

/** The amounts of a table by its dimensions; the first row that matches decides. */
export interface Table {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly tests: readonly TableTest[];
  readonly amount: FixedAmount | Share;
}

export type Amount = FixedAmount | Share | Table;

/**
 * The amount for one person, null where it cannot be told. In a table an unknown dimension leaves several rows possible: the amount is told
 * when all of them say the same. Where no row is sure to match, a gap is possible and nothing is told.
 */
export function walkAmount(amount: Amount, context: WalkContext): Value {
  switch (amount.kind) {
    case 'fixed': return amount.value;
    case 'share': return shareOf(context.parameter(amount.of), amount);
    case 'table': {
      const possible: TableRow['amount'][] = [];
      for (const row of amount.rows) {
        const matches = rowMatches(row.tests, context);
        if (matches === false) continue;
        possible.push(row.amount);
        if (matches === null) continue;
        return possible.every((one) => sameAmount(one, row.amount)) ? walkAmount(row.amount, context) : null;
      }
      return null;
    }
  }
}

/** The same in SQL, to be used like a column. */
export function amountSql(amount: Amount, type: Type, context: SqlContext): string {
  switch (amount.kind) {
    case 'fixed': return literalSql(type, amount.value);
    case 'share': return shareSql(context.parameter(amount.of), amount);
    case 'table': return `case ${amount.rows.map((row, i) => branchSql(row, amount.rows.slice(0, i), type, context)).join(' ')} end`;
  }
}

/** A branch of the table's case: rows before it that say otherwise must be known not to match, those it rules out itself left aside. */
function branchSql(row: TableRow, before: readonly TableRow[], type: Type, context: SqlContext): string {
  const rivals = before.filter((one) => !sameAmount(one.amount, row.amount) && !excludes(row.tests, one.tests));
  const amount = amountSql(row.amount, type, context);
  const sure = rivals.length === 0 ? amount : `case when not (${rivals.map(({ tests }) => rowSql(tests, context)).join(' or ')}) then ${amount} end`;
  return `when ${rowSql(row.tests, context)} then ${sure}`;
}

/** Whether two rows of tables pay the same. */
export function sameAmount(a: TableRow['amount'], b: TableRow['amount']): boolean {
  if (a.kind === 'fixed') return b.kind === 'fixed' && a.value === b.value;
  return b.kind === 'share' && a.of === b.of && a.basisPoints === b.basisPoints && a.unit === b.unit;
}

function shareOf(whole: Value, { basisPoints, unit }: Share): Value {
  if (typeof whole !== 'number') return null;
  const divisor = 10_000 * unit;
  const raised = whole * basisPoints + divisor / 2;
  return (raised - (raised % divisor)) / divisor * unit;
}

/** `/` between whole numbers gives a fraction in one engine and drops it in another: what is divided here has no remainder. */
function shareSql(whole: string, { basisPoints, unit }: Share): string {
  const divisor = 10_000 * unit;
  const raised = `((${whole}) * ${basisPoints} + ${divisor / 2})`;
  return `(cast((${raised} - mod(${raised}, ${divisor})) / ${divisor} as bigint) * ${unit})`;
}
