import type { PersonEntitlement } from '../entitlements/person-entitlement.ts';
import type { Gap } from '../facts/list-state.ts';
import type { Value } from '../language/value.ts';
import type { Basis, Label } from '../packs/policy.ts';
import type { RuleKind } from '../packs/rule-kinds.ts';
import type { EvidenceRow } from './evidence-rows.ts';

export type Verdict = 'yes' | 'no' | 'cannot_tell';

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
  /** The reader may not see it: value, rows and reason are left out. */
  readonly withheld: boolean;
}

/** What a clause rests on, in short: the whole stands under the rule's `facts`. */
export interface ClauseEvidence {
  readonly fact: string;
  readonly label: Label;
  readonly shown: Label;
  readonly list: string;
  readonly asOf: string | null;
  /** Data rows of the list that are the person. */
  readonly rows: readonly number[];
}

export interface ExplainedClause {
  readonly id: string;
  readonly part: 'applies_to' | 'condition';
  readonly label: Label;
  readonly expression: string;
  /** `withheld` where it rests on a fact that the reader may not see. */
  readonly answer: Verdict | 'withheld';
  /** Of a rule that looks ahead: the answer on the later day; null for all others. */
  readonly later: Verdict | 'withheld' | null;
  /** Whether the verdict hangs on this clause. */
  readonly decided: boolean;
  readonly facts: readonly string[];
  readonly evidence: readonly ClauseEvidence[];
  /** Its own, else the rule's. */
  readonly basis: readonly Basis[];
}

export interface ExplainedChange {
  readonly verdict: Verdict;
  readonly changes: readonly { readonly fact: string; readonly label: Label; readonly from: Label; readonly to: Label }[];
}

/** An amount or limit a rule rests on: what it is for the person, and the dated value of which region says so; why not, where none does. */
export interface ExplainedAmount {
  readonly parameter: string;
  readonly label: Label;
  readonly shown: Label;
  readonly region: string | null;
  readonly from: string | null;
  readonly basis: readonly Basis[];
  readonly why: Label | null;
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
  /** Of a rule that looks ahead: the later day, and the first day on which it has happened, where it will. */
  readonly ahead: { readonly until: string; readonly turnsOn: string | null } | null;
  readonly basis: readonly Basis[];
  readonly clauses: readonly ExplainedClause[];
  readonly facts: readonly ExplainedFact[];
  readonly amounts: readonly ExplainedAmount[];
  /** The smallest first: see `whatWouldChange`. */
  readonly wouldChange: readonly ExplainedChange[];
}

export interface Explanation {
  readonly asOf: string;
  readonly personId: string;
  /** Masked. */
  readonly certificate: string | null;
  readonly county: string;
  readonly rules: readonly ExplainedRule[];
  /** What each benefit is for the person; empty where one rule alone was asked about. */
  readonly entitlements: readonly PersonEntitlement[];
}
