import { whenNotListed } from '../facts/fact-sources.ts';
import type { ListState } from '../facts/list-state.ts';
import type { Row, WalkContext } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import { clausesOf, type Clause, type Policy } from '../packs/policy.ts';
import { listedFact } from '../packs/policy-scope.ts';
import { walkParameter } from '../packs/parameter-value.ts';
import { assumedEmpty } from './assumed-empty.ts';
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
  /** Yes when every clause is yes, no when any is no, else null: cannot tell. */
  readonly verdict: boolean | null;
  readonly clauses: readonly { readonly clause: Clause; readonly answer: boolean | null }[];
}

/** Judges one person by one rule, with the same meaning as the compiled SQL. */
export function walkRule(inForce: RuleInForce, request: WalkRequest, values: FactValues): Walked {
  const context = walkContext(inForce, request, values);
  const clauses = clausesOf(inForce.rule).map((clause) => ({ clause, answer: truth(clause.node.walk(context)) }));
  const answers = clauses.map(({ answer }) => answer);
  const unclear = answers.includes(null) ? null : true;
  return { verdict: answers.includes(false) ? false : unclear, clauses };
}

/** Facts and parameters as a rule sees them: lists it takes as empty when not given, definitions walked through. */
export function walkContext(inForce: RuleInForce, { policy, states, asOf, county, rows }: WalkRequest, values: FactValues): WalkContext {
  const empty = assumedEmpty(inForce, states);
  const context: WalkContext = {
    asOf,
    fact: (name) => {
      const stated = values.get(name);
      if (stated !== undefined && stated !== null) return stated;
      const fact = policy.facts.get(name);
      if (!fact) throw new ReferenceError(`the checker let an unknown fact through: ${name}`);
      if (fact.definition) return fact.definition.walk(context);
      return empty.includes(fact.list) ? whenNotListed(fact) : null;
    },
    parameter: (name) => walkParameter(policy, name, county, context),
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
