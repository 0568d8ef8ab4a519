import { z } from '@hono/zod-openapi';
import { refuse } from '../http-parts.ts';

/** Orders of a list: columns of `coverage.finding f` that together are a finding's own, none of them null, all in one direction. */
const ORDERS = {
  rule: { columns: ['f.rule', 'f.place', 'f.id'], types: ['text', 'text', 'bigint'], down: false },
  place: { columns: ['f.place', 'f.rule', 'f.id'], types: ['text', 'text', 'bigint'], down: false },
  newest: { columns: ['f.opened_on', 'f.id'], types: ['date', 'bigint'], down: true },
  oldest: { columns: ['f.opened_on', 'f.id'], types: ['date', 'bigint'], down: false },
  youngest: { columns: ['coalesce(f.age, 999)', 'f.id'], types: ['integer', 'bigint'], down: false },
  eldest: { columns: ['coalesce(f.age, -1)', 'f.id'], types: ['integer', 'bigint'], down: true },
  grade: { columns: ['coalesce(f.grade, 9)', 'f.id'], types: ['integer', 'bigint'], down: false },
} as const satisfies Record<string, { readonly columns: readonly string[]; readonly types: readonly (keyof typeof VALUES)[]; readonly down: boolean }>;

export type Order = keyof typeof ORDERS;
export const ORDER_NAMES = ['rule', 'place', 'newest', 'oldest', 'youngest', 'eldest', 'grade'] as const satisfies readonly Order[];

/** How the database orders a list. */
export function orderBy(order: Order): string {
  const { columns, down } = ORDERS[order];
  return columns.map((column) => (down ? `${column} desc` : column)).join(', ');
}

/** What a row is found again by. */
export function keyOf(order: Order): string {
  return `json_build_array(${ORDERS[order].columns.join(', ')})`;
}

const keyShape = z.array(z.union([z.string(), z.number()]));
/** What the database reads as a value of a type. */
const VALUES = { text: z.string(), date: z.iso.date(), integer: z.int32(), bigint: z.int() } as const;
const BAD_KEY = { kind: 'invalid', code: 'place_in_list', zh: '名单的位置读不懂，请从头再看。', en: 'The place in the list cannot be read; begin at its top.', where: 'after' } as const;

/** The rows after a row: a condition, and the values from `$first` on. Refuses a key that is none. */
export function after(order: Order, key: string, first: number): { readonly sql: string; readonly values: readonly (string | number)[] } {
  const { columns, types, down } = ORDERS[order];
  const values = readKey(key);
  if (values?.length !== types.length || !types.every((type, i) => VALUES[type].safeParse(values[i]).success)) return refuse(BAD_KEY);
  return { sql: `(${columns.join(', ')}) ${down ? '<' : '>'} (${types.map((type, i) => `$${first + i}::${type}`).join(', ')})`, values };
}

/** As a page is told it, to be given back as it is. */
export function writeKey(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function readKey(text: string): readonly (string | number)[] | null {
  try {
    return keyShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    return null;
  }
}
