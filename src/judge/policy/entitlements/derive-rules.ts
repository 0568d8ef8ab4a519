import type { Scope } from '../language/node.ts';
import { clausesOf, holdsOn, type Clause, type Label, type Rule } from '../packs/policy.ts';
import type { PackProblem } from '../packs/problem.ts';
import type { Derivation, Entitlement, Overlaps } from './entitlement.ts';
import { mayDraw, mayNotDraw, otherOf, receiptOf, type Receipt } from './exclusion.ts';
import { derivationProblems } from './derivation-problems.ts';
import type { ReadEntitlement } from './read-entitlements.ts';
import { readComposed, type Reader } from './read-expression.ts';
import { bracketed } from './read-stop.ts';
import { versionsOf, type Version } from './versions.ts';

/** The rules that come out of all entitlements and the overlap matrix, like any other rule from here on. */
export function deriveRules(read: readonly ReadEntitlement[], overlaps: Overlaps, scope: Scope, problems: PackProblem[]): Rule[] {
  const wrong = read.flatMap((one) => derivationProblems(one, overlaps));
  problems.push(...wrong);
  if (wrong.length > 0) return [];
  const entitlements = read.map(({ entitlement }) => entitlement);
  const rules: Rule[] = [];
  for (const benefit of new Set(entitlements.map((one) => one.benefit))) {
    const rows = overlaps.rows.filter(({ between }) => between.includes(benefit));
    for (const version of versionsOf(entitlements.filter((one) => one.benefit === benefit), rows)) {
      const source = read.find(({ entitlement }) => entitlement === version.entitlement)?.source;
      if (!source) continue;
      const maker: Maker = { version, overlaps, entitlements, reader: { source, scope, problems } };
      const derived = version.entitlement.derive.flatMap((one) => ruleOf(one, maker) ?? []);
      rules.push(...derived.filter((rule) => !rules.some((wider) => saysTheSame(wider, rule))));
    }
  }
  return rules;
}

interface Maker {
  readonly version: Version;
  readonly overlaps: Overlaps;
  readonly entitlements: readonly Entitlement[];
  readonly reader: Reader;
}

type Parts = Pick<Rule, 'appliesTo' | 'conditions' | 'status' | 'basis'> & { readonly from?: string };

function ruleOf(derivation: Derivation, maker: Maker): Rule | null {
  const { version: { entitlement, region, from, to, pack, file } } = maker;
  const { rule: id, kind, label, aheadDays } = derivation;
  const parts = kind === 'wrong' ? wrongParts(derivation, maker) : dueParts(derivation, maker);
  if (!parts) return null;
  const status = derivation.status === 'draft' || entitlement.status === 'draft' ? 'draft' : parts.status;
  return {
    id, kind, benefit: entitlement.benefit, label, from, to, ...parts, status, ifGiven: kind === 'wrong' ? [] : entitlement.ifGiven, aheadDays, pack, region, file,
    derivedFrom: entitlement.benefit,
  };
}

/** Of rules about those who are entitled: who they are, and what is asked of what they are paid. */
function dueParts({ kind, condition, basis }: Derivation, maker: Maker): Parts | null {
  const { entitlement } = maker.version;
  const { listed } = entitlement.payroll;
  if (!listed.fails) return null;
  const entitled = [...entitlement.eligibility.map(({ holds }) => holds), ...notStopped(entitlement)];
  const common = { status: 'active' as const, basis: basis ?? entitlement.basis };
  const exclusions = exclusionsOf(maker);
  switch (kind) {
    case 'underpaid':
    case 'overpaid': {
      const compared = comparison(kind, condition, maker);
      return compared && { ...common, appliesTo: [...entitled, listed.holds], conditions: [...exclusions, compared] };
    }
    case 'lapsing': return { ...common, appliesTo: [listed.holds], conditions: [...entitled, ...exclusions] };
    default: return { ...common, appliesTo: entitled, conditions: [listed.fails, ...exclusions] };
  }
}

/** What holds of everyone whom no stop has reached. */
export function notStopped({ stops }: Entitlement): Clause[] {
  return stops.flatMap(({ status, when, basis }) => (status === 'active' && when?.fails ? [{ ...when.fails, basis }] : []));
}

/** What the overlap matrix asks of everyone who is to be paid. */
function exclusionsOf(maker: Maker): Clause[] {
  const { version: { entitlement, rows }, reader } = maker;
  return rows.flatMap((row) => {
    const other = otherOf(row, entitlement.benefit);
    const receipt = row.status === 'active' ? receiptFor(other, maker) : null;
    return (receipt && mayDraw(row, entitlement, receipt, labelOf(other, maker), reader)) ?? [];
  });
}

function receiptFor(benefit: string, { version, overlaps, entitlements }: Maker): Receipt | null {
  return receiptOf(benefit, overlaps, (name) => entitlements
    .filter((one) => one.benefit === name && version.region.startsWith(one.region) && holdsOn(one, version.from)).at(-1) ?? null);
}

function labelOf(benefit: string, { overlaps, entitlements }: Maker): Label {
  return overlaps.others.get(benefit)?.label ?? entitlements.find((one) => one.benefit === benefit)?.label ?? { zh: benefit, en: benefit };
}

function comparison(kind: 'underpaid' | 'overpaid', label: Label | null, { version: { entitlement }, reader }: Maker): Clause | null {
  const { amount, payroll: { paid, months } } = entitlement;
  if (!amount || !paid || !label) return null;
  const due = months ? `${bracketed(amount.text)} * ${bracketed(months.text)}` : bracketed(amount.text);
  const compared = readComposed(reader, `${bracketed(paid.text)} ${kind === 'underpaid' ? '<' : '>'} ${due}`, ['amount']);
  return compared && { id: kind === 'underpaid' ? 'paid_less' : 'paid_more', label, ...compared, basis: [] };
}

/** Of a rule about those who are paid without right: they are paid, and what makes it wrong. Null where nothing here speaks of it. */
function wrongParts({ because, basis: own }: Derivation, maker: Maker): Parts | null {
  const { version, reader } = maker;
  const { entitlement, rows } = version;
  const appliesTo = [entitlement.payroll.listed.holds];
  const clause = entitlement.eligibility.find(({ holds }) => holds.id === because);
  if (clause?.fails) {
    const basis = own ?? (clause.fails.basis.length > 0 ? clause.fails.basis : entitlement.basis);
    return { appliesTo, conditions: [own ? clause.fails : { ...clause.fails, basis: [] }], status: 'active', basis };
  }
  const stop = entitlement.stops.find(({ id }) => id === because);
  if (stop?.when) {
    return { appliesTo, conditions: [stop.when.holds, ...(stop.past ? [stop.past] : [])], status: stop.status, basis: own ?? stop.basis };
  }
  const row = rows.find((one) => otherOf(one, entitlement.benefit) === because);
  const receipt = row ? receiptFor(otherOf(row, entitlement.benefit), maker) : null;
  if (!row || !receipt) return null;
  const conditions = mayNotDraw(row, entitlement, receipt, labelOf(otherOf(row, entitlement.benefit), maker), reader, own ? row.basis : []);
  const from = row.from > version.from ? row.from : version.from;
  return conditions.length === 0 ? null : { appliesTo, conditions, status: row.status, from, basis: own ?? row.basis };
}

/** A version for a smaller region that says word for word what the wider one says there is not needed. */
function saysTheSame(wider: Rule, rule: Rule): boolean {
  const content = (one: Rule) => JSON.stringify([one.kind, one.label, one.status, one.ifGiven, one.aheadDays, one.basis,
    clausesOf(one).map(({ id, label, text, basis }) => [id, label, text, basis])]);
  return wider.id === rule.id && rule.region !== wider.region && rule.region.startsWith(wider.region)
    && wider.from <= rule.from && (wider.to ?? '9999') >= (rule.to ?? '9999') && content(wider) === content(rule);
}
