import type { Node } from '../language/node.ts';
import type { Basis, Clause, Label } from '../packs/policy.ts';
import type { RuleKind } from '../packs/rule-kinds.ts';

/** A checked expression with the text it was written as. */
export interface Expression {
  readonly text: string;
  readonly node: Node;
}

/** A clause and its opposite, each in its own words; without words for the opposite, no rule can be made of it. */
export interface TwoSided {
  readonly holds: Clause;
  readonly fails: Clause | null;
}

/** The list that shows who is paid, and how to read it. */
export interface Payroll {
  readonly list: string;
  readonly listed: TwoSided;
  /** The month last paid for. */
  readonly month: Expression | null;
  /** Money paid for that month. */
  readonly paid: Expression | null;
  /** How many months that money covers; null: one. */
  readonly months: Expression | null;
}

/** From which month a benefit is due. */
export interface Start {
  readonly from: 'application' | 'eligibility';
  readonly label: Label;
  /** That month for a person, where some list tells it. */
  readonly month: Expression | null;
  readonly basis: readonly Basis[];
}

/** Something that ends a benefit. */
export interface Stop {
  readonly id: string;
  readonly label: Label;
  readonly status: 'active' | 'draft';
  readonly basis: readonly Basis[];
  /** Null where no list shows it: then it is told and decides nothing. */
  readonly when: TwoSided | null;
  /** "It happened before the month paid for": payment went on too long. Null: it ends at once. */
  readonly past: Clause | null;
}

/** A rule that comes out of an entitlement. */
export interface Derivation {
  readonly rule: string;
  readonly kind: RuleKind;
  readonly label: Label;
  readonly status: 'active' | 'draft';
  /** Of a wrong: the clause that fails, the stop that has come, or the benefit that excludes this one. */
  readonly because: string | null;
  /** Of underpaid and overpaid: the comparison in words. */
  readonly condition: Label | null;
  readonly aheadDays: number | null;
  /** Null: that of what it comes from. */
  readonly basis: readonly Basis[] | null;
}

/** One version of what people are entitled to, in force in a region for a time: the one text all its rules come from. */
export interface Entitlement {
  readonly benefit: string;
  readonly label: Label;
  readonly status: 'active' | 'draft';
  readonly from: string;
  readonly to: string | null;
  readonly basis: readonly Basis[];
  readonly ifGiven: readonly string[];
  readonly payroll: Payroll;
  readonly eligibility: readonly TwoSided[];
  /** Money due for a month; null for benefits that are not money. */
  readonly amount: Expression | null;
  readonly start: Start;
  readonly stops: readonly Stop[];
  readonly derive: readonly Derivation[];
  readonly pack: string;
  readonly region: string;
  readonly file: string;
}

/** What lists show of a benefit that no entitlement here describes. */
export interface OtherBenefit {
  readonly benefit: string;
  readonly label: Label;
  /** Null where no list shows who draws it. */
  readonly received: TwoSided | null;
  readonly amount: Expression | null;
}

/** One field of the overlap matrix: what becomes of a benefit for whoever draws another. */
export interface OverlapRow {
  readonly between: readonly [string, string];
  /** `both` may be drawn, the `higher` one, or only the benefit named. */
  readonly keeps: string;
  /** What is to be known besides. */
  readonly note: Label | null;
  readonly status: 'active' | 'draft';
  readonly from: string;
  readonly to: string | null;
  readonly basis: readonly Basis[];
  readonly pack: string;
  readonly region: string;
  readonly file: string;
}

/** The overlap matrix with the benefits it speaks of. */
export interface Overlaps {
  readonly rows: readonly OverlapRow[];
  readonly others: ReadonlyMap<string, OtherBenefit>;
}
