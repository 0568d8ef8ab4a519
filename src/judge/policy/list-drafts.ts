import type { Basis, Label, ParameterValue, Policy } from './packs/policy.ts';

/** Something of the packs that decides nothing yet, and why. */
export interface Draft {
  readonly kind: 'rule' | 'stop' | 'overlap' | 'plan' | 'value';
  readonly name: string;
  readonly pack: string;
  readonly from: string;
  readonly why: DraftReason;
  /** What it rests on so far. */
  readonly document: string;
}

/** `unchecked`: no source that was read says it; `empty`: nobody knows the value; `not_ours`: a source says it, but of another place or without dates. */
export const DRAFT_REASONS = ['unchecked', 'empty', 'not_ours'] as const;

type DraftReason = (typeof DRAFT_REASONS)[number];

export const DRAFT_WORDS = {
  unchecked: { zh: '没有核对过的依据', en: 'no checked source' },
  empty: { zh: '值待填写', en: 'the value is to be filled in' },
  not_ours: { zh: '文本已核对，但出自外地或日期不明', en: 'the text was checked, but is of another place or without dates' },
} satisfies Record<DraftReason, Label>;

/** Every draft of the packs: rules, stops of benefits, lines of the overlap matrix, plans, values. */
export function draftsOf({ rules, entitlements, overlaps, plans, parameters }: Policy): Draft[] {
  return [
    ...rules.filter(({ status }) => status === 'draft').map(({ id, pack, from, basis }) => (
      { kind: 'rule', name: id, pack, from, why: reasonOf(basis), document: documentOf(basis) } as const)),
    ...entitlements.flatMap(({ benefit, pack, from, stops }, i) => stops
      .filter((stop) => stop.status === 'draft' && !entitlements.slice(0, i).some((before) => before.stops.includes(stop)))
      .map(({ id, basis }) => ({ kind: 'stop', name: `${benefit} ${id}`, pack, from, why: reasonOf(basis), document: documentOf(basis) } as const))),
    ...overlaps.rows.filter(({ status }) => status === 'draft').map(({ between, pack, from, basis }) => (
      { kind: 'overlap', name: between.join(' / '), pack, from, why: reasonOf(basis), document: documentOf(basis) } as const)),
    ...plans.filter(({ status }) => status === 'draft').map(({ plan, pack, period, indicators, document }) => (
      { kind: 'plan', name: plan, pack, from: period.from, why: reasonOf(indicators), document } as const)),
    ...[...parameters.values()].flatMap(({ name, values }) => values.filter(({ status }) => status === 'draft').map((value) => (
      { kind: 'value', name, pack: value.pack, from: value.from, why: isEmpty(value) ? 'empty' : reasonOf(value.basis), document: documentOf(value.basis) } as const))),
  ];
}

function isEmpty({ amount }: ParameterValue): boolean {
  return amount.kind === 'fixed' && amount.value === null;
}

function reasonOf(basis: readonly Pick<Basis, 'mark'>[]): DraftReason {
  return basis.some(({ mark }) => mark === 'checked') ? 'not_ours' : 'unchecked';
}

function documentOf([first]: readonly Basis[]): string {
  return first ? `${first.document} ${first.article}` : '';
}
