import { quoted } from '../../../foundation/platform/engine/index.ts';
import { whenNotListed } from '../facts/fact-sources.ts';
import type { ListState } from '../facts/list-state.ts';
import type { Clause, Fact } from '../packs/policy.ts';
import { assumedEmpty } from './assumed-empty.ts';
import type { RuleInForce } from './rules-on.ts';

/** A clause with every fact it stands on, definitions resolved, and its answers as columns. */
export interface ClauseFacts {
  readonly clause: Clause;
  readonly facts: readonly Fact[];
  readonly now: Answer;
  /** On the later day of a rule that looks ahead. */
  readonly later: Answer | null;
}

export interface Answer {
  readonly column: string;
  /** What the column holds, in SQL over the facts. */
  readonly sql: string;
}

/** Columns of a clause's answers. */
export function answerColumns({ now, later }: ClauseFacts): string[] {
  return [now.column, ...(later && later.column !== now.column ? [later.column] : [])];
}

/** A fact that may be what a verdict cannot be told for, and the SQL that says so of a person. */
export interface Doubt {
  readonly fact: Fact;
  readonly when: string;
  /** The two halves of it in SQL: a clause is unknown; the fact is (null where it always is). */
  readonly unclear: string;
  readonly blank: string | null;
}

/** The facts that can leave a rule undecided: of each, "it is unknown, and so is a clause that stands on it". */
export function doubtsOf(inForce: RuleInForce, clauses: readonly ClauseFacts[], states: ReadonlyMap<string, ListState>): Doubt[] {
  const empty = assumedEmpty(inForce, states);
  const facts = new Map(clauses.flatMap((one) => one.facts.filter(({ definition }) => !definition).map((fact) => [fact.name, fact] as const)));
  return [...facts.values()].flatMap((fact) => {
    if (empty.includes(fact.list) && whenNotListed(fact) !== null) return [];
    const readable = fact.list === 'register' || states.get(fact.list)?.gap === null;
    if (readable && fact.from === 'as_of') return [];
    const unclear = clauses.filter((one) => one.facts.includes(fact)).flatMap(answerColumns)
      .map((column) => `${column} is null`).join(' or ');
    const blank = readable ? `${quoted(fact.name)} is null` : null;
    return [{ fact, unclear, blank, when: blank === null ? `(${unclear})` : `(${unclear}) and ${blank}` }];
  });
}
