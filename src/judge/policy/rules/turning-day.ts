import { quoted } from '../../../foundation/platform/engine/index.ts';
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

/** The same for everyone of whom the rule says yes: `turning_person` and `turns_on`. Each of them is judged on each day up to the later one. */
export function turningDaysSql({ inForce, sql }: CompiledRule, request: CompileRequest): string {
  const { rule } = inForce;
  const clauses = clausesOf(rule);
  const context = ruleContext(inForce, request, { asOf: request.asOf, day: quoted('turns_on') });
  const every = clauses.map(({ id }) => quoted(id)).join(' and ');
  return [
    'select person_id as turning_person, min(turns_on) as turns_on',
    'from (',
    `  select person_id, turns_on${clauses.map(({ id, node }) => `, ${node.sql(context)} as ${quoted(id)}`).join('')}`,
    `  from facts cross join (values ${daysAhead(rule, request.asOf).map((day) => `(date '${day}')`).join(', ')}) d (turns_on)`,
    `  where person_id in (select person_id from (\n${sql}\n) r where verdict)`,
    ') v',
    `where ${rule.kind === 'gaining' ? every : `not (${every})`}`,
    'group by person_id',
  ].join('\n');
}
