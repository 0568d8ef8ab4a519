import * as fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb, quoted, type Cell } from '../../../foundation/platform/engine/index.ts';
import { checkExpression } from '../language/check-expression.ts';
import { DIALECTS } from '../language/dialect.ts';
import type { Node } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import type { Fact, ListPolicy } from '../packs/policy.ts';
import { policyScope } from '../packs/policy-scope.ts';
import { celReference } from './cel-reference.ts';
import { COLUMNS, FACTS, invented, LISTS } from './invented-expressions.ts';
import { inventPeople, loadPeople, type InventedOne } from './invented-people.ts';
import { drawFrom } from './invented-values.ts';

const AS_OF = '2018-06-30';
const EXPRESSIONS = Number(process.env['PARITY_EXPRESSIONS'] ?? 400);
const engine = await openDuckdb();
afterAll(() => engine.close());

const label = { zh: '甲', en: 'A' };
const facts = new Map<string, Fact>([
  ...FACTS.map(({ name, type }): Fact => ({ name, type, list: 'register', label, values: null, from: { column: name }, definition: null, mayRead: 'ordinary', fixed: false })),
  ...LISTS.map((list): Fact => ({ name: `${list}.listed`, type: 'bool', list, label, values: null, from: 'listed', definition: null, mayRead: 'ordinary', fixed: false })),
].map((fact) => [fact.name, fact]));
const columns = new Map(Object.entries(COLUMNS).map(([name, type]) => [name, { type, values: null }]));
const lists = new Map(LISTS.map((list): [string, ListPolicy] => [list, { list, label, maxAgeDays: null, columns }]));
const scope = policyScope(facts, new Map(), lists);

test('walker, DuckDB and, where everything is known, CEL itself say the same of generated expressions', async () => {
  const people = inventPeople(60, AS_OF, drawFrom(7));
  await loadPeople(engine, DIALECTS.duckdb, people);
  const differences: string[] = [];
  const counts = { compared: 0, unknown: 0, byCel: 0, rows: 0 };
  for (const text of fc.sample(invented, { numRuns: EXPRESSIONS, seed: 11 }).filter((one) => one.length < 1500)) {
    const checked = checkExpression(text, scope);
    if (!checked.ok && checked.refusal.code === 'too_deep') continue;
    if (!checked.ok) throw new Error(`${text}: ${checked.refusal.en}`);
    const sql = checked.node.sql({ asOf: AS_OF, dialect: DIALECTS.duckdb, fact: quoted, parameter: quoted, rows: (list) => quoted(`${list}#cells`) });
    const answers = (await engine.rows<{ answer: Cell }>(`select ${sql} as answer from people order by person`)).map(({ answer }) => answer);
    const reference = celReference(text, AS_OF);
    for (const [i, person] of people.entries()) {
      const walked = walk(checked.node, person);
      if (answers[i] !== walked) differences.push(`${text} of person ${i}: walker ${walked}, SQL ${JSON.stringify(answers[i])}`);
      counts.compared++;
      if (walked === null) counts.unknown++;
      if (text.includes('.rows')) counts.rows++;
      if (!reference || !isKnown(person)) continue;
      const said = reference(person);
      if (said !== walked) differences.push(`${text} of person ${i}: walker ${walked}, CEL ${String(said)}`);
      counts.byCel++;
    }
  }
  expect(differences).toEqual([]);
  expect(counts.compared).toBeGreaterThan(10_000);
  expect(Math.min(counts.unknown, counts.byCel, counts.rows)).toBeGreaterThan(2000);
});

function walk(node: Node, person: InventedOne): Value {
  return node.walk({ asOf: AS_OF, fact: (name) => person.facts.get(name) ?? null, parameter: () => null, rows: (list) => person.rows.get(list) ?? null });
}

function isKnown(person: InventedOne): person is InventedOne & Parameters<NonNullable<ReturnType<typeof celReference>>>[0] {
  const cells = [...person.rows.values()].flatMap((rows) => rows?.flatMap((row) => Object.values(row)) ?? [null]);
  return ![...person.facts.values(), ...cells].includes(null);
}
