import { quoted } from '../../../foundation/platform/engine/index.ts';
import { fromRegisterAlone, whenNotListed, withFoundations } from '../facts/fact-sources.ts';
import { gapColumn } from '../facts/facts-sql.ts';
import type { ListState } from '../facts/list-state.ts';
import { cellsColumn } from '../facts/told-sql.ts';
import type { SqlDialect } from '../language/dialect.ts';
import { factsOf, type SqlContext } from '../language/node.ts';
import { literalSql } from '../language/nodes/literal.ts';
import { clausesOf, type Policy } from '../packs/policy.ts';
import { parameterSql } from '../packs/parameter-value.ts';
import { laterColumn, laterDay, turnsSql } from './ahead.ts';
import { assumedEmpty } from './assumed-empty.ts';
import { doubtsOf, type ClauseFacts, type Doubt } from './doubts.ts';
import { unsetAmounts } from './unset-amounts.ts';
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
  /** Every column of `facts`, a column a clause, `verdict` (true, false, null) and `cause` of what cannot be told. */
  readonly sql: string;
}

/** Compiles a rule to SQL over a relation named `facts` (see `factsSql`). */
export function compileRule(inForce: RuleInForce, request: CompileRequest): CompiledRule {
  const context = ruleContext(inForce, request);
  const clauses = clausesOf(inForce.rule).map((clause) => ({ clause, facts: withFoundations(request.policy, factsOf(clause.node)) }));
  const doubts = doubtsOf(inForce, clauses, request.states);
  const day = laterDay(inForce.rule, request.asOf);
  const later = day === null ? null : ruleContext(inForce, request, { asOf: day });
  const every = (column: (clause: string) => string) => clauses.map(({ clause }) => column(clause.id)).join(' and ');
  const verdict = later === null ? every(quoted) : turnsSql(inForce.rule, every(quoted), every(laterColumn));
  const people = isForSql(inForce);
  const sql = [
    'select v.*',
    `  , ${verdict} as verdict`,
    '  , case',
    `      when (${verdict}) is not null then null`,
    ...causes(doubts, request.states).map((cause) => `      ${cause}`),
    ...unsetAmounts(request.policy, clauses, request.asOf, day !== null).map(({ parameter, when }) => `      when ${when} then '${parameter}:no_parameter'`),
    "      else 'person'",
    '    end as cause',
    'from (',
    '  select facts.*',
    ...clauses.map(({ clause }) => `    , ${clause.node.sql(context)} as ${quoted(clause.id)}`),
    ...(later === null ? [] : clauses.map(({ clause }) => `    , ${clause.node.sql(later)} as ${laterColumn(clause.id)}`)),
    '  from facts',
    ...(people === null ? [] : [`  where ${people}`]),
    ') v',
  ].join('\n');
  return { inForce, clauses, doubts, sql };
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
function causes(doubts: readonly Doubt[], states: ReadonlyMap<string, ListState>): string[] {
  return doubts.flatMap(({ fact: { list }, when }) => {
    const state = states.get(list);
    if (!state) return [];
    if (state.gap !== null) return [`when ${when} then '${list}:${state.gap}'`];
    const gap = gapColumn(list);
    return [`when ${when} and ${gap} in ('held', 'uncovered') then '${list}:' || ${gap}`];
  });
}
