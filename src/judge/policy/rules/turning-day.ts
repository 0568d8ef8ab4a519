import { literal } from '../../../foundation/platform/engine/index.ts';
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
 * The same in SQL over the facts of a person of whom the rule says yes: the day's place among the days ahead, from 1 on; 0 where there is none. Asked anew
 * on each day is what hangs on the day; all else is as today, and does not stand against the turn, or the rule would not say yes.
 */
export function turningDaySql({ inForce }: CompiledRule, request: CompileRequest): string {
  const { rule } = inForce;
  const context = ruleContext(inForce, request, { asOf: request.asOf, day: 'turns_on' });
  const every = clausesOf(rule).map(({ node }) => node.sql(context)).filter((sql) => sql.includes('turns_on')).map((sql) => `(${sql})`).join(' and ') || 'null';
  const days = daysAhead(rule, request.asOf).map((day) => `date ${literal(day)}`);
  return request.dialect.firstWhere(days, 'turns_on', rule.kind === 'gaining' ? every : `not (${every})`);
}
