import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb, quoted, type Cell, type ColumnType } from '../../../foundation/platform/engine/index.ts';
import { DIALECTS } from '../language/dialect.ts';
import { factsOf, type SqlContext, type WalkContext } from '../language/node.ts';
import { checkExpression } from '../language/check-expression.ts';
import { SQL_TYPE, type Value } from '../language/value.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { parameterSql, walkParameter } from '../packs/parameter-value.ts';
import { policyScope } from '../packs/policy-scope.ts';
import type { Policy } from '../packs/policy.ts';
import { drawFrom, inventedValue, type Draw } from './invented-values.ts';

const AS_OF = '2018-06-30';
const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'tables-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const BASIS = '[{document: 某办法, article: 第一条, source: 文本, mark: checked}]';
const FACTS = `list: register
label: {zh: 登记, en: Register}
max_age_days: null
facts:
  person.grade: {type: int, label: {zh: 等级, en: Grade}, from: {column: grade}}
  person.category: {type: int, label: {zh: 类别, en: Category}, from: {column: category}}
  person.household: {type: code, values: {rural: {zh: 农村, en: Rural}, urban: {zh: 城镇, en: Urban}}, label: {zh: 户口, en: Household}, from: {column: household}}
`;

/** A parameter file with one value for the nation and one for a city. */
function parameterFile(name: string, nation: string, city: string): string {
  const value = (region: string, amount: string) => `  - {region: "${region}", from: 2016-01-01, to: null, status: active, basis: ${BASIS}, ${amount}}\n`;
  return `parameter: ${name}
label: {zh: 标准, en: Amount}
type: money
by: {grade: person.grade, category: "person.category + 0", household: person.household}
values:
${value('', nation)}${value('3415', city)}`;
}

/** A table of up to six rows drawn by chance, the narrow ones first; some end with a row for all the rest. */
function inventedTable(draw: Draw): string {
  const asked = () => draw.pick([
    `grade: [${1 + draw.below(4)}, ${1 + draw.below(4)}]`, `grade: ${1 + draw.below(4)}`, `grade: {from: ${1 + draw.below(3)}}`,
    `category: {from: ${1 + draw.below(2)}, to: ${4 + draw.below(3)}}`, `category: {to: ${2 + draw.below(4)}}`, 'household: rural', 'household: [urban]',
  ]);
  const rows = Array.from({ length: 1 + draw.below(6) }, () => {
    const tests = [...new Map(Array.from({ length: 1 + draw.below(3) }, asked).map((one) => [one.split(':')[0], one])).values()];
    const amount = draw.chance(0.3) ? `share: {of: base, percent: ${draw.pick(['30', '22.5', '100'])}, round: ${draw.pick(['yuan', 'jiao', 'fen'])}}` : `value: ${50 + 10 * draw.below(3)}`;
    return `{when: {${tests.join(', ')}}, ${amount}}`;
  });
  return `table: [${[...rows, ...(draw.chance(0.6) ? ['{value: 40}'] : [])].join(', ')}]`;
}

const BASE = parameterFile('base', 'value: 333.33', 'table: [{when: {household: rural}, value: 250.05}, {when: {household: urban}, value: 400}]');

async function policyWith(table: string): Promise<Policy | null> {
  await mkdir(join(folder, 'facts'), { recursive: true });
  await mkdir(join(folder, 'parameters'), { recursive: true });
  await writeFile(join(folder, 'pack.yaml'), 'pack: small\nlabel: {zh: 小, en: Small}\nregion: ""\nperiod: {from: 2016-01-01, to: null}\nbuilds_on: null\n');
  await writeFile(join(folder, 'facts', 'register.yaml'), FACTS);
  await writeFile(join(folder, 'parameters', 'base.yaml'), BASE);
  await writeFile(join(folder, 'parameters', 'aid.yaml'), parameterFile('aid', 'share: {of: base, percent: 30, round: yuan}', table));
  const loaded = await loadPacks([folder]);
  if (!loaded.ok && loaded.problems.some(({ code }) => code !== 'overlap' && code !== 'never_reached')) throw new Error(JSON.stringify(loaded.problems));
  return loaded.ok ? loaded.policy : null;
}

const TYPES: Record<string, ColumnType> = { county: 'varchar', 'person.grade': SQL_TYPE.int, 'person.category': SQL_TYPE.int, 'person.household': SQL_TYPE.code };

test('tables and shares say the same in SQL and for one person, unknown dimensions among them', async () => {
  const draw = drawFrom(31);
  const counts = { tables: 0, known: 0, unknown: 0, agreed: 0 };
  const differences: string[] = [];
  while (counts.tables < 40) {
    const table = inventedTable(draw);
    const policy = await policyWith(table);
    if (!policy) continue;
    counts.tables++;
    const people = Array.from({ length: 120 }, () => new Map<string, Value>([
      ['county', draw.pick(['', '341502', '420100'])],
      ...['person.grade', 'person.category', 'person.household'].map((name): [string, Value] => [name, inventedValue(policy.facts.get(name) ?? { type: 'int', values: null }, AS_OF, draw)]),
    ]));
    await engine.load('people', TYPES, people.map((one) => [...one.values()]));
    const context: SqlContext = { asOf: AS_OF, dialect: DIALECTS.duckdb, fact: quoted, parameter: (name) => parameterSql(policy, name, 'county', context), rows: () => null };
    const answers = await engine.rows<{ amount: Cell }>(`select ${context.parameter('aid')} as amount from people`);
    for (const [i, person] of people.entries()) {
      const walk: WalkContext = {
        asOf: AS_OF, fact: (name) => person.get(name) ?? null, parameter: (name) => walkParameter(policy, name, String(person.get('county')), walk),
        rows: () => null,
      };
      const walked = walk.parameter('aid');
      if (walked !== answers[i]?.amount) differences.push(`${table} of ${JSON.stringify([...person])}: walker ${walked}, SQL ${JSON.stringify(answers[i]?.amount)}`);
      counts[walked === null ? 'unknown' : 'known']++;
      if (walked !== null && [...person.values()].includes(null)) counts.agreed++;
    }
  }
  expect(differences).toEqual([]);
  expect(Math.min(counts.known, counts.unknown, counts.agreed)).toBeGreaterThan(300);
});

test('a parameter names the facts its tables and shares ask for', async () => {
  const policy = await policyWith('table: [{when: {grade: [1, 2]}, value: 100}, {when: {grade: {from: 3}}, share: {of: base, percent: 25, round: yuan}}]');
  if (!policy) throw new Error('the pack does not load');
  const checked = checkExpression('parameter.aid > yuan(0)', policyScope(policy.facts, policy.parameters, policy.lists));
  expect(checked.ok && factsOf(checked.node)).toEqual(['person.grade', 'person.household']);
});
