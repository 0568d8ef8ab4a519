import { addDays } from '../../../foundation/kernel/index.ts';
import { timesMeet, type Parameter } from '../packs/policy.ts';

/** A running value that a change ends, or interrupts where the change itself has an end. */
export interface EndedValue {
  readonly parameter: string;
  readonly region: string;
  readonly pack: string;
  readonly from: string;
  readonly to: string | null;
  /** The last day it holds before the change; null where the change begins no later than it. */
  readonly endsOn: string | null;
  /** The day it holds again, where the change ends before it. */
  readonly againFrom: string | null;
}

/** The active values of a parameter for just this region that hold within the time of a change. */
export function overlapping(parameter: Parameter | undefined, region: string, change: { readonly from: string; readonly to: string | null }): EndedValue[] {
  const during = (parameter?.values ?? []).filter((value) => value.status === 'active' && value.region === region
    && timesMeet(value, change));
  return during.map(({ pack, from, to }) => ({
    parameter: parameter?.name ?? '', region, pack, from, to,
    endsOn: from < change.from ? addDays(change.from, -1) : null,
    againFrom: change.to !== null && change.to < (to ?? '9999') ? addDays(change.to, 1) : null,
  }));
}
