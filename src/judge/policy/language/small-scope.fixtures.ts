import { quoted } from '../../../foundation/platform/engine/index.ts';
import { checkExpression } from './check-expression.ts';
import { DIALECTS } from './dialect.ts';
import type { Column, Node, Row, Scope, SqlContext } from './node.ts';
import type { Type, Value } from './value.ts';

const FACTS: Readonly<Record<string, Type>> = {
  'person.birth': 'date', 'person.age': 'int', 'person.sex': 'code', 'certificate.valid': 'bool', 'certificate.grade': 'int', 'certificate.status': 'code',
  'aid.listed': 'bool', 'aid.amount': 'money', 'aid.month': 'month', 'aid.since': 'date', 'aid.note': 'text', 'visit.listed': 'bool', 'school.listed': 'bool',
};
const CODES: Readonly<Record<string, readonly string[]>> = { 'person.sex': ['male', 'female'], 'certificate.status': ['valid', 'frozen', 'cancelled'] };
const column = (type: Type, values: readonly string[] | null = null): Column => ({ type, values });
const ROWS: Readonly<Record<string, ReadonlyMap<string, Column>>> = {
  aid: new Map([
    ['row', column('int')], ['month', column('month')], ['amount', column('money')], ['state', column('code', ['paid', 'returned'])], ['note', column('text')],
  ]),
  visit: new Map([['row', column('int')], ['month', column('month')]]),
};

/** What the specs of the language may name: a register, a list paid by the month, one of visits, and one (`school`) whose rows nobody declared. */
export const scope: Scope = {
  fact: (name) => {
    const type = FACTS[name];
    return type ? { type, values: CODES[name] ?? null } : null;
  },
  parameter: (name) => (name === 'aid.standard' || name === 'aid.extra' ? 'money' : null),
  dimensionsOf: (name) => (name === 'aid.extra' ? [read('certificate.grade'), read('person.age')] : []),
  factNames: () => Object.keys(FACTS),
  parameterNames: () => ['aid.standard', 'aid.extra'],
  rows: (list) => {
    const columns = ROWS[list];
    return columns ? { list, listed: `${list}.listed`, columns } : null;
  },
  rowLists: () => Object.keys(ROWS),
};

/** The checked node of an expression that is sound. */
export function read(text: string): Node {
  const checked = checkExpression(text, scope);
  if (!checked.ok) throw new Error(`${text}: ${checked.refusal.en}`);
  return checked.node;
}

/** `offset code [near]: zh / en` of an expression that is refused. */
export function refusalOf(text: string): string {
  const checked = checkExpression(text, scope);
  if (checked.ok) return 'accepted';
  const { offset, code, near, zh, en } = checked.refusal;
  return `${offset} ${code}${near === null ? '' : ` [${near}]`}: ${zh} / ${en}`;
}

export interface Someone {
  readonly facts?: Readonly<Record<string, Value>>;
  readonly parameters?: Readonly<Record<string, Value>>;
  /** Rows by list; a list that is not stated is one of which nobody can tell. */
  readonly rows?: Readonly<Record<string, readonly Row[]>>;
}

/** What an expression says of someone on 2018-06-30; what is not stated of them is unknown. */
export function answer(text: string, { facts = {}, parameters = {}, rows = {} }: Someone = {}): Value {
  return read(text).walk({
    asOf: '2018-06-30', fact: (name) => facts[name] ?? null, parameter: (name) => parameters[name] ?? null, rows: (list) => rows[list] ?? null,
  });
}

/** The SQL of an expression over columns called like the facts. */
export function sqlOf(text: string, context: Partial<SqlContext> = {}): string {
  return read(text).sql({
    asOf: '2018-06-30', dialect: DIALECTS.duckdb, fact: quoted, parameter: (name) => quoted(`parameter.${name}`), rows: (list) => quoted(`${list}#cells`), ...context,
  });
}
