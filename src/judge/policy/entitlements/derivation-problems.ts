import { nearest } from '../language/near.ts';
import { RESERVED_CLAUSES } from '../packs/read-rules.ts';
import type { PackProblem } from '../packs/problem.ts';
import type { Derivation, Entitlement, Overlaps } from './entitlement.ts';
import { otherOf } from './exclusion.ts';
import type { ReadEntitlement } from './read-entitlements.ts';

interface Slip {
  readonly at: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly near?: string | null;
}

/** What keeps rules from coming out of an entitlement: what `derive` asks for and the text does not say. */
export function derivationProblems({ entitlement, source }: ReadEntitlement, overlaps: Overlaps): PackProblem[] {
  const { derive, eligibility, stops } = entitlement;
  const names = derive.map(({ rule }) => rule);
  const reserved = [...eligibility.flatMap(({ holds, fails }) => [holds.id, fails?.id ?? '']), ...stops.map(({ id }) => id)].filter((id) => RESERVED_CLAUSES.has(id));
  return [
    ...reserved.map((id) => source.problem(['eligibility'], 'reserved', `条件不能叫 ${id}`, `a condition cannot be called ${id}`)),
    ...derive.flatMap((one, i) => {
      const twice = names.indexOf(one.rule) < i ? [{ at: 'rule', code: 'same_name', zh: `规则 ${one.rule} 重名`, en: `two rules are called ${one.rule}` }] : [];
      return [...twice, ...slips(one, entitlement, overlaps)].map(({ at, code, zh, en, near = null }: Slip) => source.problem(['derive', i, at], code, zh, en, near));
    }),
  ];
}

function slips(derivation: Derivation, entitlement: Entitlement, overlaps: Overlaps): Slip[] {
  const { kind, because, condition, aheadDays } = derivation;
  const money = kind === 'underpaid' || kind === 'overpaid';
  const ahead = kind === 'lapsing' || kind === 'gaining';
  return [
    ...(kind === 'wrong' ? becauseSlips(because, entitlement, overlaps) : []),
    ...(kind !== 'wrong' && because !== null ? [{ at: 'because', code: 'because', zh: '只有 wrong 才写 because', en: 'only a wrong says because' }] : []),
    ...(money && !condition ? [{ at: 'kind', code: 'missing', zh: '须写 condition', en: 'it needs a condition in words' }] : []),
    ...(money && (!entitlement.amount || !entitlement.payroll.paid)
      ? [{ at: 'kind', code: 'no_amount', zh: '没有 amount 或 payroll.paid，无从比较', en: 'without amount and payroll.paid there is nothing to compare' }] : []),
    ...(ahead !== (aheadDays !== null)
      ? [{ at: ahead ? 'kind' : 'ahead_days', code: 'ahead', zh: 'lapsing 与 gaining 须写 ahead_days，其他种类不写', en: 'lapsing and gaining say ahead_days, other kinds do not' }] : []),
  ];
}

function becauseSlips(because: string | null, entitlement: Entitlement, overlaps: Overlaps): Slip[] {
  const { benefit, eligibility, stops } = entitlement;
  const others = overlaps.rows.filter(({ between }) => between.includes(benefit)).map((row) => otherOf(row, benefit));
  const known = [...eligibility.map(({ holds }) => holds.id), ...stops.map(({ id }) => id), ...others];
  if (because === null || !known.includes(because)) {
    return [{
      at: 'because', code: 'unknown_reason', zh: `没有条件、停发情形或待遇叫 ${because ?? ''}`, en: `no condition, stop or benefit is called ${because ?? ''}`,
      near: because === null ? null : nearest(because, known),
    }];
  }
  const clause = eligibility.find(({ holds }) => holds.id === because);
  if (clause && !clause.fails) return [{ at: 'because', code: 'missing', zh: `${because} 没有写 otherwise`, en: `${because} does not say otherwise` }];
  const unseen = stops.some(({ id, when }) => id === because && !when) || (others.includes(because) && overlaps.others.get(because)?.received === null);
  return unseen ? [{ at: 'because', code: 'no_list', zh: `没有名单能显示 ${because}`, en: `no list shows ${because}` }] : [];
}
