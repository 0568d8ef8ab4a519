import { quoted } from '../../../foundation/platform/engine/index.ts';
import { fromRegisterAlone, whenNotListed, withFoundations } from '../facts/fact-sources.ts';
import { gapColumn } from '../facts/facts-sql.ts';
import type { ListState } from '../facts/list-state.ts';
import { cellsColumn } from '../facts/told-sql.ts';
import type { SqlDialect } from '../language/dialect.ts';
import { factsOf, type SqlContext } from '../language/node.ts';
import { literalSql } from '../language/nodes/literal.ts';
import { clausesOf, type Clause, type Policy } from '../packs/policy.ts';
import { parameterSql } from '../packs/parameter-value.ts';
import { laterColumn, laterDay, turnsSql } from './ahead.ts';
import { assumedEmpty } from './assumed-empty.ts';
import { doubtsOf, type Answer, type ClauseFacts, type Doubt } from './doubts.ts';
import { unsetAmounts, type UnsetAmount } from './unset-amounts.ts';
import { isForSql, type RuleInForce } from './rules-on.ts';

export interface CompileRequest {
  readonly policy: Policy;
  readonly dialect: SqlDialect;
  readonly states: ReadonlyMap<string, ListState>;
  readonly asOf: string;
}

/** A rule's verdict for everyone, over the wide relation of facts. */
export interface CompiledRule {
  readonly inForce: RuleInForce;
  readonly clauses: readonly ClauseFacts[];
  readonly doubts: readonly Doubt[];
  /** SQL of the verdict over the columns of the clauses: true, false, null. */
  readonly verdict: string;
  /** The amounts that may be missing. */
  readonly unset: readonly UnsetAmount[];
  /** SQL of whom this version is for; null: everyone. */
  readonly people: string | null;
  /** Every column of `facts`, a column a clause, `verdict` (true, false, null) and `cause` of what cannot be told. */
  readonly sql: string;
}

/** A list or an amount that may be why nothing can be told. */
interface Cause {
  readonly of: string;
  /** SQL that it is this. */
  readonly when: string;
  /** What is wrong with it; for a list of which a county's part may be held or missing, the column that says which. */
  readonly gap: { readonly name: string } | { readonly column: string };
}

/** Names the column of a clause's answer, by its id and its SQL. */
export type NameColumn = (id: string, sql: string, when: 'now' | 'later') => string;

const BY_ID: NameColumn = (id, _sql, when) => (when === 'now' ? quoted(id) : laterColumn(id));

/** Compiles a rule to SQL over a relation named `facts` (see `factsSql`). */
export function compileRule(inForce: RuleInForce, request: CompileRequest, nameColumn: NameColumn = BY_ID): CompiledRule {
  const day = laterDay(inForce.rule, request.asOf);
  const answered = (clause: Clause, when: 'now' | 'later', context: SqlContext): Answer => {
    const sql = clause.node.sql(context);
    return { column: nameColumn(clause.id, sql, when), sql };
  };
  const [context, later] = [ruleContext(inForce, request), day === null ? null : ruleContext(inForce, request, { asOf: day })];
  const clauses = clausesOf(inForce.rule).map((clause): ClauseFacts => ({
    clause, facts: withFoundations(request.policy, factsOf(clause.node)), now: answered(clause, 'now', context), later: later && answered(clause, 'later', later),
  }));
  const doubts = doubtsOf(inForce, clauses, request.states);
  const unset = unsetAmounts(request.policy, clauses, request.asOf);
  const causes = causesOf(doubts, unset, request);
  const every = (answers: readonly (Answer | null)[]) => answers.flatMap((one) => one?.column ?? []).join(' and ');
  const now = every(clauses.map((one) => one.now));
  const verdict = later === null ? now : turnsSql(inForce.rule, now, every(clauses.map((one) => one.later)));
  const people = isForSql(inForce);
  const sql = [
    'select v.*',
    `  , ${verdict} as verdict`,
    '  , case',
    `      when (${verdict}) is not null then null`,
    ...causes.map(({ of, when, gap }) => ('name' in gap ? `      when ${when} then '${of}:${gap.name}'` : `      when ${when} and ${gap.column} in ('held', 'uncovered') then '${of}:' || ${gap.column}`)),
    "      else 'person'",
    '    end as cause',
    'from (',
    '  select facts.*',
    ...[...clauses.map((one) => one.now), ...clauses.flatMap((one) => one.later ?? [])].map((one) => `    , ${one.sql} as ${one.column}`),
    '  from facts',
    ...(people === null ? [] : [`  where ${people}`]),
    ') v',
  ].join('\n');
  return { inForce, clauses, doubts, unset, verdict, people, sql };
}

/**
 * Facts and parameters as a rule sees them; on another day than the one asked about, lists and parameters stay as they are and facts that
 * hang on the day are worked out anew.
 */
export function ruleContext(inForce: RuleInForce, { policy, dialect, states, asOf }: CompileRequest, on: Pick<SqlContext, 'asOf' | 'day'> = { asOf }): SqlContext {
  const empty = assumedEmpty(inForce, states);
  const moved = on.asOf !== asOf || on.day !== undefined;
  const context: SqlContext = {
    ...on, dialect,
    fact: (name) => {
      const fact = policy.facts.get(name);
      if (!fact) throw new ReferenceError(`the checker let an unknown fact through: ${name}`);
      if (fact.definition && (moved || !fromRegisterAlone(policy, name))) return `(${fact.definition.sql(context)})`;
      if (fact.list === 'register' || states.get(fact.list)?.gap === null) return quoted(name);
      return literalSql(fact.type, empty.includes(fact.list) ? whenNotListed(fact) : null);
    },
    parameter: (name) => parameterSql(policy, name, 'county', { ...context, asOf, day: undefined }),
    rows: (list) => {
      if (states.get(list)?.gap === null) return cellsColumn(list);
      return empty.includes(list) ? [] : null;
    },
  };
  return context;
}

/**
 * Why a verdict cannot be told: `<list>:<gap>` where the reason lies with a whole list or county and is the same for everyone there
 * (`<parameter>:no_parameter` where it lies with an amount nobody has entered), else `person`. The list comes first: while it is missing, nothing the village does helps.
 */
function causesOf(doubts: readonly Doubt[], unset: readonly UnsetAmount[], { states }: CompileRequest): Cause[] {
  const lists = doubts.flatMap(({ fact: { list }, when }): Cause[] => {
    const state = states.get(list);
    return state ? [{ of: list, when, gap: state.gap === null ? { column: gapColumn(list) } : { name: state.gap } }] : [];
  });
  return [...lists, ...unset.map(({ parameter, when }): Cause => ({ of: parameter, when, gap: { name: 'no_parameter' } }))];
}
