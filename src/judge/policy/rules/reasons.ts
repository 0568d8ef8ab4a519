import type { ListState } from '../facts/list-state.ts';
import type { SaidAnswer, Turn, UnknownFact } from './answer-code.ts';
import { assumedEmpty } from './assumed-empty.ts';
import type { CompiledRule } from './compile-rule.ts';
import { GAP_WORDS } from './gap-words.ts';
import type { RuleInForce } from './rules-on.ts';

type Words = Pick<CompiledRule, 'inForce' | 'clauses'>;

/** Why a rule says what it says, in words. */
export function reasonOf(words: Words, said: Exclude<SaidAnswer, { verdict: 'no' }>, states: ReadonlyMap<string, ListState>): string {
  if (said.verdict === 'cannot_tell') return `无法判定：${reasonOfUnknown(said.unknown)}`;
  return said.turn === null ? reasonOfYes(words, states) : reasonOfTurn(words, said.turn, states);
}

/** Why a rule says yes: every clause in words, and the lists it did without. */
export function reasonOfYes({ inForce, clauses }: Words, states: ReadonlyMap<string, ListState>): string {
  return `${clauses.map(({ clause }) => clause.label.zh).join('；')}${emptyLists(inForce, states)}`;
}

/** Why nobody can tell: each fact in doubt and why it is unknown. */
export function reasonOfUnknown(unknown: readonly UnknownFact[]): string {
  const said = unknown.map(({ fact, why }) => `${fact.label.zh}不明，${GAP_WORDS[why].zh}`);
  // No fact is in doubt where an amount is not written down, or a row that is looked at has an empty cell.
  return said.length > 0 ? said.join('；') : `${GAP_WORDS.no_parameter.zh}，或名单某行有空项`;
}

/** What stays as it is; then the day, and the clauses that turn on the way. */
function reasonOfTurn({ inForce }: Words, { day, turning, staying }: Turn, states: ReadonlyMap<string, ListState>): string {
  const happens = inForce.rule.kind === 'gaining' ? ' 起成立：' : ' 起不再成立：';
  const turned = day === null ? [] : [`${day}${happens}${turning.map(({ label }) => label.zh).join('、')}`];
  return `${[...staying.map(({ label }) => label.zh), ...turned].join('；')}${emptyLists(inForce, states)}`;
}

function emptyLists(inForce: RuleInForce, states: ReadonlyMap<string, ListState>): string {
  const empty = assumedEmpty(inForce, states).map((list) => states.get(list)?.policy.label.zh ?? list);
  return empty.length === 0 ? '' : `（未提供${empty.join('、')}，按未列入处理）`;
}
