import { quoted } from '../../../foundation/platform/engine/index.ts';
import { PLACES } from '../facts/told-sql.ts';
import { answerCode, type AnswerCode } from './answer-code.ts';
import { compileRule, type CompiledRule, type CompileRequest } from './compile-rule.ts';
import { evidenceLists } from './evidence.ts';
import type { RuleInForce } from './rules-on.ts';
import { sharedColumns } from './shared-columns.ts';

/** A rule among others in one table of everyone. */
export interface JudgedRule extends CompiledRule {
  /** Column of the number that says how the rule answers of a person (see `AnswerCode`); null for people it is not for. */
  readonly column: string;
  readonly code: AnswerCode;
  /** The lists whose rows decide. */
  readonly evidence: readonly string[];
}

export interface EveryAnswer {
  readonly rules: readonly JudgedRule[];
  /** SELECT over the relation of facts: person_id, certificate, county, division, `#places` and the column of each rule. */
  sql(facts: string): string;
}

/**
 * Judges everyone by many rules in one pass: a column for each different clause, for many rules ask the same, over those one for each different verdict and doubt, over
 * those a number a rule. What is written and counted after looks at the numbers.
 */
export function everyAnswer(inForce: readonly RuleInForce[], request: CompileRequest): EveryAnswer {
  const [clauses, over] = [sharedColumns('clause#'), sharedColumns('over#')];
  const rules = inForce.map((one, i): JudgedRule => {
    const compiled = compileRule(one, request, (_id, sql) => clauses.name(sql));
    return { ...compiled, column: quoted(`rule#${i + 1}`), code: answerCode(compiled, request, over.name), evidence: evidenceLists(compiled, request) };
  });
  const codes = rules.map(({ code, verdict, people, column }) => {
    const sql = code.sql(over.name(verdict));
    return `  , ${people === null ? sql : `case when ${people} then ${sql} end`} as ${column}`;
  });
  const columns = (all: ReadonlyMap<string, string>) => [...all].map(([sql, column]) => `  , ${sql} as ${column}`);
  return {
    rules,
    sql: (facts) => [
      `select person_id, certificate, county, division, ${PLACES}`,
      ...codes,
      'from (select c.*',
      ...columns(over.all),
      'from (select facts.*',
      ...columns(clauses.all),
      `from (\n${facts}\n) facts) c) v`,
    ].join('\n'),
  };
}
