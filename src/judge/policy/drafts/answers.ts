import { literal } from '../../../foundation/platform/engine/index.ts';
import { compileRule, ruleContext, type CompileRequest } from '../rules/compile-rule.ts';
import { amountSql, type Question } from './questions.ts';

/** One policy's answer to a question, in SQL over columns that `nameColumn` gave names. */
export interface AnswerSql {
  /** True, false, or null where it cannot be told. False too for people no version is for. */
  readonly verdict: string;
  /** Fen a month; null where not due or not known. */
  readonly amount: string;
  /** The clauses that are not a yes, in words. */
  readonly unmet: string;
}

/** What a question that a policy does not know is answered. */
export const NOT_ASKED: AnswerSql = { verdict: 'false', amount: 'cast(null as bigint)', unmet: 'cast(null as varchar)' };

/** A policy's answer to one question. `nameColumn` names the column for a piece of SQL over the relation of facts. */
export function answerSql(question: Question, compiling: CompileRequest, nameColumn: (sql: string) => string): AnswerSql {
  const versions = question.versions.map((version) => {
    const { clauses, verdict, people } = compileRule(version, compiling, (_id, sql) => nameColumn(sql));
    const unmet = clauses.map(({ clause, now }) => `case when ${now.column} then null else ${literal(clause.label.zh)} end`);
    return {
      people: people === null ? 'true' : nameColumn(people),
      verdict,
      amount: question.amounts ? nameColumn(amountSql(question.amounts, compiling.policy, ruleContext(version, compiling))) : NOT_ASKED.amount,
      unmet: version.rule.aheadDays === null ? `concat_ws('；', ${unmet.join(', ')})` : "'提前期内的情形'",
    };
  });
  const choose = (part: 'verdict' | 'amount' | 'unmet', otherwise: string) => `case ${versions.map((one) => `when ${one.people} then ${one[part]}`).join(' ')} else ${otherwise} end`;
  return { verdict: choose('verdict', 'false'), amount: choose('amount', NOT_ASKED.amount), unmet: choose('unmet', NOT_ASKED.unmet) };
}
