import type { Dimension, Order } from '../../../../src/judge/coverage/index.ts';
import type { Kind } from '../../api.ts';
import { kindOf } from '../../kinds.ts';

export type { Dimension, Order };

/** Conditions of a list of findings in the order of its sentence: where, what, who, how it stands, since when. */
export const CONDITIONS = ['county', 'town', 'village', 'kind', 'rule', 'category', 'grade', 'age', 'status', 'outcome', 'since', 'month', 'q'] as const;
export type Condition = (typeof CONDITIONS)[number];

export const OUTCOMES = ['confirmed', 'excluded', 'none'] as const;
export const ORDERS = ['rule', 'place', 'newest', 'oldest', 'youngest', 'eldest', 'grade'] as const satisfies readonly Order[];
export const VIEWS = ['chart', 'map'] as const;

export type Filter = { [Name in Exclude<Condition, 'kind' | 'outcome'>]?: string } & { kind?: Kind; outcome?: (typeof OUTCOMES)[number] };

/** What an address of the findings says: which, in which order, and looked at as a list where no view is named. */
export type Looking = Filter & { order?: Order; view?: (typeof VIEWS)[number]; by?: Dimension };

/** What a chart can be counted by. */
export const CHARTED = ['rule', 'county', 'town', 'month', 'grade', 'category', 'age', 'status'] as const satisfies readonly Dimension[];

const SHAPES = {
  county: /^\d{6}$/, town: /^(\d{9}|none)$/, village: /^(\d{12}|none)$/, rule: /^[a-z][a-z0-9_]*$/, category: /^([1-7]|none)(,([1-7]|none))*$/, grade: /^([1-4]|none)(,([1-4]|none))*$/,
  age: /^(\d{1,3}-(\d{1,3})?|none)$/, status: /^[a-z_,]+$/, since: /^\d{4}-\d{2}-\d{2}$/, month: /^\d{4}-\d{2}$/, q: /^.{1,60}$/,
} as const satisfies Record<Exclude<Condition, 'kind' | 'outcome'>, RegExp>;

/** Reads an address; what cannot be read narrows nothing. */
export function readLooking(search: Record<string, unknown>): Looking {
  const shaped = Object.entries(SHAPES).flatMap(([name, shape]) => {
    const value = search[name];
    return typeof value === 'string' && shape.test(value) ? [[name, value]] : [];
  });
  const chosen = <Choice extends string>(choices: readonly Choice[], value: unknown, name: string) => {
    const found = choices.find((choice) => choice === value);
    return found === undefined ? {} : { [name]: found };
  };
  const kind = kindOf(typeof search['kind'] === 'string' ? search['kind'] : undefined);
  return {
    ...Object.fromEntries(shaped), ...(kind === undefined ? {} : { kind }), ...chosen(OUTCOMES, search['outcome'], 'outcome'),
    ...chosen(ORDERS, search['order'], 'order'), ...chosen(VIEWS, search['view'], 'view'), ...chosen(CHARTED, search['by'], 'by'),
  };
}

/** The filter alone. */
export function filterOf({ order: _order, view: _view, by: _by, ...filter }: Looking): Filter {
  return filter;
}

/** What no longer holds when a condition changes: a town lies in its county, a rule is of its kind. */
const WITHIN: Partial<Record<Condition, readonly Condition[]>> = { county: ['town', 'village'], town: ['village'], kind: ['rule'] };

/** The same without a condition, and what hangs on it. */
export function without<Some extends Looking>(looking: Some, condition: Condition): Some {
  const gone: readonly string[] = [condition, ...(WITHIN[condition] ?? [])];
  return Object.assign({}, ...Object.entries(looking).flatMap(([name, value]) => (gone.includes(name) ? [] : [{ [name]: value }])));
}

/** The same with one condition as it is wanted; undefined takes it away. */
export function withCondition(looking: Looking, condition: Condition, value: string | undefined): Looking {
  return readLooking({ ...without(looking, condition), [condition]: value });
}
