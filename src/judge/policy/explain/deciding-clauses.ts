import type { Clause, Rule } from '../packs/policy.ts';
import type { Walked } from '../rules/walk-rule.ts';

/**
 * The clauses a verdict hangs on: those that answer as the verdict does. Of a rule that looks ahead: those that turn, where it says yes;
 * those unknown on one of the two days, where nobody can tell; else those that keep it from turning.
 */
export function decidingClauses(rule: Rule, { verdict, clauses, later }: Walked): ReadonlySet<Clause> {
  const chosen = later === null ? clauses.filter(({ answer }) => answer === verdict) : clauses.filter(({ answer }, i) => {
    const then = later[i]?.answer ?? null;
    if (verdict === true) return answer !== then;
    if (verdict === null) return answer === null || then === null;
    return rule.kind === 'gaining' ? then === false : answer === false;
  });
  return new Set((chosen.length > 0 ? chosen : clauses).map(({ clause }) => clause));
}
