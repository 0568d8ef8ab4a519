import { maskCertificate } from '../../../foundation/kernel/index.ts';
import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { listStates, type Gap, type ListInput, type ListState } from '../facts/list-state.ts';
import { factsOf } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import { clausesOf, type Basis, type Label, type Policy } from '../packs/policy.ts';
import type { RuleKind } from '../packs/rule-kinds.ts';
import { GAP_WORDS } from '../rules/gap-words.ts';
import { isFor, rulesOn, type RuleInForce } from '../rules/rules-on.ts';
import { walkRule, type Walked } from '../rules/walk-rule.ts';
import { evidenceRows, type EvidenceRow } from './evidence-rows.ts';
import { baseFacts, knownFact, personRow, rowsIn, valuesIn, type PersonRow } from './person-facts.ts';
import { shownValue } from './shown-value.ts';
import { whatWouldChange } from './what-would-change.ts';

export type Verdict = 'yes' | 'no' | 'cannot_tell';

export interface ExplainRequest {
  readonly policy: Policy;
  readonly population: string;
  readonly lists: readonly ListInput[];
  readonly asOf: string;
  /** A certificate number or a person_id. */
  readonly person: string;
  /** One rule only; absent: all in force. */
  readonly rule?: string;
}

export interface ExplainedFact {
  readonly fact: string;
  readonly label: Label;
  readonly value: Value;
  readonly shown: Label;
  readonly list: string;
  readonly listLabel: Label;
  /** The day the list speaks of; null when it was not handed over. */
  readonly asOf: string | null;
  /** Data rows of the whole list; null for the register and lists not handed over. */
  readonly listRows: number | null;
  readonly rows: readonly EvidenceRow[];
  readonly gap: Gap | null;
  readonly why: Label | null;
  readonly assumed: boolean;
}

export interface ExplainedClause {
  readonly id: string;
  readonly part: 'applies_to' | 'condition';
  readonly label: Label;
  readonly expression: string;
  readonly answer: Verdict;
  /** Whether the verdict hangs on this clause. */
  readonly decided: boolean;
  readonly facts: readonly string[];
  readonly basis: readonly Basis[];
}

export interface ExplainedChange {
  readonly verdict: Verdict;
  readonly changes: readonly { readonly fact: string; readonly label: Label; readonly from: Label; readonly to: Label }[];
}

export interface ExplainedRule {
  readonly rule: string;
  readonly kind: RuleKind;
  readonly benefit: string;
  readonly label: Label;
  readonly pack: string;
  readonly from: string;
  readonly to: string | null;
  readonly verdict: Verdict;
  readonly basis: readonly Basis[];
  readonly clauses: readonly ExplainedClause[];
  readonly facts: readonly ExplainedFact[];
  readonly wouldChange: readonly ExplainedChange[];
}

export interface Explanation {
  readonly asOf: string;
  readonly personId: string;
  /** Masked. */
  readonly certificate: string | null;
  readonly county: string;
  readonly rules: readonly ExplainedRule[];
}

/** Why one person stands as they do under each rule in force; null when the population has no such person. */
export async function explain(engine: AnalysisEngine, request: ExplainRequest): Promise<Explanation | null> {
  const { policy, asOf } = request;
  const states = listStates(policy, request.lists, asOf);
  const rules = rulesOn(policy, asOf, request.rule);
  const row = await personRow(engine, { ...request, states }, rules);
  if (!row) return null;
  const personId = textIn(row, 'person_id');
  const county = textIn(row, 'county');
  const certificate = textIn(row, 'certificate');
  const evidence = await evidenceByList(engine, rules, policy, states, personId);
  const own = rules.filter((one) => isFor(one, county));
  return {
    asOf, personId, county,
    certificate: certificate === '' ? null : maskCertificate(certificate),
    rules: own.map((inForce) => explainRule(inForce, { policy, states, asOf, county, row, evidence })),
  };
}

interface Person {
  readonly policy: Policy;
  readonly states: ReadonlyMap<string, ListState>;
  readonly asOf: string;
  readonly county: string;
  readonly row: PersonRow;
  readonly evidence: ReadonlyMap<string, readonly EvidenceRow[]>;
}

async function evidenceByList(
  engine: AnalysisEngine, rules: readonly RuleInForce[], policy: Policy, states: ReadonlyMap<string, ListState>, personId: string,
): Promise<Map<string, EvidenceRow[]>> {
  const lists = new Set(rules.flatMap(({ rule }) => clausesOf(rule).flatMap(({ node }) => baseFacts(policy, factsOf(node)).map(({ list }) => list))));
  const evidence = new Map<string, EvidenceRow[]>();
  for (const list of lists) {
    const input = states.get(list)?.input;
    if (input) evidence.set(list, await evidenceRows(engine, input, personId));
  }
  return evidence;
}

function explainRule(inForce: RuleInForce, person: Person): ExplainedRule {
  const { policy } = person;
  const { rule } = inForce;
  const values = valuesIn(person.row, policy);
  const request = { ...person, rows: rowsIn(person.row, policy) };
  const walked = walkRule(inForce, request, values);
  const facts = baseFacts(policy, clausesOf(rule).flatMap(({ node }) => factsOf(node)));
  const label = (name: string) => policy.facts.get(name)?.label ?? { zh: name, en: name };
  const shown = (name: string, value: Value) => shownValue(policy.facts.get(name) ?? null, value);
  return {
    rule: rule.id, kind: rule.kind, benefit: rule.benefit, label: rule.label, pack: rule.pack, from: rule.from, to: rule.to,
    verdict: verdictOf(walked.verdict), basis: rule.basis,
    clauses: walked.clauses.map(({ clause, answer }, i) => ({
      id: clause.id, part: i < rule.appliesTo.length ? 'applies_to' : 'condition', label: clause.label, expression: clause.text,
      answer: verdictOf(answer), decided: answer === walked.verdict, facts: baseFacts(policy, factsOf(clause.node)).map(({ name }) => name), basis: clause.basis,
    })),
    facts: facts.map((fact) => explainFact(knownFact(fact, inForce, person.row, person.states), person)),
    wouldChange: whatWouldChange(inForce, request, values).map(({ verdict, changes }) => ({
      verdict: verdictOf(verdict),
      changes: changes.map(({ fact, from, to }) => ({ fact, label: label(fact), from: shown(fact, from), to: shown(fact, to) })),
    })),
  };
}

function explainFact({ fact, value, gap, assumed }: ReturnType<typeof knownFact>, { policy, states, asOf, evidence }: Person): ExplainedFact {
  const input = states.get(fact.list)?.input ?? null;
  return {
    fact: fact.name, label: fact.label, value, shown: shownValue(fact, value),
    list: fact.list, listLabel: policy.lists.get(fact.list)?.label ?? { zh: fact.list, en: fact.list },
    asOf: fact.list === 'register' ? asOf : (input?.asOf ?? null), listRows: input?.rows ?? null,
    rows: evidence.get(fact.list) ?? [], gap, why: gap === null ? null : GAP_WORDS[gap], assumed,
  };
}

function textIn(row: PersonRow, column: string): string {
  const cell = row[column];
  return typeof cell === 'string' ? cell : '';
}

function verdictOf(verdict: Walked['verdict']): Verdict {
  if (verdict === null) return 'cannot_tell';
  return verdict ? 'yes' : 'no';
}
