import { literal, quoted, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { factsSql } from '../facts/facts-sql.ts';
import { listStates, type ListInput } from '../facts/list-state.ts';
import { wantedBy } from '../facts/wanted.ts';
import { DIALECTS } from '../language/dialect.ts';
import { clausesOf, type Policy } from '../packs/policy.ts';
import { compileRule, ruleContext, type CompileRequest } from '../rules/compile-rule.ts';
import { amountSql, nodesOf, questionsOn, type Question } from './questions.ts';

export interface BothRequest {
  readonly before: Policy;
  readonly after: Policy;
  /** Population Parquet of the day. */
  readonly population: string;
  readonly lists: readonly ListInput[];
  readonly asOf: string;
  /**
   * The table to make, a row a person and question that the draft touches: question, person_id, was and becomes ('yes', 'no', 'cannot_tell'),
   * amount_was and amount_becomes (fen a month where due and known), outcome, and turned (of winners and losers: what turned, in words).
   */
  readonly table: string;
}

export interface JudgedBoth {
  /** The questions that the draft touches. */
  readonly touched: readonly Question[];
  /** Those it leaves as they are. */
  readonly untouched: readonly Question[];
}

/** One policy ready to be asked. */
interface Side {
  readonly questions: ReadonlyMap<string, Question>;
  readonly compiling: CompileRequest;
  /** The relation of facts that some questions of either side need, as this policy defines them. */
  facts(questions: readonly Question[]): string;
}

/** Judges everyone by two policies over the same facts. A question that both put in the same SQL is left alone: nobody's answer differs. */
export async function judgeBoth(engine: AnalysisEngine, request: BothRequest): Promise<JudgedBoth> {
  const [was, becomes] = [sideOf(engine, request.before, request), sideOf(engine, request.after, request)];
  const asked = [...becomes.questions.values(), ...[...was.questions.values()].filter(({ id }) => !becomes.questions.has(id))];
  const differs = ({ id }: Question) => {
    const old = was.questions.get(id);
    return !old || answersSql(was, id) !== answersSql(becomes, id) || was.facts([old]) !== becomes.facts([old]);
  };
  const touched = asked.filter(differs);
  const old = touched.flatMap(({ id }) => was.questions.get(id) ?? []);
  const sameFacts = was.facts(old) === becomes.facts(old);
  if (touched.length > 0) await engine.run(`create or replace temp table facts_after as ${becomes.facts(sameFacts ? [...touched, ...old] : touched)}`);
  if (!sameFacts) await engine.run(`create or replace temp table facts_before as ${was.facts(old)}`);
  const turns = touched.map((question) => turnsSql(question, answersSql(was, question.id, sameFacts ? 'facts_after' : 'facts_before'), answersSql(becomes, question.id)));
  await engine.run(`create or replace temp table ${request.table} as ${turns.length > 0 ? turns.join('\nunion all\n') : NOTHING}`);
  for (const made of ['facts_before', 'facts_after']) await engine.run(`drop table if exists ${made}`);
  return { touched, untouched: asked.filter((question) => !touched.includes(question)) };
}

const NOTHING = "select '' as question, '' as person_id, '' as was, '' as becomes, 0 as amount_was, 0 as amount_becomes, '' as outcome, '' as turned where false";

function sideOf(engine: AnalysisEngine, policy: Policy, { population, lists, asOf }: BothRequest): Side {
  const compiling = { policy, dialect: DIALECTS[engine.dialect], states: listStates(policy, lists, asOf), asOf };
  return {
    questions: new Map(questionsOn(policy, asOf).map((question) => [question.id, question])),
    compiling,
    facts: (questions) => factsSql({ ...compiling, population, ...wantedBy(policy, questions.flatMap(nodesOf)) }),
  };
}

/** Everyone's answer under one policy: person_id, verdict, amount and unmet, the clauses that are not a yes. */
function answersSql({ questions, compiling }: Side, id: string, facts = 'facts_after'): string {
  const question = questions.get(id);
  if (!question) return "select '' as person_id, 'no' as verdict, cast(null as bigint) as amount, '' as unmet where false";
  return question.versions.map((version) => {
    const amount = question.amounts ? amountSql(question.amounts, compiling.policy, ruleContext(version, compiling)) : 'cast(null as bigint)';
    const unmet = clausesOf(version.rule).map(({ id: clause, label }) => `case when ${quoted(clause)} then null else ${literal(label.zh)} end`);
    return [
      "select person_id, case when verdict then 'yes' when not verdict then 'no' else 'cannot_tell' end as verdict",
      `  , case when verdict then ${amount} end as amount, concat_ws('；', ${unmet.join(', ')}) as unmet`,
      `from (\nwith facts as (select * from ${facts})\n${compileRule(version, compiling).sql}\n) r`,
    ].join('\n');
  }).join('\nunion all\n');
}

/** Who is not asked by either policy, because no version is for their county, has the answer no. */
function turnsSql({ id, amounts }: Question, was: string, becomes: string): string {
  const paid = amounts === null ? "when was = 'yes' and becomes = 'yes' then 'unchanged'"
    : `when was = 'yes' and becomes = 'yes' then case when amount_was < amount_becomes then 'rises' when amount_was > amount_becomes then 'falls' when amount_was = amount_becomes then 'unchanged' else 'cannot_tell' end`;
  return [
    `select ${literal(id)} as question, t.*`,
    `  , case when outcome = 'enters' then coalesce(unmet_was, '此前没有这项规定') when outcome = 'leaves' then coalesce(unmet_becomes, '不再有这项规定') when outcome in ('rises', 'falls') then '金额' end as turned`,
    'from (',
    'select *',
    `  , case when was = 'no' and becomes = 'yes' then 'enters' when was = 'yes' and becomes = 'no' then 'leaves' when was = 'no' and becomes = 'no' then 'unchanged' ${paid} else 'cannot_tell' end as outcome`,
    'from (',
    "select coalesce(a.person_id, b.person_id) as person_id, coalesce(b.verdict, 'no') as was, coalesce(a.verdict, 'no') as becomes",
    '  , b.amount as amount_was, a.amount as amount_becomes, b.unmet as unmet_was, a.unmet as unmet_becomes',
    `from (\n${was}\n) b full join (\n${becomes}\n) a on a.person_id = b.person_id`,
    ') j',
    ') t',
  ].join('\n');
}
