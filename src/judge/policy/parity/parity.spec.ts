import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb, quoted, type Cell } from '../../../foundation/platform/engine/index.ts';
import { knownFact, rowsIn, valuesIn } from '../explain/person-facts.ts';
import { factsSql } from '../facts/facts-sql.ts';
import { listStates } from '../facts/list-state.ts';
import { wantedBy } from '../facts/wanted.ts';
import { DIALECTS } from '../language/dialect.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { clausesOf } from '../packs/policy.ts';
import { compileRule } from '../rules/compile-rule.ts';
import { isFor, rulesOn } from '../rules/rules-on.ts';
import { turningDay, turningDaysSql } from '../rules/turning-day.ts';
import { walkRule } from '../rules/walk-rule.ts';
import { inventPopulation } from './invented-population.ts';
import { plainFact, plainRows } from './plain-facts.ts';
import { writeTrialPack } from './trial-pack.ts';

const PEOPLE = Number(process.env['PARITY_PEOPLE'] ?? 2000);
const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'parity-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});

const loaded = await loadPacks(['packs', await writeTrialPack(folder)]);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const { policy } = loaded;
let turned = 0;
const trials = new Set<string>();

test.each([
  [1, '2018-06-30'], [2, '2018-06-30'], [3, '2018-02-28'], [4, '2024-02-29'], [5, '2026-11-24'],
])('seed %i on %s: relation = rows counted by hand, SQL = walker, for everyone and every rule', async (seed, asOf) => {
  const city = await inventPopulation(engine, policy, PEOPLE, asOf, seed, folder);
  const states = listStates(policy, city.inputs, asOf);
  const rules = rulesOn(policy, asOf);
  const wanted = wantedBy(policy, rules.flatMap(({ rule }) => clausesOf(rule).map(({ node }) => node)));
  await engine.run(`create or replace temp table facts as ${factsSql({
    policy, dialect: DIALECTS.duckdb, population: city.population, states, asOf, facts: policy.facts.keys(), rows: wanted.rows,
  })}`);
  const wide = new Map((await engine.rows<Record<string, Cell>>('select * from facts')).map((row) => [row['person_id'], row]));
  const differences: string[] = [];
  const [anyRule] = rules;
  for (const person of city.people) {
    const row = wide.get(person.id) ?? {};
    for (const fact of policy.facts.values()) {
      const state = states.get(fact.list);
      if (fact.definition || !anyRule || !state) continue;
      const plain = plainFact(fact, person, city.lists.get(fact.list), state);
      const got = knownFact(fact, { ...anyRule, rule: { ...anyRule.rule, ifGiven: [] } }, row, states);
      if (got.value !== plain.value || got.gap !== plain.gap) differences.push(`${person.id} ${fact.name}: ${got.value} ${got.gap} != ${plain.value} ${plain.gap}`);
    }
    for (const [list, columns] of wanted.rows) {
      const state = states.get(list);
      const plain = JSON.stringify(state ? plainRows([...columns], person, city.lists.get(list), state) : null);
      const got = JSON.stringify(rowsIn(row, policy).get(list)?.toSorted((a, b) => Number(a['row']) - Number(b['row'])) ?? null);
      if (got !== plain) differences.push(`${person.id} ${list}.rows: ${got} != ${plain}`);
    }
  }
  const seen = { yes: 0, no: 0, unknown: 0 };
  for (const inForce of rules) {
    const compiled = compileRule(inForce, { policy, dialect: DIALECTS.duckdb, states, asOf });
    const { sql } = compiled;
    const verdicts = new Map((await engine.rows<{ person_id: string; verdict: boolean | null }>(`select person_id, verdict from (${sql}) ${quoted('r')}`))
      .map((one) => [one.person_id, one.verdict]));
    const days = inForce.rule.aheadDays === null ? null : await turningDays(turningDaysSql(compiled, { policy, dialect: DIALECTS.duckdb, states, asOf }));
    const own = city.people.filter((one) => isFor(inForce, one.county));
    if (own.length !== verdicts.size) differences.push(`${inForce.rule.id}: for ${own.length} people, SQL judged ${verdicts.size}`);
    for (const { id, county } of own) {
      const row = wide.get(id) ?? {};
      const [request, values] = [{ policy, states, asOf, county, rows: rowsIn(row, policy) }, valuesIn(row, policy)];
      const { verdict } = walkRule(inForce, request, values);
      if (days && verdict && turningDay(inForce, request, values) !== days.get(id)) differences.push(`${id} ${inForce.rule.id}: turns on ${days.get(id)} in SQL`);
      if (days && verdict) turned++;
      if (verdict !== verdicts.get(id)) differences.push(`${id} ${inForce.rule.id}: walker ${verdict}, SQL ${verdicts.get(id)}`);
      if (inForce.rule.pack === 'trial') trials.add(`${inForce.rule.id} ${String(verdict)}`);
      seen[verdict === null ? 'unknown' : verdict ? 'yes' : 'no']++;
    }
  }
  expect(differences).toEqual([]);
  expect(Math.min(seen.yes, seen.no, seen.unknown)).toBeGreaterThan(0);
});

test('rules over rows, tables and shares were answered with yes, no and cannot tell', () => {
  const ids = policy.rules.filter(({ pack }) => pack === 'trial').map(({ id }) => id);
  expect([...trials].sort()).toEqual(ids.flatMap((id) => ['false', 'null', 'true'].map((answer) => `${id} ${answer}`)).sort());
});

test('among them are people for whom a day ahead was named', () => expect(turned).toBeGreaterThan(30));

async function turningDays(sql: string): Promise<Map<string, string>> {
  return new Map((await engine.rows<{ turning_person: string; turns_on: string }>(sql)).map((one) => [one.turning_person, one.turns_on]));
}
