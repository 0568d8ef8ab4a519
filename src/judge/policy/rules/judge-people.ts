import { join } from 'node:path';
import { literal, quoted, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { factsSql } from '../facts/facts-sql.ts';
import { listStates } from '../facts/list-state.ts';
import { wantedBy } from '../facts/wanted.ts';
import { DIALECTS } from '../language/dialect.ts';
import { clausesOf } from '../packs/policy.ts';
import { answerCode, type AnswerCode } from './answer-code.ts';
import { compileRule, type CompiledRule } from './compile-rule.ts';
import { rulesOn } from './rules-on.ts';
import type { ScreenRequest } from './screen.ts';
import { reasonOfUnknown, reasonOfYes } from './reasons.ts';

export interface PeopleRequest extends Omit<ScreenRequest, 'out'> {
  /** SQL of one column, the person_id of everyone asked about. */
  readonly people: string;
  /** Ids of the rules asked about. */
  readonly rules: ReadonlySet<string>;
  /** Where the small population of these people is laid down for the while. */
  readonly folder: string;
}

/** How one rule in force answers of one person, and why in words: the clauses that hold, those that do not, or what is unknown. */
export interface JudgedPerson {
  readonly rule: string;
  readonly person_id: string;
  readonly verdict: boolean | null;
  readonly because: string;
}

/** Judges some people by some rules, the noes among them: what `screen` keeps of everyone is only the findings. */
export async function judgePeople(engine: AnalysisEngine, request: PeopleRequest): Promise<JudgedPerson[]> {
  const { policy, asOf, people, folder } = request;
  const dialect = DIALECTS[engine.dialect];
  const states = listStates(policy, request.lists, asOf);
  const compiling = { policy, dialect, states, asOf };
  const compiled = rulesOn(policy, asOf).filter(({ rule }) => request.rules.has(rule.id)).map((inForce) => compileRule(inForce, compiling));
  if (compiled.length === 0) return [];
  const population = join(folder, 'people-asked-about.parquet');
  await engine.writeParquet(`select * from ${dialect.parquet(request.population)} where person_id in (${people})`, population);
  const wanted = wantedBy(policy, compiled.flatMap(({ inForce }) => clausesOf(inForce.rule).map(({ node }) => node)));
  await engine.run(`create or replace temp table facts as ${factsSql({ policy, dialect, population, states, asOf, ...wanted })}`);
  const codes = compiled.map((one) => answerCode(one, compiling));
  const judged = await engine.rows<Coded>(compiled.map((one, i) => answersSql(one, codes[i], i)).join('\nunion all\n'));
  await engine.run('drop table facts');
  return judged.flatMap(({ rule_no: no, person_id, code, failing }): JudgedPerson[] => {
    const [rule, said] = [compiled[no], codes[no]?.read(code)];
    if (!rule || !said) return [];
    const judgedBy = { rule: rule.inForce.rule.id, person_id };
    if (said.verdict === 'cannot_tell') return [{ ...judgedBy, verdict: null, because: reasonOfUnknown(said.unknown) }];
    if (said.verdict === 'no') return [{ ...judgedBy, verdict: false, because: `不成立：${failing}` }];
    return [{ ...judgedBy, verdict: true, because: reasonOfYes(rule, states) }];
  });
}

interface Coded {
  readonly rule_no: number;
  readonly person_id: string;
  readonly code: number;
  /** The clauses that are a no, in words. */
  readonly failing: string;
}

function answersSql({ clauses, sql }: CompiledRule, code: AnswerCode | undefined, no: number): string {
  const failing = clauses.map(({ clause }) => `case when not ${quoted(clause.id)} then ${literal(clause.label.zh)} end`).join(', ');
  return `select ${no} as rule_no, person_id, ${code?.sql('verdict') ?? '0'} as code, concat_ws('、', ${failing}) as failing from (\n${sql}\n) r`;
}
