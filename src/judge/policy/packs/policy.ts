import type { Column, Node } from '../language/node.ts';
import type { Type } from '../language/value.ts';
import type { Entitlement, Overlaps } from '../entitlements/entitlement.ts';
import type { Amount } from './amount.ts';
import type { Plan } from './plan-shape.ts';
import type { RuleKind } from './rule-kinds.ts';
import type { Sensitivity } from './sensitivity.ts';
import type { BasisShape, CasesFile, FactSource, LabelShape, PackHead } from './shapes.ts';

export type Label = LabelShape;
export type Basis = BasisShape;

/** A fact of the catalogue; `list` is 'register' for what the register itself says. */
export interface Fact {
  readonly name: string;
  readonly list: string;
  readonly type: Type;
  readonly label: Label;
  /** The values a code may take, with their labels. */
  readonly values: Readonly<Record<string, Label>> | null;
  readonly from: FactSource;
  /** For a fact defined by an expression over others. */
  readonly definition: Node | null;
  readonly mayRead: Sensitivity;
  /** Nobody can change it. */
  readonly fixed: boolean;
}

/** A list the catalogue draws facts from. */
export interface ListPolicy {
  readonly list: string;
  readonly label: Label;
  /** Days after which the list no longer says how things are; null: never. */
  readonly maxAgeDays: number | null;
  /** The columns that expressions may look at row by row; none where the packs do not declare the list. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** How a list of doubts sent down by an authority above is answered. */
export interface DoubtList {
  readonly list: string;
  /** The column that says what is doubted. */
  readonly kindColumn: string;
  /** Headers of the two columns added. */
  readonly result: Label;
  readonly note: Label;
  readonly answers: Readonly<Record<'same' | 'other' | 'cannot_tell', Label>>;
  /** For each kind of doubt the rules that speak of it. */
  readonly kinds: ReadonlyMap<string, readonly string[]>;
}

/** One dated value of a parameter for one region. */
export interface ParameterValue {
  readonly region: string;
  readonly from: string;
  readonly to: string | null;
  readonly amount: Amount;
  readonly status: 'active' | 'draft';
  readonly basis: readonly Basis[];
  readonly pack: string;
}

export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly label: Label;
  readonly unit: string | null;
  /** The most specific region first, later packs before earlier ones. */
  readonly values: readonly ParameterValue[];
}

/** One clause of a rule: a plain sentence, its expression, its own basis where it has one. */
export interface Clause {
  readonly id: string;
  readonly label: Label;
  readonly text: string;
  readonly node: Node;
  readonly basis: readonly Basis[];
}

/** One version of a rule, in force in a region for a time. */
export interface Rule {
  readonly id: string;
  readonly kind: RuleKind;
  readonly benefit: string;
  readonly label: Label;
  readonly status: 'active' | 'draft';
  readonly from: string;
  readonly to: string | null;
  readonly basis: readonly Basis[];
  /** Lists that, when nobody handed them over, count as naming nobody; the explanation says so. */
  readonly ifGiven: readonly string[];
  /** For lapsing and gaining: how many days ahead its clauses are asked again; null for all other kinds. */
  readonly aheadDays: number | null;
  readonly appliesTo: readonly Clause[];
  readonly conditions: readonly Clause[];
  readonly pack: string;
  readonly region: string;
  readonly file: string;
  /** The benefit whose entitlement it comes out of; null for a rule with a text of its own. */
  readonly derivedFrom: string | null;
}

/** A cases file beside a rule, with where it stands. */
export interface RuleCases {
  readonly rule: string;
  readonly pack: string;
  readonly file: string;
  readonly content: CasesFile;
}

/** Policy as data: everything the packs declare, checked. */
export interface Policy {
  /** What is built on first. */
  readonly packs: readonly PackHead[];
  /** Where those packs lie that lie on disk, in the same order, relative to the working directory. */
  readonly folders: readonly string[];
  /** The region of the last pack: the federation whose people are judged. */
  readonly region: string;
  readonly lists: ReadonlyMap<string, ListPolicy>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly plans: readonly Plan[];
  readonly entitlements: readonly Entitlement[];
  readonly overlaps: Overlaps;
  /** Those with a text of their own, then those that come out of entitlements. */
  readonly rules: readonly Rule[];
  readonly cases: readonly RuleCases[];
  /** By list. */
  readonly doubts: ReadonlyMap<string, DoubtList>;
}

/** All clauses of a rule: whom it is about, then its conditions. */
export function clausesOf(rule: Rule): readonly Clause[] {
  return [...rule.appliesTo, ...rule.conditions];
}

/** A time from a first to a last day, both in it; null: it goes on. */
interface Dated {
  readonly from: string;
  readonly to: string | null;
}

/** Whether something dated holds on a day; both ends included. */
export function holdsOn(dated: Dated, day: string): boolean {
  return dated.from <= day && (dated.to === null || day <= dated.to);
}

/** Whether there is a day on which both hold. */
export function timesMeet(a: Dated, b: Dated): boolean {
  return a.from <= (b.to ?? '9999') && b.from <= (a.to ?? '9999');
}
