import type { Basis, Label } from '../packs/policy.ts';
import type { Start } from './entitlement.ts';

/** An answer about one person; `withheld` where it rests on what the reader may not see. */
export type Answer = 'yes' | 'no' | 'cannot_tell' | 'withheld';

/** `no_list`: no list of the packs can show it. */
export type Seen = Answer | 'no_list';

/**
 * Where a person stands with a benefit. `paid_outside`: paid although the text does not make them entitled; whether that is wrong is for
 * the rules to say, for a place may pay more people than the text.
 */
export type Standing = 'not_entitled' | 'missed' | 'as_due' | 'underpaid' | 'above' | 'paid_outside' | 'cannot_tell' | 'withheld';

export interface EntitledClause {
  readonly id: string;
  readonly label: Label;
  readonly answer: Answer;
  readonly basis: readonly Basis[];
}

/** The dated value that sets an amount, and where it holds. */
export interface SetBy {
  readonly parameter: string;
  readonly label: Label;
  readonly region: string;
  readonly pack: string;
  readonly from: string;
  readonly basis: readonly Basis[];
}

export interface StopStanding extends Omit<EntitledClause, 'answer'> {
  readonly status: 'active' | 'draft';
  readonly answer: Seen;
}

/** What another benefit means for this one. */
export interface OverlapStanding {
  readonly with: string;
  readonly label: Label;
  /** `both`, `higher`, or the benefit that stays. */
  readonly keeps: string;
  readonly status: 'active' | 'draft';
  readonly note: Label | null;
  readonly received: Seen;
  /** Whether it keeps the person from drawing this one; a draft never does. */
  readonly excludes: Seen;
  readonly basis: readonly Basis[];
}

/** What one benefit is for one person on a day. Money in fen. */
export interface PersonEntitlement {
  readonly benefit: string;
  readonly label: Label;
  readonly pack: string;
  readonly from: string;
  readonly to: string | null;
  readonly basis: readonly Basis[];
  readonly entitled: Answer;
  readonly standing: Standing;
  readonly eligibility: readonly EntitledClause[];
  /** Due a month; `fen` is null where it cannot be told, with why where no amount is in force. */
  readonly expected: { readonly fen: number | null; readonly setBy: readonly SetBy[]; readonly why: Label | null } | null;
  /** Paid for the last month of the payroll, covering so many months. */
  readonly paid: { readonly listed: Answer; readonly fen: number | null; readonly month: string | null; readonly months: number };
  /** The month it is due from, where a list tells it. */
  readonly start: { readonly from: Start['from']; readonly label: Label; readonly month: string | null; readonly basis: readonly Basis[] };
  readonly stops: readonly StopStanding[];
  readonly overlaps: readonly OverlapStanding[];
}
