import { join } from 'node:path';
import { literal, quoted, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { factsSql } from '../facts/facts-sql.ts';
import { listStates } from '../facts/list-state.ts';
import { wantedBy } from '../facts/wanted.ts';
import { DIALECTS } from '../language/dialect.ts';
import { clausesOf } from '../packs/policy.ts';
import { compileRule, type CompiledRule, type CompileRequest } from './compile-rule.ts';
import { rulesOn } from './rules-on.ts';
import type { ScreenRequest } from './screen.ts';
import { reasonOfUnknown, reasonOfYes } from './verdict-rows.ts';

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
  const judged = await engine.rows<JudgedPerson>(compiled.map((one) => answersSql(one, compiling)).join('\nunion all\n'));
  await engine.run('drop table facts');
  return judged;
}

function answersSql(compiled: CompiledRule, { states }: CompileRequest): string {
  const { clauses, inForce, sql } = compiled;
  const failing = clauses.map(({ clause }) => `case when not ${quoted(clause.id)} then ${literal(clause.label.zh)} end`).join(', ');
  return [
    `select ${literal(inForce.rule.id)} as rule, person_id, verdict`,
    `  , case when verdict then ${literal(reasonOfYes(compiled, states))} when not verdict then '不成立：' || concat_ws('、', ${failing})`,
    `    else ${reasonOfUnknown(compiled, states)} end as because`,
    `from (\n${sql}\n) r`,
  ].join('\n');
}
