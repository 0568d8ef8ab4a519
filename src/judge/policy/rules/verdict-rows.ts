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

/**
 * The verdict rows of one rule: every yes, and what cannot be told for a reason that lies with the person. `judged`: a relation of those
 * people alone, with their facts, the columns of the clauses, and `verdict`.
 */
export function verdictRowsSql(compiled: CompiledRule, request: CompileRequest, judged: string): string {
  const { states } = request;
  const { rule } = compiled.inForce;
  return [
    `select ${literal(rule.id)} as rule, ${literal(rule.kind)} as kind, person_id, certificate, county, division`,
    "  , case when verdict then 'yes' else 'cannot_tell' end as verdict",
    `  , case when verdict then ${rule.aheadDays === null ? literal(reasonOfYes(compiled, states)) : reasonOfTurn(compiled, states)} else '无法判定：' || ${reasonOfUnknown(compiled, states)} end as reason`,
    `  , ${rowsSql(compiled, request)} as "rows"`,
    `  , case when verdict then '[]' else '[' || ${unknownSql(compiled, states)} || ']' end as "unknown"`,
    `from ${judged} r`,
    ...(rule.aheadDays === null ? [] : [`left join (\n${turningDaysSql(compiled, request, `(select * from ${judged} j where verdict)`)}\n) t on turning_person = person_id`]),
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

/** The rows that decided as JSON: the register's own row and every linked row of the lists the rule looks at. */
function rowsSql({ clauses }: CompiledRule, { states, dialect, asOf }: CompileRequest): string {
  const lists = [...new Set(clauses.flatMap(({ facts }) => facts.map(({ list }) => list)))];
  const parts = lists.flatMap((list) => {
    const state = states.get(list);
    if (list !== 'register' && (!state || state.gap !== null)) return [];
    const head = `{"list":"${list}","as_of":"${state?.input?.asOf ?? asOf}","row":`;
    const numbers = list === 'register' ? rowsColumn(list) : dialect.joinRows(rowsColumn(list));
    return [`${literal(head)} || replace(${numbers}, ',', ${literal(`},${head}`)}) || '}'`];
  });
  return parts.length === 0 ? "'[]'" : `'[' || concat_ws(',', ${parts.join(', ')}) || ']'`;
}
