import { quoted, type AnalysisEngine, type Cell } from '../../../foundation/platform/engine/index.ts';
import { knownFact, rowsIn, valuesIn, type PersonRow } from '../explain/person-facts.ts';
import { factsSql } from '../facts/facts-sql.ts';
import { listStates, type ListState } from '../facts/list-state.ts';
import { wantedBy, type WantedRows } from '../facts/wanted.ts';
import { DIALECTS } from '../language/dialect.ts';
import { clausesOf, type Policy } from '../packs/policy.ts';
import { daysAhead } from '../rules/ahead.ts';
import { compileRule, type CompiledRule, type CompileRequest } from '../rules/compile-rule.ts';
import { isFor, rulesOn, type RuleInForce } from '../rules/rules-on.ts';
import { turningDay, turningDaySql } from '../rules/turning-day.ts';
import { walkRule } from '../rules/walk-rule.ts';
import { clauseReference } from './clause-reference.ts';
import { inventPopulation, type InventedPerson, type InventedPopulation } from './invented-population.ts';
import { plainFact, plainRows } from './plain-facts.ts';

export interface CompareRequest {
  readonly people: number;
  readonly asOf: string;
  readonly seed: number;
  /** Where the invented files go. */
  readonly folder: string;
}

export interface Compared {
  readonly people: number;
  readonly rules: readonly string[];
  /** Facts and rows of the relation against the same counted by hand; verdicts and turning days, walker against SQL; clauses, walker against CEL. */
  readonly compared: { facts: number; verdicts: number; turningDays: number; byCel: number };
  readonly seen: { yes: number; no: number; unknown: number };
  /** `<rule> true|false|null`, as they came. */
  readonly answers: ReadonlySet<string>;
  readonly differences: readonly string[];
}

/** Invents people and lists, and compares every way the policy is worked out about them, for every rule in force on the day. */
export async function compareRules(engine: AnalysisEngine, policy: Policy, { people, asOf, seed, folder }: CompareRequest): Promise<Compared> {
  const city = await inventPopulation(engine, policy, people, asOf, seed, folder);
  const states = listStates(policy, city.inputs, asOf);
  const rules = rulesOn(policy, asOf);
  const wanted = wantedBy(policy, rules.flatMap(({ rule }) => clausesOf(rule).map(({ node }) => node)));
  await engine.run(`create or replace temp table facts as ${factsSql({
    policy, dialect: DIALECTS.duckdb, population: city.population, states, asOf, facts: policy.facts.keys(), rows: wanted.rows,
  })}`);
  const wide = new Map((await engine.rows<Record<string, Cell>>('select * from facts')).map((row) => [row['person_id'], row] as const));
  const seen: Seen = {
    rules: rules.map(({ rule }) => rule.id), people, compared: { facts: 0, verdicts: 0, turningDays: 0, byCel: 0 }, seen: { yes: 0, no: 0, unknown: 0 },
    answers: new Set(), differences: [],
  };
  const [anyRule] = rules;
  if (anyRule) for (const person of city.people) compareFacts(policy, city, states, person, wide.get(person.id) ?? {}, anyRule, wanted.rows, seen);
  for (const inForce of rules) await compareRule(engine, { policy, dialect: DIALECTS.duckdb, states, asOf }, inForce, city.people, wide, seen);
  return seen;
}

interface Seen extends Compared {
  readonly answers: Set<string>;
  readonly differences: string[];
}

function compareFacts(
  policy: Policy, city: InventedPopulation, states: ReadonlyMap<string, ListState>, person: InventedPerson, row: PersonRow, anyRule: RuleInForce, rows: WantedRows, seen: Seen,
): void {
  const plainRule = { ...anyRule, rule: { ...anyRule.rule, ifGiven: [] } };
  for (const fact of policy.facts.values()) {
    const state = states.get(fact.list);
    if (fact.definition || !state) continue;
    const plain = plainFact(fact, person, city.lists.get(fact.list), state);
    const got = knownFact(fact, plainRule, row, states);
    if (got.value !== plain.value || got.gap !== plain.gap) seen.differences.push(`${person.id} ${fact.name}: ${got.value} ${got.gap} != ${plain.value} ${plain.gap}`);
    seen.compared.facts++;
  }
  for (const [list, columns] of rows) {
    const state = states.get(list);
    const plain = JSON.stringify(state ? plainRows([...columns], person, city.lists.get(list), state) : null);
    const got = JSON.stringify(rowsIn(row, policy).get(list)?.toSorted((a, b) => Number(a['row']) - Number(b['row'])) ?? null);
    if (got !== plain) seen.differences.push(`${person.id} ${list}.rows: ${got} != ${plain}`);
    seen.compared.facts++;
  }
}

async function compareRule(
  engine: AnalysisEngine, request: CompileRequest, inForce: RuleInForce, people: readonly InventedPerson[], wide: ReadonlyMap<Cell | undefined, PersonRow>, seen: Seen,
): Promise<void> {
  const { policy, states, asOf } = request;
  const { rule } = inForce;
  const compiled = compileRule(inForce, request);
  const verdicts = new Map((await engine.rows<{ person_id: string; verdict: boolean | null }>(`select person_id, verdict from (${compiled.sql}) ${quoted('r')}`))
    .map((one) => [one.person_id, one.verdict]));
  const days = rule.aheadDays === null ? null : await turningDays(engine, compiled, request);
  const own = people.filter((one) => isFor(inForce, one.county));
  if (own.length !== verdicts.size) seen.differences.push(`${rule.id}: for ${own.length} people, SQL judged ${verdicts.size}`);
  const references = clausesOf(rule).map((clause) => clauseReference(clause));
  for (const { id, county } of own) {
    const row = wide.get(id) ?? {};
    const [walking, values] = [{ policy, states, asOf, county, rows: rowsIn(row, policy) }, valuesIn(row, policy)];
    const { verdict, clauses } = walkRule(inForce, walking, values);
    if (verdict !== verdicts.get(id)) seen.differences.push(`${id} ${rule.id}: walker ${verdict}, SQL ${verdicts.get(id)}`);
    seen.compared.verdicts++;
    seen.seen[verdict === null ? 'unknown' : verdict ? 'yes' : 'no']++;
    seen.answers.add(`${rule.id} ${String(verdict)}`);
    if (days && verdict) {
      const day = turningDay(inForce, walking, values);
      if (day !== days.get(id)) seen.differences.push(`${id} ${rule.id}: turns on ${day}, in SQL on ${days.get(id)}`);
      seen.compared.turningDays++;
    }
    for (const [i, { clause, answer }] of clauses.entries()) {
      const said = references[i]?.(inForce, walking, values);
      if (said === undefined) continue;
      if (said !== answer) seen.differences.push(`${id} ${rule.id} ${clause.id}: walker ${answer}, CEL ${JSON.stringify(said)}`);
      seen.compared.byCel++;
    }
  }
}

async function turningDays(engine: AnalysisEngine, compiled: CompiledRule, request: CompileRequest): Promise<Map<string, string | undefined>> {
  const ahead = daysAhead(compiled.inForce.rule, request.asOf);
  const found = await engine.rows<{ person_id: string; place: number }>(`select person_id, ${turningDaySql(compiled, request)} as place from (${compiled.sql}) r where verdict`);
  return new Map(found.map((one) => [one.person_id, ahead[one.place - 1]]));
}
