import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import type { JudgedRule } from './every-answer.ts';
import { isFor } from './rules-on.ts';
import type { VerdictCount } from './screen.ts';
import type { AnswerGiven } from './verdict-rows.ts';

interface Counted {
  readonly rule: number;
  readonly code: number;
  readonly county: string;
  readonly people: number;
}

export interface AnswersCounted {
  readonly counts: readonly VerdictCount[];
  /** Each answer that somebody got, but no. */
  readonly given: readonly AnswerGiven[];
}

/** Lays the answers that are not a no under each other (`answers`: person, rule_no, code; a no is what is left) and counts them. */
export async function countAnswers(engine: AnalysisEngine, rules: readonly JudgedRule[], { facts, answers }: { facts: string; answers: string }): Promise<AnswersCounted> {
  const laid = rules.map(({ column }, i) => `select rowid as person, cast(${i} as integer) as rule_no, cast(${column} as bigint) as code from ${facts} where ${column} <> 0`);
  const none = "select cast(0 as bigint) as person, 0 as rule_no, cast(0 as bigint) as code where false";
  await engine.run(`create or replace temp table ${answers} as ${[none, ...laid].join('\nunion all\n')}`);
  const counted = await engine.rows<Counted>([
    `select a.rule_no as rule, a.code, f.county, count(*) as people from ${answers} a join ${facts} f on f.rowid = a.person`,
    'group by a.rule_no, a.code, f.county order by a.rule_no, a.code, f.county',
  ].join('\n'));
  const everyone = await engine.rows<{ county: string; people: number }>(`select county, count(*) as people from ${facts} group by county order by county`);
  const byRule = Map.groupBy(counted, ({ rule }) => rule);
  const counts: VerdictCount[] = [];
  const given: AnswerGiven[] = [];
  for (const [i, rule] of rules.entries()) {
    const own = byRule.get(i) ?? [];
    const codes = new Map([...new Set(own.map(({ code }) => code))].map((code) => [code, rule.code.read(code)]));
    for (const [code, said] of codes) given.push({ rule: i, code, said });
    const said = own.map(({ code, county, people }) => {
      const answer = codes.get(code);
      return { county, people, verdict: answer?.verdict ?? 'no', cause: answer?.verdict === 'cannot_tell' ? answer.cause : null };
    });
    const answered = Map.groupBy(said, ({ county }) => county);
    const noes = everyone.filter(({ county }) => isFor(rule.inForce, county)).map(({ county, people }) => ({
      county, verdict: 'no' as const, cause: null, people: (answered.get(county) ?? []).reduce((left, one) => left - one.people, people),
    }));
    const { id, kind } = rule.inForce.rule;
    for (const alike of Map.groupBy([...said, ...noes], ({ county, verdict, cause }) => `${county} ${verdict} ${cause}`).values()) {
      const [first] = alike;
      const people = alike.reduce((sum, one) => sum + one.people, 0);
      if (first && people > 0) counts.push({ rule: id, kind, ...first, people });
    }
  }
  return { counts, given };
}
