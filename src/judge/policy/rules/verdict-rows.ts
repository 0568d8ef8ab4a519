import { literal } from '../../../foundation/platform/engine/index.ts';
import { gapColumn } from '../facts/facts-sql.ts';
import { rowsColumn } from '../facts/told-sql.ts';
import type { ListState } from '../facts/list-state.ts';
import type { Fact } from '../packs/policy.ts';
import { assumedEmpty } from './assumed-empty.ts';
import type { CompiledRule, CompileRequest } from './compile-rule.ts';
import { GAP_WORDS } from './gap-words.ts';
import type { RuleInForce } from './rules-on.ts';
import { turningDaysSql } from './turning-day.ts';

/** Who of `facts` gets a verdict row, in SQL. */
export interface Written {
  readonly yes: string;
  /** Yes, or cannot be told for a reason that lies with the person. */
  readonly any: string;
  /** The rows that decided, as JSON. */
  readonly evidence: string;
}

/** The verdict rows of one rule over `facts` with the columns of the clauses: every yes, and what cannot be told for a reason that lies with the person. */
export function verdictRowsSql(compiled: CompiledRule, request: CompileRequest, { yes, any, evidence }: Written): string {
  const { states } = request;
  const { rule } = compiled.inForce;
  return [
    `select ${literal(rule.id)} as rule, ${literal(rule.kind)} as kind, person_id, certificate, county, division`,
    `  , case when ${yes} then 'yes' else 'cannot_tell' end as verdict`,
    `  , case when ${yes} then ${rule.aheadDays === null ? literal(reasonOfYes(compiled, states)) : reasonOfTurn(compiled, states)} else '无法判定：' || ${reasonOfUnknown(compiled, states)} end as reason`,
    `  , ${evidence} as "rows"`,
    `  , case when ${yes} then '[]' else '[' || ${unknownSql(compiled, states)} || ']' end as "unknown"`,
    'from facts',
    ...(rule.aheadDays === null ? [] : [`left join (\n${turningDaysSql(compiled, request, `(select * from facts where ${yes})`)}\n) t on turning_person = person_id`]),
    `where ${any}`,
  ].join('\n');
}

/** Why a rule says yes: every clause in words, and the lists it did without. */
export function reasonOfYes({ inForce, clauses }: CompiledRule, states: ReadonlyMap<string, ListState>): string {
  return `${clauses.map(({ clause }) => clause.label.zh).join('；')}${emptyLists(inForce, states)}`;
}

function emptyLists(inForce: RuleInForce, states: ReadonlyMap<string, ListState>): string {
  const empty = assumedEmpty(inForce, states).map((list) => states.get(list)?.policy.label.zh ?? list);
  return empty.length === 0 ? '' : `（未提供${empty.join('、')}，按未列入处理）`;
}

/** What stays as it is; then the day, and the clauses that turn on the way. */
function reasonOfTurn({ inForce, clauses }: CompiledRule, states: ReadonlyMap<string, ListState>): string {
  const labels = (turning: boolean) => clauses.map(({ clause: { label }, now, later }) =>
    `case when (${now.column} = ${later?.column ?? now.column}) = ${String(!turning)} then ${literal(label.zh)} end`).join(', ');
  const happens = inForce.rule.kind === 'gaining' ? ' 起成立：' : ' 起不再成立：';
  return `concat_ws('；', ${labels(false)}, cast(turns_on as varchar) || ${literal(happens)} || concat_ws('、', ${labels(true)})) || ${literal(emptyLists(inForce, states))}`;
}

function gapSql(fact: Fact, states: ReadonlyMap<string, ListState>, worded: (gap: keyof typeof GAP_WORDS) => string): string {
  if (fact.list === 'register') return literal(worded('blank'));
  const whole = states.get(fact.list)?.gap;
  if (whole) return literal(worded(whole));
  const told = (['waiting', 'held', 'uncovered'] as const).map((gap) => `when ${gapColumn(fact.list)} = '${gap}' then ${literal(worded(gap))}`);
  return `case ${told.join(' ')} when ${rowsColumn(fact.list)} is null then ${literal(worded('not_listed'))} else ${literal(worded('blank'))} end`;
}

/** SQL of why nobody can tell: each fact in doubt and why it is unknown. */
export function reasonOfUnknown(compiled: CompiledRule, states: ReadonlyMap<string, ListState>): string {
  const said = compiled.doubts.map(({ fact, when }) =>
    `case when ${when} then ${literal(`${fact.label.zh}不明，`)} || ${gapSql(fact, states, (gap) => GAP_WORDS[gap].zh)} end`);
  // No fact is in doubt where an amount is not written down, or a row that is looked at has an empty cell.
  const otherwise = literal(`${GAP_WORDS.no_parameter.zh}，或名单某行有空项`);
  return said.length === 0 ? otherwise : `coalesce(nullif(concat_ws('；', ${said.join(', ')}), ''), ${otherwise})`;
}

function unknownSql(compiled: CompiledRule, states: ReadonlyMap<string, ListState>): string {
  const said = compiled.doubts.map(({ fact, when }) =>
    `case when ${when} then ${literal(`{"fact":"${fact.name}","why":"`)} || ${gapSql(fact, states, (gap) => gap)} || '"}' end`);
  return `concat_ws(',', ${said.join(', ')})`;
}
