import { factsOf, nodesOf } from '../language/node.ts';
import { shownValue } from '../explain/shown-value.ts';
import { clausesOf, type Basis, type Clause, type Label, type Policy, type Rule } from '../packs/policy.ts';
import { typedValue } from '../packs/typed-value.ts';
import { amountWords, type AmountLine } from './amount-words.ts';
import { labelOfBenefit, stateOf, versionOn, type RuleState } from './list-rules.ts';
import { sentenceOf } from './sentence.ts';

export interface ReadClause {
  readonly id: string;
  readonly label: Label;
  readonly text: string;
  readonly basis: readonly Basis[];
  readonly facts: readonly { readonly name: string; readonly label: Label; readonly list: Label }[];
}

export interface ReadVersion {
  readonly state: RuleState;
  /** Whether it decides in the federation's own region on the day asked about. */
  readonly counts: boolean;
  readonly from: string;
  readonly to: string | null;
  readonly pack: string;
  readonly packLabel: Label;
  readonly region: string;
  readonly file: string;
  readonly derivedFrom: Label | null;
  readonly sentence: Label;
  readonly basis: readonly Basis[];
  readonly ifGiven: readonly Label[];
  readonly appliesTo: readonly ReadClause[];
  readonly conditions: readonly ReadClause[];
}

export interface ReadParameter {
  readonly name: string;
  readonly label: Label;
  readonly unit: string | null;
  readonly values: readonly {
    readonly region: string; readonly from: string; readonly to: string | null; readonly status: 'active' | 'draft'; readonly pack: string; readonly amount: readonly AmountLine[]; readonly basis: readonly Basis[];
  }[];
}

export interface ReadCase {
  readonly name: string;
  readonly because: string;
  readonly asOf: string;
  readonly expect: 'yes' | 'no' | 'cannot_tell';
  readonly pack: string;
  readonly facts: readonly { readonly label: Label; readonly shown: Label }[];
  readonly rows: readonly { readonly label: Label; readonly rows: number }[];
  readonly notGiven: readonly Label[];
}

export interface ReadRule {
  readonly rule: string;
  readonly kind: Rule['kind'];
  readonly benefit: string;
  readonly benefitLabel: Label;
  readonly label: Label;
  readonly state: RuleState;
  /** The one that counts here first, then the newest first. */
  readonly versions: readonly ReadVersion[];
  readonly parameters: readonly ReadParameter[];
  readonly cases: readonly ReadCase[];
}

/** A rule as a page: every version, the amounts it uses with their dates, and its cases; null where there is no such rule. */
export function readRule(policy: Policy, id: string, asOf: string): ReadRule | null {
  const own = versionOn(policy, id, asOf);
  const versions = policy.rules.filter((rule) => rule.id === id).toSorted((a, b) => Number(b === own) - Number(a === own) || b.from.localeCompare(a.from) || b.region.length - a.region.length);
  const [first] = versions;
  if (!first) return null;
  return {
    rule: id, kind: first.kind, benefit: first.benefit, benefitLabel: labelOfBenefit(policy, first.benefit), label: first.label, state: stateOf(first, asOf),
    versions: versions.map((rule) => versionAs(policy, rule, asOf, rule === own)),
    parameters: parametersOf(policy, versions).flatMap((name) => parameterAs(policy, name)),
    cases: policy.cases.filter(({ rule }) => rule === id).flatMap(({ pack, content }) => casesAs(policy, pack, content)),
  };
}

function versionAs(policy: Policy, rule: Rule, asOf: string, counts: boolean): ReadVersion {
  const { from, to, pack, region, file, derivedFrom, basis } = rule;
  return {
    state: stateOf(rule, asOf), counts, from, to, pack, packLabel: policy.packs.find((head) => head.pack === pack)?.label ?? { zh: pack, en: pack }, region, file,
    derivedFrom: derivedFrom === null ? null : labelOfBenefit(policy, derivedFrom), sentence: sentenceOf(rule), basis,
    ifGiven: rule.ifGiven.map((list) => listLabel(policy, list)),
    appliesTo: rule.appliesTo.map((clause) => clauseAs(policy, clause)), conditions: rule.conditions.map((clause) => clauseAs(policy, clause)),
  };
}

function listLabel({ lists }: Policy, list: string): Label {
  return lists.get(list)?.label ?? { zh: list, en: list };
}

function clauseAs(policy: Policy, { id, label, text, node, basis }: Clause): ReadClause {
  const facts = [...new Set(factsOf(node))].flatMap((name) => {
    const fact = policy.facts.get(name);
    return fact ? [{ name, label: fact.label, list: listLabel(policy, fact.list) }] : [];
  });
  return { id, label, text, basis, facts };
}

/** The parameters that some versions name, those of the benefit's amount, and what these are shares of. */
function parametersOf(policy: Policy, versions: readonly Rule[]): string[] {
  const benefits = new Set(versions.map(({ benefit }) => benefit));
  const amounts = policy.entitlements.flatMap(({ benefit, amount }) => (benefits.has(benefit) && amount ? [amount.node] : []));
  const found = new Set<string>();
  const add = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const { amount } of policy.parameters.get(name)?.values ?? []) {
      for (const one of amount.kind === 'table' ? amount.rows.map((row) => row.amount) : [amount]) if (one.kind === 'share') add(one.of);
    }
  };
  for (const node of [...versions.flatMap(clausesOf).map((clause) => clause.node), ...amounts]) {
    for (const { kind, name } of nodesOf(node)) if (kind === 'parameter' && name) add(name);
  }
  for (const benefit of benefits) if (policy.parameters.has(`${benefit}.amount`)) add(`${benefit}.amount`);
  return [...found];
}

function parameterAs(policy: Policy, name: string): ReadParameter[] {
  const parameter = policy.parameters.get(name);
  if (!parameter) return [];
  const { label, unit, values } = parameter;
  // Packs also hold what other provinces pay: nobody here is judged by it.
  const here = values.filter(({ region }) => policy.region.startsWith(region) || region.startsWith(policy.region));
  const dated = here.toSorted((a, b) => b.from.localeCompare(a.from) || b.region.length - a.region.length);
  return [{ name, label, unit, values: dated.map(({ amount, region, from, to, status, pack, basis }) => ({ region, from, to, status, pack, amount: amountWords(amount, parameter, policy), basis })) }];
}

function casesAs(policy: Policy, pack: string, { common = {}, cases }: Policy['cases'][number]['content']): ReadCase[] {
  return cases.map(({ name, because, as_of, facts = {}, rows = {}, not_given = [], expect }) => ({
    name, because, asOf: as_of, expect, pack,
    facts: Object.entries({ ...common, ...facts }).map(([fact, value]) => {
      const known = policy.facts.get(fact);
      return { label: known?.label ?? { zh: fact, en: fact }, shown: shownValue(known ?? null, (known && typedValue(known.type, value)) ?? null) };
    }),
    rows: Object.entries(rows).map(([list, own]) => ({ label: listLabel(policy, list), rows: own.length })),
    notGiven: not_given.map((list) => listLabel(policy, list)),
  }));
}
