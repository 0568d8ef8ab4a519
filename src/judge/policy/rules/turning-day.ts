import { clausesOf } from '../packs/policy.ts';
import { daysAhead } from './ahead.ts';
import { ruleContext, type CompiledRule, type CompileRequest } from './compile-rule.ts';
import { everyClause, walkClauses, walkRule, type FactValues, type WalkRequest } from './walk-rule.ts';
import type { RuleInForce } from './rules-on.ts';

/** The first day on which what a rule looks ahead for has happened to one person; null where it does not happen. */
export function turningDay(inForce: RuleInForce, request: WalkRequest, values: FactValues): string | null {
  const { rule } = inForce;
  if (walkRule(inForce, request, values).verdict !== true) return null;
  const after = rule.kind === 'gaining';
  return daysAhead(rule, request.asOf).find((day) => everyClause(walkClauses(inForce, request, values, day).map(({ answer }) => answer)) === after) ?? null;
}

/**
 * The same for everyone of whom the rule says yes (`yes`: a relation of theirs in `facts`): `turning_person` and `turns_on`. Each of them is asked on each
 * day up to the later one what hangs on the day; all else is as today, and does not stand against the turn, or the rule would not say yes.
 */
export function turningDaysSql({ inForce }: CompiledRule, request: CompileRequest, yes: string): string {
  const { rule } = inForce;
  const context = ruleContext(inForce, request, { asOf: request.asOf, day: 'turns_on' });
  const every = clausesOf(rule).map(({ node }) => node.sql(context)).filter((sql) => sql.includes('turns_on')).map((sql) => `(${sql})`).join(' and ') || 'null';
  return [
    'select person_id as turning_person, min(turns_on) as turns_on',
    `from ${yes} y cross join (values ${daysAhead(rule, request.asOf).map((day) => `(date '${day}')`).join(', ')}) d (turns_on)`,
    `where ${rule.kind === 'gaining' ? every : `not (${every})`}`,
    'group by person_id',
  ].join('\n');
}
