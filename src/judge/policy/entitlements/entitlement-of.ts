import type { Node } from '../language/node.ts';
import { holdsOn, type Policy } from '../packs/policy.ts';
import { walkContext, type FactValues } from '../rules/walk-rule.ts';
import type { Entitlement, Expression, OverlapRow, Stop } from './entitlement.ts';
import { otherOf, receiptOf } from './exclusion.ts';
import { answerOf, numberOf, setting, textOf, type KnownPerson, type PersonRequest } from './known-person.ts';
import type { Answer, OverlapStanding, PersonEntitlement, Seen, Standing, StopStanding } from './person-entitlement.ts';
import { versionsOf, type Version } from './versions.ts';

/** What each benefit is for one person on the day asked about: entitled or not, how much, from when, what ends it and what excludes it. */
export function entitlementsOf(request: PersonRequest, values: FactValues): PersonEntitlement[] {
  const { policy, asOf } = request;
  return versionsOn(policy, asOf, request.county).map((version) => {
    const context = walkContext({ rule: { ifGiven: version.entitlement.ifGiven } }, request, values);
    return standingOf(version, { ...request, context });
  });
}

/** Everything that has to be known of a person for that. */
export function nodesOfEntitlements({ entitlements, overlaps }: Policy): Node[] {
  const own = entitlements.flatMap(({ payroll, eligibility, amount, start, stops }) => [
    payroll.listed.holds, payroll.month, payroll.paid, payroll.months, ...eligibility.map(({ holds }) => holds), amount, start.month,
    ...stops.flatMap(({ when, past }) => [when?.holds ?? null, past]),
  ]);
  const others = [...overlaps.others.values()].flatMap(({ received, amount }) => [received?.holds ?? null, amount]);
  return [...own, ...others].flatMap((part) => part?.node ?? []);
}

/** The version of each benefit in force in a county ('': the federation's region), with its rows of the matrix. */
function versionsOn(policy: Policy, asOf: string, county: string): Version[] {
  const place = county === '' ? policy.region : county;
  const active = policy.entitlements.filter(({ status }) => status === 'active');
  return [...new Set(active.map(({ benefit }) => benefit))].flatMap((benefit) => {
    const rows = policy.overlaps.rows.filter(({ between }) => between.includes(benefit));
    return versionsOf(active.filter((one) => one.benefit === benefit), rows)
      .filter((version) => place.startsWith(version.region) && holdsOn(version, asOf))
      .reduce<Version[]>((best, version) => (version.region.length >= (best[0]?.region.length ?? 0) ? [version] : best), []);
  });
}

function standingOf({ entitlement, rows }: Version, known: KnownPerson): PersonEntitlement {
  const { benefit, label, pack, from, to, basis, payroll, start } = entitlement;
  const eligibility = entitlement.eligibility.map(({ holds }) => ({ id: holds.id, label: holds.label, answer: answerOf(holds, known), basis: holds.basis.length > 0 ? holds.basis : basis }));
  const stops = entitlement.stops.map((stop): StopStanding => ({
    id: stop.id, label: stop.label, status: stop.status, answer: stop.when ? answerOf(stop.when.holds, known) : 'no_list', basis: stop.basis,
  }));
  const overlaps = rows.map((row) => overlapOf(row, entitlement, known));
  const listed = answerOf(payroll.listed.holds, known);
  const against = [...entitlement.stops.filter(({ status }) => status === 'active').map((stop) => reached(stop, listed, known)), ...overlaps.filter(({ status }) => status === 'active').map(({ excludes }) => excludes)];
  const entitled = together([...eligibility.map(({ answer }) => answer), ...against.flatMap((answer) => (answer === 'no_list' ? [] : [opposite(answer)]))]);
  const months = numberOf(payroll.months, known) ?? 1;
  const expected = entitlement.amount && { fen: numberOf(entitlement.amount, known), ...setting(entitlement.amount, known) };
  const paid = { listed, fen: listed === 'yes' ? numberOf(payroll.paid, known) : null, month: listed === 'yes' ? textOf(payroll.month, known) : null, months };
  return {
    benefit, label, pack, from, to, basis, entitled, standing: standing(entitled, expected, paid), eligibility, expected, paid,
    start: { from: start.from, label: start.label, month: textOf(start.month, known), basis: start.basis }, stops, overlaps,
  };
}

/** Whether a stop ends the payment: of someone who is paid, only once the month paid for lies behind it. */
function reached({ when, past }: Stop, listed: Answer, known: KnownPerson): Seen {
  const answer = when ? answerOf(when.holds, known) : 'no_list';
  return answer === 'yes' && listed === 'yes' && past ? answerOf(past, known) : answer;
}

function standing(entitled: Answer, expected: PersonEntitlement['expected'], { listed, fen, months }: PersonEntitlement['paid']): Standing {
  if (entitled === 'withheld' || listed === 'withheld') return 'withheld';
  if (entitled === 'cannot_tell' || listed === 'cannot_tell') return 'cannot_tell';
  if (entitled === 'no') return listed === 'yes' ? 'paid_outside' : 'not_entitled';
  if (listed === 'no') return 'missed';
  if (expected === null) return 'as_due';
  if (expected.fen === null || fen === null) return 'cannot_tell';
  const due = expected.fen * months;
  return fen < due ? 'underpaid' : fen > due ? 'above' : 'as_due';
}

function overlapOf(row: OverlapRow, entitlement: Entitlement, known: KnownPerson): OverlapStanding {
  const { policy, asOf, county } = known;
  const other = otherOf(row, entitlement.benefit);
  const versions = versionsOn(policy, asOf, county);
  const receipt = receiptOf(other, policy.overlaps, (name) => versions.find((one) => one.entitlement.benefit === name)?.entitlement ?? null);
  const received = receipt ? answerOf(receipt.received.holds, known) : 'no_list';
  const named = policy.overlaps.others.get(other) ?? policy.entitlements.find(({ benefit }) => benefit === other);
  return {
    with: other, label: named?.label ?? { zh: other, en: other }, keeps: row.keeps, status: row.status, note: row.note, received,
    excludes: exclusionBy(row, entitlement, received, receipt?.amount ?? null, known), basis: row.basis,
  };
}

function exclusionBy(row: OverlapRow, { benefit, amount }: Entitlement, received: Seen, theirs: Expression | null, known: KnownPerson): Seen {
  if (row.keeps === 'both' || row.keeps === benefit) return 'no';
  if (row.keeps !== 'higher' || received !== 'yes') return received;
  const [own, other] = [numberOf(amount, known), numberOf(theirs, known)];
  if (own === null || other === null) return 'cannot_tell';
  return (row.between[0] === benefit ? other > own : other >= own) ? 'yes' : 'no';
}

/** Yes when all are, no when one is; the reader is told nothing that would give away what they may not see. */
function together(answers: readonly Answer[]): Answer {
  return (['withheld', 'no', 'cannot_tell'] as const).find((answer) => answers.includes(answer)) ?? 'yes';
}

function opposite(answer: Answer): Answer {
  return answer === 'yes' ? 'no' : answer === 'no' ? 'yes' : answer;
}
