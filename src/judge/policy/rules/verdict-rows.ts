import { type AnalysisEngine, type Cell } from '../../../foundation/platform/engine/index.ts';
import type { SaidAnswer } from './answer-code.ts';
import type { CompileRequest } from './compile-rule.ts';
import { evidenceSql } from './evidence.ts';
import type { JudgedRule } from './every-answer.ts';
import { reasonOf } from './reasons.ts';

/** An answer of one rule that somebody got. */
export interface AnswerGiven {
  /** The rule's place among the rules. */
  readonly rule: number;
  readonly code: number;
  readonly said: SaidAnswer;
}

/** Tables that live while verdicts are written. */
const [SAID, EVIDENCE] = ['said', 'evidence'];

/** The columns of the verdicts without a row: what is left when no rule can be run. */
const NO_ROWS = `select ${['rule', 'kind', 'person_id', 'certificate', 'county', 'division', 'verdict', 'reason', 'rows', 'unknown'].map((column) => `'' as "${column}"`).join(', ')} where false`;

/**
 * Writes the verdict rows: every yes, and what cannot be told for a reason that lies with the person. `answers` is a table of who got which (person: the rowid in `facts`).
 * The words are found once for each answer given, the rows that decided once for each person and set of lists: sixty rules share thirty sets.
 */
export async function writeVerdicts(
  engine: AnalysisEngine, rules: readonly JudgedRule[], given: readonly AnswerGiven[], request: CompileRequest, { facts, answers, out }: { facts: string; answers: string; out: string },
): Promise<number> {
  if (rules.length === 0) return engine.writeParquet(NO_ROWS, out);
  const sets = [...new Set(rules.map(({ evidence }) => evidence.join(' ')))];
  const setOf = ({ evidence }: JudgedRule) => sets.indexOf(evidence.join(' '));
  await engine.load(SAID, {
    rule_no: 'integer', code: 'bigint', evidence: 'integer', rule: 'varchar', kind: 'varchar', verdict: 'varchar', reason: 'varchar', unknown: 'varchar',
  }, given.flatMap(({ rule: no, code, said }) => {
    const rule = rules[no];
    return rule ? saidRows(rule, said, request).map((row) => [no, code, setOf(rule), ...row]) : [];
  }));
  await engine.run(`create or replace temp table ${EVIDENCE} as ${sets.map((_, i) => {
    const own = rules.filter((rule) => setOf(rule) === i);
    const lists = own[0]?.evidence ?? [];
    return `select rowid as person, ${i} as evidence, ${evidenceSql(lists, request)} as "rows" from ${facts} where ${own.map(({ column }) => `${column} <> 0`).join(' or ')}`;
  }).join('\nunion all\n')}`);
  const rows = await engine.writeParquet([
    'select s.rule, s.kind, f.person_id, f.certificate, f.county, f.division, s.verdict, s.reason, e."rows", s.unknown',
    `from ${answers} a join ${SAID} s on s.rule_no = a.rule_no and s.code = a.code join ${facts} f on f.rowid = a.person`,
    `join ${EVIDENCE} e on e.person = a.person and e.evidence = s.evidence`,
  ].join('\n'), out);
  await engine.run(`drop table ${SAID}; drop table ${EVIDENCE}`);
  return rows;
}

/** rule, kind, verdict, reason and unknown of the rows of an answer; none where the answer is not written. */
function saidRows(rule: JudgedRule, said: SaidAnswer, { states }: CompileRequest): Cell[][] {
  if (said.verdict === 'no' || said.verdict === 'cannot_tell' && said.cause !== 'person') return [];
  const unknown = said.verdict === 'cannot_tell' ? said.unknown.map(({ fact, why }) => ({ fact: fact.name, why })) : [];
  const { id, kind } = rule.inForce.rule;
  return [[id, kind, said.verdict, reasonOf(rule, said, states), JSON.stringify(unknown)]];
}
