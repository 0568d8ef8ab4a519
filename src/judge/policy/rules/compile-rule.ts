import { quoted } from '../../../foundation/platform/engine/index.ts';
import { fromRegisterAlone, whenNotListed, withFoundations } from '../facts/fact-sources.ts';
import { gapColumn } from '../facts/facts-sql.ts';
import type { ListState } from '../facts/list-state.ts';
import type { SqlDialect } from '../language/dialect.ts';
import { factsOf, type SqlContext } from '../language/node.ts';
import { literalSql } from '../language/nodes/literal.ts';
import { clausesOf, type Clause, type Fact, type Policy } from '../packs/policy.ts';
import { parameterSql, within } from '../packs/parameter-value.ts';
import { assumedEmpty } from './assumed-empty.ts';
import type { RuleInForce } from './rules-on.ts';

export interface CompileRequest {
  readonly policy: Policy;
  readonly dialect: SqlDialect;
  readonly states: ReadonlyMap<string, ListState>;
  readonly asOf: string;
}

/** A rule's verdict for everyone, over the wide relation of facts. */
export interface CompiledRule {
  readonly inForce: RuleInForce;
  readonly clauses: readonly { readonly clause: Clause; readonly facts: readonly Fact[] }[];
  /** Every column of `facts`, a column a clause, `verdict` (true, false, null) and `cause` of what cannot be told. */
  readonly sql: string;
}

/** Compiles a rule to SQL over a relation named `facts` (see `factsSql`). */
export function compileRule(inForce: RuleInForce, request: CompileRequest): CompiledRule {
  const context = ruleContext(inForce, request);
  const clauses = clausesOf(inForce.rule).map((clause) => ({ clause, facts: withFoundations(request.policy, factsOf(clause.node)) }));
  const columns = clauses.map(({ clause }) => `  , ${clause.node.sql(context)} as ${quoted(clause.id)}`);
  const conjunction = clauses.map(({ clause }) => `v.${quoted(clause.id)}`).join(' and ');
  const sql = [
    'select v.*',
    `  , ${conjunction} as verdict`,
    `  , ${causeSql(clauses, request.states)} as cause`,
    'from (',
    'select facts.*',
    ...columns,
    'from facts',
    ...guard(inForce),
    ') v',
  ].join('\n');
  return { inForce, clauses, sql };
}

function guard({ region, except }: RuleInForce): string[] {
  const all = [...(region === null ? [] : [within('county', region)]), ...except.map((one) => `not ${within('county', one)}`)];
  return all.length === 0 ? [] : [`where ${all.join(' and ')}`];
}

function ruleContext(inForce: RuleInForce, { policy, dialect, states, asOf }: CompileRequest): SqlContext {
  const empty = assumedEmpty(inForce, states);
  const context: SqlContext = {
    asOf, dialect,
    fact: (name) => {
      const fact = policy.facts.get(name);
      if (!fact) throw new ReferenceError(`the checker let an unknown fact through: ${name}`);
      if (fact.definition && !fromRegisterAlone(policy, name)) return `(${fact.definition.sql(context)})`;
      if (fact.list === 'register' || states.get(fact.list)?.gap === null) return quoted(name);
      return literalSql(fact.type, empty.includes(fact.list) ? whenNotListed(fact) : null);
    },
    parameter: (name) => parameterSql(policy, name, asOf, 'county'),
  };
  return context;
}

/**
 * Why a verdict cannot be told: `<list>:<gap>` where the reason lies with a whole list or county and is the same for everyone there,
 * `person` where it lies with this person alone. The list comes first: while it is missing, nothing the village does helps.
 */
function causeSql(clauses: CompiledRule['clauses'], states: ReadonlyMap<string, ListState>): string {
  const whole = clauses.flatMap(({ clause, facts }) => {
    const unknown = `v.${quoted(clause.id)} is null`;
    return [...new Set(facts.map(({ list }) => list))].flatMap((list) => {
      const state = states.get(list);
      if (!state) return [];
      if (state.gap !== null) return [`when ${unknown} then '${list}:${state.gap}'`];
      return [`when ${unknown} and v.${gapColumn(list)} in ('held', 'uncovered') then '${list}:' || v.${gapColumn(list)}`];
    });
  });
  const conjunction = clauses.map(({ clause }) => `v.${quoted(clause.id)}`).join(' and ');
  return `case when (${conjunction}) is not null then null ${whole.join(' ')} else 'person' end`;
}
