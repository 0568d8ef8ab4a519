import { celEnv, celFunc, CelScalar, isCelError, listType, parse, plan, type CelInput } from '@bufbuild/cel';
import { ageOn } from '../../../foundation/kernel/index.ts';
import type { Row } from '../language/node.ts';
import type { Value } from '../language/value.ts';

/** Everything known of a person: facts under `x`, rows by list. */
export interface KnownPerson {
  readonly facts: ReadonlyMap<string, Value>;
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

/** CEL's own evaluator of an expression, over the names in it; null for those that move dates or ask what is known, which CEL has no word for. */
export function planCel(text: string): ((names: Readonly<Record<string, CelInput>>) => unknown) | null {
  if (/days\(|months\(|-\(|known\(|has\(/.test(text)) return null;
  const { STRING, INT } = CelScalar;
  const env = celEnv({ funcs: [
    celFunc('date', [STRING], STRING, (day) => day),
    celFunc('month', [STRING], STRING, (day) => day.slice(0, 7)),
    celFunc('yuan', [INT], INT, (yuan) => yuan * 100n),
    celFunc('yuan', [STRING], INT, (yuan) => BigInt(Math.round(Number(yuan) * 100))),
    celFunc('age_on', [STRING, STRING], INT, (birth, day) => BigInt(ageOn(birth, day))),
    celFunc('sum', [listType(INT)], INT, (amounts) => [...amounts].reduce((total: bigint, one) => total + (typeof one === 'bigint' ? one : 0n), 0n)),
  ] });
  const evaluate = plan(env, parse(text));
  return (names) => {
    const result = evaluate(names);
    return isCelError(result) ? String(result) : result;
  };
}

/** The same of a person whose every fact and cell is known. */
export function celReference(text: string, asOf: string): ((person: KnownPerson) => unknown) | null {
  const evaluate = planCel(text);
  if (!evaluate) return null;
  return ({ facts, rows }) => {
    const x = Object.fromEntries([...facts].flatMap(([name, value]) => (name.startsWith('x.') && value !== null ? [[name.slice(2), celInput(value)]] : [])));
    const lists = Object.fromEntries([...rows].map(([list, own]) => [list, { rows: own.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, celInput(cell)]))) }]));
    return evaluate({ x, as_of: asOf, ...lists });
  };
}

/** A value as CEL takes it: whole numbers and fen as its integers. */
export function celInput(value: Value): CelInput {
  return typeof value === 'number' ? BigInt(value) : (value ?? '');
}
