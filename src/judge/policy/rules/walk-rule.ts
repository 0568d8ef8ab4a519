import { whenNotListed } from '../facts/fact-sources.ts';
import type { ListState } from '../facts/list-state.ts';
import type { Row, WalkContext } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import { clausesOf, type Clause, type Policy } from '../packs/policy.ts';
import { listedFact } from '../packs/policy-scope.ts';
import { walkParameter } from '../packs/parameter-value.ts';
import { laterDay, turns } from './ahead.ts';
import { assumedEmpty, type DoesWithout } from './assumed-empty.ts';
import type { RuleInForce } from './rules-on.ts';

/** What is known of one person: a value for every fact, null where it is unknown. Facts defined by an expression may be left out. */
export type FactValues = ReadonlyMap<string, Value>;

export interface WalkRequest {
  readonly policy: Policy;
  readonly states: ReadonlyMap<string, ListState>;
  readonly asOf: string;
  /** The person's county, '' where unknown. */
  readonly county: string;
  /** The person's rows, by list; needed only by expressions that go through rows. */
  readonly rows?: ReadonlyMap<string, readonly Row[]>;
}

export interface Walked {
  /** Yes when every clause is yes, no when any is no, else null: cannot tell. A rule that looks ahead: whether that turns by the later day. */
  readonly verdict: boolean | null;
  readonly clauses: readonly WalkedClause[];
  /** The clauses on the later day, in the same order; null for rules that speak of one day. */
  readonly later: readonly WalkedClause[] | null;
}

export interface WalkedClause {
  readonly clause: Clause;
  readonly answer: boolean | null;
}

/** Judges one person by one rule, with the same meaning as the compiled SQL. */
export function walkRule(inForce: RuleInForce, request: WalkRequest, values: FactValues): Walked {
  const { rule } = inForce;
  const clauses = walkClauses(inForce, request, values);
  const day = laterDay(rule, request.asOf);
  if (day === null) return { verdict: everyClause(clauses.map(({ answer }) => answer)), clauses, later: null };
  const later = walkClauses(inForce, request, values, day);
  const [now, then] = [clauses, later].map((walked) => everyClause(walked.map(({ answer }) => answer)));
  return { verdict: turns(rule, now ?? null, then ?? null), clauses, later };
}

/** Each clause's answer on a day: lists and parameters as on the day asked about, age and whatever else hangs on the day as on that one. */
export function walkClauses(inForce: RuleInForce, request: WalkRequest, values: FactValues, day: string = request.asOf): WalkedClause[] {
  const context = walkContext(inForce, request, values, day);
  return clausesOf(inForce.rule).map((clause) => ({ clause, answer: truth(clause.node.walk(context)) }));
}

/** No as soon as one answer is no, else unknown as soon as one is, else yes. */
export function everyClause(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

/** Facts and parameters as a rule sees them: lists it takes as empty when not given, definitions walked through. */
export function walkContext(
  inForce: DoesWithout, { policy, states, asOf, county, rows }: WalkRequest, values: FactValues, day: string = asOf,
): WalkContext {
  const empty = assumedEmpty(inForce, states);
  const context: WalkContext = {
    asOf: day,
    fact: (name) => {
      const stated = values.get(name);
      if (stated !== undefined && stated !== null) return stated;
      const fact = policy.facts.get(name);
      if (!fact) throw new ReferenceError(`the checker let an unknown fact through: ${name}`);
      if (fact.definition) return fact.definition.walk(context);
      return empty.includes(fact.list) ? whenNotListed(fact) : null;
    },
    parameter: (name) => walkParameter(policy, name, county, { ...context, asOf }),
    rows: (list) => {
      const listed = context.fact(listedFact(policy.facts, list) ?? '');
      if (listed === null) return null;
      return listed === true ? (rows?.get(list) ?? null) : [];
    },
  };
  return context;
}

function truth(value: Value): boolean | null {
  return typeof value === 'boolean' ? value : null;
}
