import type { ColumnType } from '../../../foundation/platform/engine/index.ts';

/** Types of the language. `money` is whole fen, `date` is YYYY-MM-DD, `month` is YYYY-MM, `code` is one of a fact's declared values. */
export const TYPES = ['bool', 'int', 'money', 'date', 'month', 'text', 'code'] as const;

/** `days` and `months` are spans: they exist only to be added to a date or a month. */
export type Type = (typeof TYPES)[number] | 'days' | 'months';

/** A value of any type; null is "cannot tell". */
export type Value = boolean | number | string | null;

/** Types whose values have an order. */
export const ORDERED: ReadonlySet<Type> = new Set<Type>(['int', 'money', 'date', 'month']);

/** The same columns in SQL, portable between engines. */
export const SQL_TYPE = {
  bool: 'boolean', int: 'bigint', money: 'bigint', date: 'date', month: 'varchar', text: 'varchar', code: 'varchar', days: 'bigint', months: 'bigint',
} satisfies Record<Type, ColumnType>;
