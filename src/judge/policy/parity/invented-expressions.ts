import * as fc from 'fast-check';
import { TYPES, type Type } from '../language/value.ts';

type Plain = Exclude<(typeof TYPES)[number], 'code'>;

const PREFIXES = { bool: 'b', int: 'i', money: 'm', date: 'd', month: 'o', text: 't' } satisfies Record<Plain, string>;

/** The facts that invented expressions name: two of every type, `x.b1`, `x.b2`, `x.i1`, ... */
export const FACTS = Object.entries(PREFIXES).flatMap(([type, prefix]) => [1, 2].map((n) => ({ name: `x.${prefix}${n}`, type: typeNamed(type) })));

/** Lists whose rows they go through, and the columns of both. */
export const LISTS = ['l', 'k'] as const;
export const COLUMNS = { row: 'int', b: 'bool', i: 'int', m: 'money', o: 'month' } satisfies Record<string, Plain>;

function typeNamed(name: string): Type {
  const type = TYPES.find((one) => one === name);
  if (!type) throw new RangeError(name);
  return type;
}

const leaf = (name: string, ...constants: string[]) => fc.constantFrom(`${name}1`, `${name}2`, ...constants);
const ORDERED = ['==', '!=', '<', '<=', '>', '>='];

/** What may be asked of one row `v`. */
function asked(v: string): fc.Arbitrary<string> {
  const simple = fc.oneof(
    fc.constantFrom(`${v}.b`, `known(${v}.m)`, `${v}.o == month("2018-06")`, `${v}.o < x.o1`, `${v}.row >= 1`),
    fc.tuple(fc.constantFrom(...ORDERED), fc.constantFrom('x.m1', 'yuan(94)')).map(([operator, b]) => `${v}.m ${operator} ${b}`),
    fc.tuple(fc.constantFrom(...ORDERED), fc.constantFrom('x.i1', '3')).map(([operator, b]) => `${v}.i ${operator} ${b}`),
  );
  return fc.oneof(simple, fc.tuple(simple, fc.constantFrom('&&', '||'), fc.oneof(simple, leaf('x.b'))).map(([a, operator, b]) => `(${a} ${operator} ${b})`), simple.map((a) => `!(${a})`));
}

const rows = fc.constantFrom(...LISTS).map((list) => `${list}.rows`);
const overRows = {
  bool: fc.oneof(
    fc.tuple(rows, fc.constantFrom('exists', 'all'), asked('r')).map(([of, macro, a]) => `${of}.${macro}(r, ${a})`),
    fc.tuple(fc.constantFrom('exists', 'all'), fc.constantFrom('==', '!='), asked('s')).map(([macro, operator, a]) =>
      `l.rows.${macro}(r, k.rows.exists(s, r.o ${operator} s.o && ${a}))`),
  ),
  int: fc.oneof(rows.map((of) => `size(${of})`), fc.tuple(rows, asked('r')).map(([of, a]) => `size(${of}.filter(r, ${a}))`)),
  money: fc.oneof(rows.map((of) => `sum(${of}.map(r, r.m))`), fc.tuple(rows, asked('r')).map(([of, a]) => `sum(${of}.map(r, ${a}, r.m + yuan(1)))`)),
};

/** Expressions that answer yes or no, of everything the language has; most use several types. */
export const { bool: invented } = fc.letrec<Record<Plain, string>>((tie) => {
  const at = (type: Plain) => tie(type);
  const both = (left: Plain, operators: readonly string[], right = left) =>
    fc.tuple(at(left), fc.constantFrom(...operators), at(right)).map(([a, operator, b]) => `(${a} ${operator} ${b})`);
  return {
    bool: fc.oneof({ depthSize: 'small', withCrossShrink: true },
      leaf('x.b', 'true', 'false'), both('bool', ['&&', '||', '==', '!=']), both('bool', ['&&', '||']), at('bool').map((a) => `!${a.startsWith('!') ? `(${a})` : a}`),
      both('int', ORDERED), both('money', ORDERED), both('date', ORDERED), both('month', ORDERED), both('text', ['==', '!=']),
      fc.tuple(at('int'), at('int'), at('int')).map(([a, b, c]) => `(${a} in [${b}, ${c}])`),
      fc.constantFrom('b', 'i', 'd', 't').map((one) => `known(x.${one}1)`),
      fc.tuple(at('bool'), at('bool'), at('bool')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`), overRows.bool),
    int: fc.oneof({ depthSize: 'small' }, leaf('x.i', '0', '3', '-2'), both('int', ['+', '-', '*']), fc.tuple(at('date'), at('date')).map(([a, b]) => `age_on(${a}, ${b})`), overRows.int),
    money: fc.oneof({ depthSize: 'small' }, leaf('x.m', 'yuan(94)', 'yuan("60.50")'), both('money', ['+', '-']), both('money', ['*'], 'int'), at('money').map((a) => `-(${a})`), overRows.money),
    date: fc.oneof({ depthSize: 'small' }, leaf('x.d', 'as_of', 'date("2000-02-29")'),
      fc.tuple(leaf('x.d', 'as_of'), fc.constantFrom('+', '-'), fc.constantFrom('days(60)', 'months(3)', 'months(x.i1)')).map(([a, operator, b]) => `(${a} ${operator} ${b})`)),
    month: fc.oneof({ depthSize: 'small' }, leaf('x.o', 'month("2018-06")'), at('date').map((a) => `month(${a})`), leaf('x.o').map((a) => `(${a} + months(2))`)),
    text: leaf('x.t', '"甲"', '"o\'clock"'),
  };
});
