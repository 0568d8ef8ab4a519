import { maskCertificate } from '../../../foundation/kernel/index.ts';
import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { entitlementsOf, nodesOfEntitlements } from '../entitlements/entitlement-of.ts';
import { listStates, type ListInput, type ListState } from '../facts/list-state.ts';
import { factsOf, type Row } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import { dimensionsOf } from '../packs/parameter-value.ts';
import { clausesOf, type Policy } from '../packs/policy.ts';
import { SENSITIVITIES, WITHHELD, type Sensitivity } from '../packs/sensitivity.ts';
import { amountsBehind } from '../rules/amounts-behind.ts';
import { GAP_WORDS } from '../rules/gap-words.ts';
import { isFor, rulesOn, type RuleInForce } from '../rules/rules-on.ts';
import { laterDay } from '../rules/ahead.ts';
import { turningDay } from '../rules/turning-day.ts';
import { walkContext, walkRule, type FactValues, type Walked } from '../rules/walk-rule.ts';
import { decidingClauses } from './deciding-clauses.ts';
import { evidenceRows, type EvidenceRow } from './evidence-rows.ts';
import type { ClauseEvidence, ExplainedAmount, ExplainedChange, ExplainedFact, ExplainedRule, Explanation, Verdict } from './explanation.ts';
import { baseFacts, knownFact, personRow, rowsIn, valuesIn, type PersonRow } from './person-facts.ts';
import { shownValue } from './shown-value.ts';
import { whatWouldChange } from './what-would-change.ts';

export interface ExplainRequest {
  readonly policy: Policy;
  readonly population: string;
  readonly lists: readonly ListInput[];
  readonly asOf: string;
  /** A certificate number or a person_id. */
  readonly person: string;
  /** One rule only; absent: all in force. */
  readonly rule?: string;
  /** What the reader may see; absent: everything (cells that name someone are masked for everybody). */
  readonly mayRead?: readonly Sensitivity[];
}

/** Why one person stands as they do under each rule in force; null when the population has no such person. */
export async function explain(engine: AnalysisEngine, request: ExplainRequest): Promise<Explanation | null> {
  const { policy, asOf, mayRead = SENSITIVITIES } = request;
  const states = listStates(policy, request.lists, asOf);
  const rules = rulesOn(policy, asOf, request.rule);
  const benefits = request.rule === undefined ? nodesOfEntitlements(policy) : [];
  const row = await personRow(engine, { ...request, states }, [...rules.flatMap(({ rule }) => clausesOf(rule).map(({ node }) => node)), ...benefits]);
  if (!row) return null;
  const personId = textIn(row, 'person_id');
  const county = textIn(row, 'county');
  const certificate = textIn(row, 'certificate');
  const evidence = await evidenceByList(engine, rules, { policy, states, mayRead, personId });
  const own = rules.filter((one) => isFor(one, county));
  const rows = rowsIn(row, policy);
  return {
    asOf, personId, county,
    certificate: certificate === '' ? null : maskCertificate(certificate),
    entitlements: request.rule === undefined ? entitlementsOf({ policy, states, asOf, county, rows, mayRead }, valuesIn(row, policy)) : [],
    rules: own.map((inForce) => explainRule(inForce, { policy, states, asOf, county, row, evidence, rows, mayRead })),
  };
}

interface Person {
  readonly policy: Policy;
  readonly states: ReadonlyMap<string, ListState>;
  readonly asOf: string;
  readonly county: string;
  readonly row: PersonRow;
  readonly evidence: ReadonlyMap<string, readonly EvidenceRow[]>;
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly mayRead: readonly Sensitivity[];
}

/** The person's rows in each list the rules look at; none of a list that says anything the reader may not see. */
async function evidenceByList(
  engine: AnalysisEngine, rules: readonly RuleInForce[], { policy, states, mayRead, personId }: Pick<Person, 'policy' | 'states' | 'mayRead'> & { personId: string },
): Promise<Map<string, EvidenceRow[]>> {
  const lists = new Set(rules.flatMap(({ rule }) => clausesOf(rule).flatMap(({ node }) => baseFacts(policy, factsOf(node)).map(({ list }) => list))));
  const evidence = new Map<string, EvidenceRow[]>();
  for (const list of lists) {
    const input = states.get(list)?.input;
    const open = [...policy.facts.values()].every((fact) => fact.list !== list || mayRead.includes(fact.mayRead));
    if (input && open) evidence.set(list, await evidenceRows(engine, input, personId));
  }
  return evidence;
}

function explainRule(inForce: RuleInForce, person: Person): ExplainedRule {
  const { policy } = person;
  const { rule } = inForce;
  const values = valuesIn(person.row, policy);
  const walked = walkRule(inForce, person, values);
  const deciding = decidingClauses(rule, walked);
  const facts = new Map(baseFacts(policy, clausesOf(rule).flatMap(({ node }) => factsOf(node)))
    .map((fact) => [fact.name, explainFact(knownFact(fact, inForce, person.row, person.states), person)]));
  const until = laterDay(rule, person.asOf);
  return {
    rule: rule.id, kind: rule.kind, benefit: rule.benefit, label: rule.label, pack: rule.pack, from: rule.from, to: rule.to,
    verdict: verdictOf(walked.verdict), ahead: until === null ? null : { until, turnsOn: turningDay(inForce, person, values) }, basis: rule.basis,
    clauses: walked.clauses.map(({ clause, answer }, i) => {
      const own = baseFacts(policy, factsOf(clause.node)).flatMap(({ name }) => facts.get(name) ?? []);
      const withheld = own.some((fact) => fact.withheld);
      const later = walked.later?.[i]?.answer;
      return {
        id: clause.id, part: i < rule.appliesTo.length ? 'applies_to' : 'condition', label: clause.label, expression: clause.text,
        answer: withheld ? 'withheld' : verdictOf(answer), later: later === undefined ? null : withheld ? 'withheld' : verdictOf(later),
        decided: deciding.has(clause), facts: own.map(({ fact }) => fact), evidence: own.map(evidenceOf),
        basis: clause.basis.length > 0 ? clause.basis : rule.basis,
      };
    }),
    facts: [...facts.values()], amounts: amountsOf(inForce, person, values),
    wouldChange: changesFor(inForce, person, values, facts),
  };
}

/** The amounts and limits the clauses rest on; what hangs on facts the reader may not see is not worked out. */
function amountsOf(inForce: RuleInForce, person: Person, values: FactValues): ExplainedAmount[] {
  const { policy, asOf, county, mayRead } = person;
  const context = walkContext(inForce, person, values);
  return amountsBehind(policy, clausesOf(inForce.rule).map(({ node }) => node), asOf, county).map(({ parameter, label, value }) => {
    const open = baseFacts(policy, dimensionsOf(policy.parameters, parameter).flatMap((node) => factsOf(node))).every((fact) => mayRead.includes(fact.mayRead));
    const shown = open ? shownValue({ type: policy.parameters.get(parameter)?.type ?? 'text', values: null }, context.parameter(parameter)) : WITHHELD;
    return { parameter, label, shown, region: value?.region ?? null, from: value?.from ?? null, basis: value?.basis ?? [], why: value ? null : GAP_WORDS.no_parameter };
  });
}

/** What would change the verdict, without changes of facts that the reader may not see. */
function changesFor(inForce: RuleInForce, person: Person, values: FactValues, facts: ReadonlyMap<string, ExplainedFact>): ExplainedChange[] {
  const { policy } = person;
  const label = (name: string) => policy.facts.get(name)?.label ?? { zh: name, en: name };
  const shown = (name: string, value: Value) => shownValue(policy.facts.get(name) ?? null, value);
  const seen = (name: string) => baseFacts(policy, [name]).every((base) => facts.get(base.name)?.withheld !== true);
  return whatWouldChange(inForce, person, values).filter(({ changes }) => changes.every(({ fact }) => seen(fact))).map(({ verdict, changes }) => ({
    verdict: verdictOf(verdict),
    changes: changes.map(({ fact, from, to }) => ({ fact, label: label(fact), from: shown(fact, from), to: shown(fact, to) })),
  }));
}

function explainFact({ fact, value, gap, assumed }: ReturnType<typeof knownFact>, { policy, states, asOf, evidence, mayRead }: Person): ExplainedFact {
  const input = states.get(fact.list)?.input ?? null;
  const place = {
    fact: fact.name, label: fact.label, list: fact.list, listLabel: policy.lists.get(fact.list)?.label ?? { zh: fact.list, en: fact.list },
    asOf: fact.list === 'register' ? asOf : (input?.asOf ?? null), listRows: input?.rows ?? null,
  };
  if (!mayRead.includes(fact.mayRead)) return { ...place, value: null, shown: WITHHELD, rows: [], gap: null, why: null, assumed: false, withheld: true };
  const rows = evidence.get(fact.list) ?? [];
  return { ...place, value, shown: shownValue(fact, value), rows, gap, why: gap === null ? null : GAP_WORDS[gap], assumed, withheld: false };
}

function evidenceOf({ fact, label, shown, list, asOf, rows }: ExplainedFact): ClauseEvidence {
  return { fact, label, shown, list, asOf, rows: rows.filter(({ status }) => status === 'linked').map(({ row }) => row) };
}

function textIn(row: PersonRow, column: string): string {
  const cell = row[column];
  return typeof cell === 'string' ? cell : '';
}

function verdictOf(verdict: Walked['verdict']): Verdict {
  if (verdict === null) return 'cannot_tell';
  return verdict ? 'yes' : 'no';
}
