import { celEnv, celFunc, CelScalar, isCelError, parse, plan, type CelInput } from '@bufbuild/cel';
import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ageOn } from '../../../foundation/kernel/index.ts';
import { openDuckdb, quoted, type Cell, type ColumnType } from '../../../foundation/platform/engine/index.ts';
import { checkExpression } from '../language/check-expression.ts';
import { DIALECTS } from '../language/dialect.ts';
import { factsOf, type Node } from '../language/node.ts';
import { SQL_TYPE, TYPES, type Value } from '../language/value.ts';
import type { Policy } from '../packs/policy.ts';
import { policyScope } from '../packs/policy-scope.ts';
import { drawFrom, inventedValue } from './invented-values.ts';

const AS_OF = '2018-06-30';
const EXPRESSIONS = Number(process.env['PARITY_EXPRESSIONS'] ?? 400);
const engine = await openDuckdb();
afterAll(() => engine.close());

const PREFIXES = { bool: 'x.b', int: 'x.i', money: 'x.m', date: 'x.d', month: 'x.o', text: 'x.t' } as const;
const NAMES = TYPES.filter((type) => type !== 'code').flatMap((type) => [1, 2].map((n) => [`${PREFIXES[type]}${n}`, type] as const));
const facts: Policy['facts'] = new Map(NAMES.map(([name, type]) => [name, {
  name, type: type, list: 'register', label: { zh: name, en: name }, values: null, from: { column: name }, definition: null,
}]));
const scope = policyScope(facts, new Map(), new Map());

const leaf = (name: string, ...constants: string[]) => fc.constantFrom(`${name}1`, `${name}2`, ...constants);

const { bool } = fc.letrec<Record<keyof Omit<typeof PREFIXES, 'code'>, string>>((tie) => {
  const at = (type: keyof typeof PREFIXES) => tie(type);
  const both = (left: keyof typeof PREFIXES, operators: readonly string[], right = left) =>
    fc.tuple(at(left), fc.constantFrom(...operators), at(right)).map(([a, operator, b]) => `(${a} ${operator} ${b})`);
  const ordered = ['==', '!=', '<', '<=', '>', '>='];
  return {
    bool: fc.oneof({ depthSize: 'small', withCrossShrink: true },
      leaf('x.b', 'true', 'false'), both('bool', ['&&', '||', '==', '!=']), both('bool', ['&&', '||']), at('bool').map((a) => `!${a.startsWith('!') ? `(${a})` : a}`),
      both('int', ordered), both('money', ordered), both('date', ordered), both('month', ordered), both('text', ['==', '!=']),
      fc.tuple(at('int'), at('int'), at('int')).map(([a, b, c]) => `(${a} in [${b}, ${c}])`),
      fc.constantFrom('b', 'i', 'd', 't').map((one) => `known(x.${one}1)`),
      fc.tuple(at('bool'), at('bool'), at('bool')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`)),
    int: fc.oneof({ depthSize: 'small' }, leaf('x.i', '0', '3', '-2'), both('int', ['+', '-', '*']), fc.tuple(at('date'), at('date')).map(([a, b]) => `age_on(${a}, ${b})`)),
    money: fc.oneof({ depthSize: 'small' }, leaf('x.m', 'yuan(94)', 'yuan("60.50")'), both('money', ['+', '-']), both('money', ['*'], 'int'), at('money').map((a) => `-(${a})`)),
    date: fc.oneof({ depthSize: 'small' }, leaf('x.d', 'as_of', 'date("2000-02-29")'),
      fc.tuple(leaf('x.d', 'as_of'), fc.constantFrom('+', '-'), fc.constantFrom('days(60)', 'months(3)', 'months(x.i1)')).map(([a, operator, b]) => `(${a} ${operator} ${b})`)),
    month: fc.oneof({ depthSize: 'small' }, leaf('x.o', 'month("2018-06")'), at('date').map((a) => `month(${a})`), leaf('x.o').map((a) => `(${a} + months(2))`)),
    text: leaf('x.t', '"甲"', '"o\'clock"'),
  };
});

test('walker, DuckDB and, where everything is known, CEL itself say the same of generated expressions', async () => {
  const draw = drawFrom(7);
  const people = Array.from({ length: 60 }, () => new Map(NAMES.map(([name, type]): [string, Value] =>
    [name, inventedValue({ type: type, values: null }, AS_OF, draw)])));
  await engine.load('people', Object.fromEntries(NAMES.map(([name, type]): [string, ColumnType] => [name, SQL_TYPE[type]])), people.map((one) => [...one.values()]));
  const texts = fc.sample(bool, { numRuns: EXPRESSIONS, seed: 11 });
  const differences: string[] = [];
  const counts = { compared: 0, unknown: 0, byCel: 0 };
  for (const text of texts.filter((one) => one.length < 1500)) {
    const checked = checkExpression(text, scope);
    if (!checked.ok && checked.refusal.code === 'too_deep') continue;
    if (!checked.ok) throw new Error(`${text}: ${checked.refusal.en}`);
    const sql = checked.node.sql({ asOf: AS_OF, dialect: DIALECTS.duckdb, fact: quoted, parameter: quoted, rows: () => null });
    const answers = (await engine.rows<{ answer: Cell }>(`select ${sql} as answer from people`)).map(({ answer }) => answer);
    const reference = celReference(text);
    for (const [i, person] of people.entries()) {
      const walked = walk(checked.node, person);
      if (answers[i] !== walked) differences.push(`${text} of person ${i}: walker ${walked}, SQL ${JSON.stringify(answers[i])}`);
      counts.compared++;
      if (walked === null) counts.unknown++;
      if (!reference || factsOf(checked.node).some((name) => person.get(name) === null)) continue;
      const said = reference(person);
      if (said !== walked) differences.push(`${text} of person ${i}: walker ${walked}, CEL ${String(said)}`);
      counts.byCel++;
    }
  }
  expect(differences).toEqual([]);
  expect(counts.compared).toBeGreaterThan(10_000);
  expect(Math.min(counts.unknown, counts.byCel)).toBeGreaterThan(2000);
});

function walk(node: Node, person: ReadonlyMap<string, Value>): Value {
  return node.walk({ asOf: AS_OF, fact: (name) => person.get(name) ?? null, parameter: () => null, rows: () => null });
}

/** CEL's own evaluator; it has no dates of this kind, so expressions that move dates stay out. */
function celReference(text: string): ((person: ReadonlyMap<string, Value>) => unknown) | null {
  if (/days\(|months\(|-\(|known\(/.test(text)) return null;
  const { STRING, INT } = CelScalar;
  const env = celEnv({ funcs: [
    celFunc('date', [STRING], STRING, (day) => day),
    celFunc('month', [STRING], STRING, (day) => day.slice(0, 7)),
    celFunc('yuan', [INT], INT, (yuan) => yuan * 100n),
    celFunc('yuan', [STRING], INT, (yuan) => BigInt(Math.round(Number(yuan) * 100))),
    celFunc('age_on', [STRING, STRING], INT, (birth, day) => BigInt(ageOn(birth, day))),
  ] });
  const evaluate = plan(env, parse(text));
  return (person) => {
    const x = Object.fromEntries([...person].filter(([, value]) => value !== null)
      .map(([name, value]): [string, CelInput] => [name.slice(2), typeof value === 'number' ? BigInt(value) : (value ?? '')]));
    const result = evaluate({ x, as_of: AS_OF });
    return isCelError(result) ? String(result) : result;
  };
}
