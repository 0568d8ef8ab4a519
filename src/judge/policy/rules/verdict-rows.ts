import { type AnalysisEngine, type Cell } from '../../../foundation/platform/engine/index.ts';
import type { SaidAnswer } from './answer-code.ts';
import type { CompileRequest } from './compile-rule.ts';
import { evidenceOf } from './evidence.ts';
import type { JudgedRule } from './every-answer.ts';
import { reasonOf } from './reasons.ts';

/** An answer of one rule that somebody got. */
export interface AnswerGiven {
  /** The rule's place among the rules. */
  readonly rule: number;
  readonly code: number;
  readonly said: SaidAnswer;
}

/** The table that lives while verdicts are written. */
const SAID = 'said';

/** Of columns that nobody shares, as person and rows, no dictionary is sought for long: 650,000 rows are written in 0.6 processor seconds instead of 0.8. */
const FORM = { groupRows: 61_440, dictionaryValues: 1000 };

/** The columns of the verdicts without a row: what is left when no rule can be run. */
const NO_ROWS = `select ${['rule', 'kind', 'person_id', 'certificate', 'county', 'division', 'verdict', 'reason', 'rows', 'unknown'].map((column) => `'' as "${column}"`).join(', ')} where false`;

/**
 * Writes the verdict rows: every yes, and what cannot be told for a reason that lies with the person. `answers` is a table of who got which (person: the rowid in `facts`).
 * The words are found once for each answer given. The rows that decided are told by one expression for all answers: one for each set of lists went
 * through everybody's rows thirty times, and took twice as long.
 */
export async function writeVerdicts(
  engine: AnalysisEngine, rules: readonly JudgedRule[], given: readonly AnswerGiven[], request: CompileRequest, { facts, answers, out }: { facts: string; answers: string; out: string },
): Promise<number> {
  if (rules.length === 0) return engine.writeParquet(NO_ROWS, out);
  const evidence = evidenceOf(rules.map((rule) => rule.evidence), request);
  await engine.load(SAID, {
    rule_no: 'integer', code: 'bigint', ...Object.fromEntries(evidence.columns.map((column) => [column, 'bigint' as const])),
    rule: 'varchar', kind: 'varchar', verdict: 'varchar', reason: 'varchar', unknown: 'varchar',
  }, given.flatMap(({ rule: no, code, said }) => {
    const rule = rules[no];
    return rule ? saidRows(rule, said, request).map((row) => [no, code, ...evidence.numbers(rule.evidence), ...row]) : [];
  }));
  const rows = await engine.writeParquet([
    `select s.rule, s.kind, f.person_id, f.certificate, f.county, f.division, s.verdict, s.reason, ${evidence.sql} as "rows", s.unknown`,
    `from ${answers} a join ${SAID} s on s.rule_no = a.rule_no and s.code = a.code join ${facts} f on f.rowid = a.person`,
  ].join('\n'), out, FORM);
  await engine.run(`drop table ${SAID}`);
  return rows;
}

/** rule, kind, verdict, reason and unknown of the rows of an answer; none where the answer is not written. */
function saidRows(rule: JudgedRule, said: SaidAnswer, { states }: CompileRequest): Cell[][] {
  if (said.verdict === 'no' || said.verdict === 'cannot_tell' && said.cause !== 'person') return [];
  const unknown = said.verdict === 'cannot_tell' ? said.unknown.map(({ fact, why }) => ({ fact: fact.name, why })) : [];
  const { id, kind } = rule.inForce.rule;
  return [[id, kind, said.verdict, reasonOf(rule, said, states), JSON.stringify(unknown)]];
}
