import { addDays } from '../../../foundation/kernel/index.ts';
import { GAPS_OF_LISTS, whyColumn } from '../facts/facts-sql.ts';
import type { Gap } from '../facts/list-state.ts';
import type { Clause, Fact } from '../packs/policy.ts';
import type { CompiledRule, CompileRequest } from './compile-rule.ts';
import { digitsOf, digitsSql, numbersOf, type Digit } from './digits.ts';
import { turningDaySql } from './turning-day.ts';

/** How a rule answers of a person, and everything that is said of why. */
export type SaidAnswer =
  | { readonly verdict: 'no' }
  /** `turn`: of a rule that looks ahead, the day it happens, the clauses that turn on the way and those that stay. */
  | { readonly verdict: 'yes'; readonly turn: Turn | null }
  /** `cause`: `<list>:<gap>` or `<parameter>:no_parameter` where the reason is the same for everyone there, else `person`. */
  | { readonly verdict: 'cannot_tell'; readonly unknown: readonly UnknownFact[]; readonly cause: string };

export interface Turn {
  readonly day: string | null;
  readonly turning: readonly Clause[];
  readonly staying: readonly Clause[];
}

export interface UnknownFact {
  readonly fact: Fact;
  readonly why: Gap;
}

/** A rule's answer of everyone as one number: 0 no, above it yes, below it cannot tell. Those who get the same number get the same words, and these are found once. */
export interface AnswerCode {
  /** Over the facts and the columns of the clauses; `verdict` is the column of the rule's verdict. */
  sql(verdict: string): string;
  read(code: number): SaidAnswer;
}

/** Makes the number of a rule, and reads it. `nameColumn` names the column for what many rules ask over the facts and the clauses. */
export function answerCode(compiled: CompiledRule, request: CompileRequest, nameColumn: (sql: string) => string = (sql) => sql): AnswerCode {
  const [turn, unknown] = [turnDigits(compiled, request), unknownDigits(compiled, request, nameColumn)];
  const most = Math.max(numbersOf(turn), numbersOf(unknown));
  if (most > Number.MAX_SAFE_INTEGER) throw new RangeError(`${compiled.inForce.rule.id} stands on too many facts to be told apart by one number`);
  const type = most < 2 ** 15 ? 'smallint' : most < 2 ** 31 ? 'integer' : 'bigint';
  const number = (sign: '' | '-', digits: readonly Digit[]) => `cast(${sign}(1 + ${digitsSql(digits)}) as ${type})`;
  return {
    sql: (verdict) => `case when ${verdict} then ${number('', turn)} when ${verdict} is null then ${number('-', unknown)} else 0 end`,
    read: (code) => {
      if (code === 0) return { verdict: 'no' };
      return code > 0 ? { verdict: 'yes', turn: turnOf(compiled, request, digitsOf(code - 1, turn)) } : cannotTell(compiled, request, digitsOf(-code - 1, unknown));
    },
  };
}

const [STAYS, TURNS] = [0, 1];

/** The day, then how each clause is on the later day beside today; of a rule that speaks of one day, none. */
function turnDigits(compiled: CompiledRule, request: CompileRequest): Digit[] {
  const { inForce: { rule }, clauses } = compiled;
  if (rule.aheadDays === null) return [];
  const turns = clauses.map(({ now, later }): Digit => {
    if (later === null || later.column === now.column) return { sql: () => String(STAYS), radix: 1 };
    return { sql: (times) => `case when ${now.column} = ${later.column} then ${STAYS} when ${now.column} <> ${later.column} then ${TURNS} else 2 end * ${times}`, radix: 3 };
  });
  return [{ sql: (times) => `${turningDaySql(compiled, request)} * ${times}`, radix: rule.aheadDays + 1 }, ...turns];
}

function turnOf({ inForce: { rule }, clauses }: CompiledRule, { asOf }: CompileRequest, [day = 0, ...turns]: readonly number[]): Turn | null {
  if (rule.aheadDays === null) return null;
  const those = (which: number | undefined) => clauses.flatMap(({ clause }, i) => (turns[i] === which ? [clause] : []));
  return { day: day === 0 ? null : addDays(asOf, day), turning: those(TURNS), staying: those(STAYS) };
}

/**
 * Each fact that may be in doubt, with why; then each amount that may be missing. Asked once for all rules: of the few people of whom one rule cannot tell,
 * each step of the engine costs more than of everyone together.
 */
function unknownDigits({ doubts, unset }: CompiledRule, { states }: CompileRequest, nameColumn: (sql: string) => string): Digit[] {
  const digit = (when: string, number: string, radix: number): Digit => {
    const column = nameColumn(`case when ${when} then cast(${number} as bigint) else 0 end`);
    return { sql: (times) => `${column} * ${times}`, radix };
  };
  const facts = doubts.map(({ fact: { list }, unclear, blank }): Digit => {
    const told = states.get(list)?.gap === null;
    const when = blank === null ? unclear : `${blank} and (${unclear})`;
    return digit(when, told ? whyColumn(list) : '1', told ? GAPS_OF_LISTS.length + 1 : 2);
  });
  return [...facts, ...unset.map(({ when }) => digit(when, '1', 2))];
}

function cannotTell({ doubts, unset }: CompiledRule, { states }: CompileRequest, digits: readonly number[]): SaidAnswer {
  const unknown = doubts.flatMap(({ fact }, i): UnknownFact[] => {
    const digit = digits[i] ?? 0;
    if (digit === 0) return [];
    const state = states.get(fact.list);
    return [{ fact, why: state ? (state.gap ?? GAPS_OF_LISTS[digit - 1] ?? 'blank') : 'blank' }];
  });
  const whole = unknown.find(({ fact: { list }, why }) => states.has(list) && (states.get(list)?.gap !== null || why === 'held' || why === 'uncovered'));
  const amount = unset.find((_, i) => digits[doubts.length + i] === 1);
  const cause = whole ? `${whole.fact.list}:${whole.why}` : amount ? `${amount.parameter}:no_parameter` : 'person';
  return { verdict: 'cannot_tell', unknown, cause };
}
