import { literal, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { factsSql } from '../facts/facts-sql.ts';
import { listStates, type ListInput } from '../facts/list-state.ts';
import { wantedBy } from '../facts/wanted.ts';
import { DIALECTS } from '../language/dialect.ts';
import type { Policy } from '../packs/policy.ts';
import type { CompileRequest } from '../rules/compile-rule.ts';
import { listsLacking } from '../rules/not-run.ts';
import { sharedColumns } from '../rules/shared-columns.ts';
import { answerSql, NOT_ASKED, type AnswerSql } from './answers.ts';
import { nodesOf, questionsOn, type Question } from './questions.ts';

export interface BothRequest {
  readonly before: Policy;
  readonly after: Policy;
  /** Population Parquet of the day. */
  readonly population: string;
  readonly lists: readonly ListInput[];
  readonly asOf: string;
  /**
   * The table to make, a row a person and question that the draft touches, but those who are a no on both sides: question, person_id, was and
   * becomes ('yes', 'no', 'cannot_tell'), amount_was and amount_becomes (fen a month where due and known), outcome, and turned (of winners and
   * losers: what turned, in words).
   */
  readonly table: string;
}

export interface JudgedBoth {
  /** The questions that the draft touches. */
  readonly touched: readonly Question[];
  /** Those it leaves as they are. */
  readonly untouched: readonly Question[];
  /** Those that lack a list they cannot do without: nobody is asked. */
  readonly notAsked: readonly Question[];
}

/** One policy ready to be asked. */
interface Side {
  readonly questions: ReadonlyMap<string, Question>;
  readonly compiling: CompileRequest;
  /** The relation of facts that some questions of either side need, as this policy defines them. */
  facts(questions: readonly Question[]): string;
}

/** The columns of one relation, as two policies ask for them. */
interface Columns {
  name(sql: string): string;
  /** SELECT of person_id and these columns over a relation of facts. */
  over(facts: string): string;
  /** The columns of a table, for a list that has others before them. */
  list(table: string): string;
}

function columnsCalled(prefix: string): Columns {
  const { name, all } = sharedColumns(prefix);
  return {
    name,
    over: (facts) => `select person_id${[...all].map(([sql, column]) => `\n  , ${sql} as ${column}`).join('')}\nfrom (\n${facts}\n) facts`,
    list: (table) => [...all.values()].map((column) => `, ${table}.${column}`).join(''),
  };
}

/**
 * Judges everyone by two policies over the same facts, in one pass: a column for each different clause, and over those each question that the
 * draft touches. A question that both put in the same SQL is left alone: nobody's answer differs.
 */
export async function judgeBoth(engine: AnalysisEngine, request: BothRequest): Promise<JudgedBoth> {
  const [was, becomes] = [sideOf(engine, request.before, request), sideOf(engine, request.after, request)];
  const all = [...becomes.questions.values(), ...[...was.questions.values()].filter(({ id }) => !becomes.questions.has(id))];
  const notAsked = all.filter(({ id }) => [was, becomes].some((side) => lacksLists(side, id)));
  const asked = all.filter((question) => !notAsked.includes(question));
  const touched = asked.filter(({ id }) => differs(id, was, becomes));
  const { judged, turns } = turnsOf(touched, was, becomes);
  await engine.run(`create or replace temp table judged as ${judged}`);
  await engine.run(`create or replace temp table ${request.table} as ${turns}`);
  await engine.run('drop table judged');
  return { touched, untouched: asked.filter((question) => !touched.includes(question)), notAsked };
}

function sideOf(engine: AnalysisEngine, policy: Policy, { population, lists, asOf }: BothRequest): Side {
  const compiling = { policy, dialect: DIALECTS[engine.dialect], states: listStates(policy, lists, asOf), asOf };
  return {
    questions: new Map(questionsOn(policy, asOf).map((question) => [question.id, question])),
    compiling,
    facts: (questions) => factsSql({ ...compiling, population, ...wantedBy(policy, questions.flatMap(nodesOf)) }),
  };
}

function lacksLists({ questions, compiling: { policy, states } }: Side, id: string): boolean {
  return (questions.get(id)?.versions ?? []).some((version) => listsLacking(version, policy, states).length > 0);
}

function differs(id: string, was: Side, becomes: Side): boolean {
  const [old, now] = [was.questions.get(id), becomes.questions.get(id)];
  if (!old || !now) return true;
  const said = ({ compiling }: Side, question: Question) => {
    const { verdict, amount } = answerSql(question, compiling, (sql) => `(${sql})`);
    return `${verdict}\n${amount}`;
  };
  return said(was, old) !== said(becomes, now) || was.facts([old]) !== becomes.facts([old]);
}

/** SELECT of everyone's answers to the touched questions, a column a clause, and over that table, `judged`, of the turns. */
function turnsOf(touched: readonly Question[], was: Side, becomes: Side): { judged: string; turns: string } {
  if (touched.length === 0) return { judged: 'select 0 as nobody', turns: NOTHING };
  const old = touched.flatMap(({ id }) => was.questions.get(id) ?? []);
  const sameFacts = was.facts(old) === becomes.facts(old);
  const after = columnsCalled('a');
  const before = sameFacts ? after : columnsCalled('b');
  const answers = touched.map((question) => {
    const of = ({ questions, compiling }: Side, columns: Columns): AnswerSql => {
      const own = questions.get(question.id);
      return own ? answerSql(own, compiling, (sql) => columns.name(sql)) : NOT_ASKED;
    };
    return turnsSql(question, of(was, before), of(becomes, after));
  });
  const judged = sameFacts ? after.over(becomes.facts([...touched, ...old]))
    : `select a.person_id${after.list('a')}${before.list('b')}\nfrom (\n${after.over(becomes.facts(touched))}\n) a join (\n${before.over(was.facts(old))}\n) b on b.person_id = a.person_id`;
  return { judged, turns: answers.join('\nunion all\n') };
}

const NOTHING = "select '' as question, '' as person_id, '' as was, '' as becomes, 0 as amount_was, 0 as amount_becomes, '' as outcome, '' as turned where false";

function turnsSql({ id, amounts }: Question, was: AnswerSql, becomes: AnswerSql): string {
  const paid = amounts === null ? "'unchanged'"
    : "case when amount_was < amount_becomes then 'rises' when amount_was > amount_becomes then 'falls' when amount_was = amount_becomes then 'unchanged' else 'cannot_tell' end";
  const word = (verdict: string) => `case when ${verdict} then 'yes' when not (${verdict}) then 'no' else 'cannot_tell' end`;
  const due = ({ verdict, amount }: AnswerSql) => `case when ${verdict} then ${amount} end`;
  return [
    `select ${literal(id)} as question, person_id, was, becomes, amount_was, amount_becomes, outcome`,
    `  , case when outcome = 'enters' then coalesce(${was.unmet}, '此前没有这项规定') when outcome = 'leaves' then coalesce(${becomes.unmet}, '不再有这项规定') when outcome in ('rises', 'falls') then '金额' end as turned`,
    'from (select *',
    `  , case when was = 'no' and becomes = 'yes' then 'enters' when was = 'yes' and becomes = 'no' then 'leaves' when was = 'yes' and becomes = 'yes' then ${paid} else 'cannot_tell' end as outcome`,
    `from (select *, ${word(was.verdict)} as was, ${word(becomes.verdict)} as becomes, ${due(was)} as amount_was, ${due(becomes)} as amount_becomes from judged) v`,
    "where not (was = 'no' and becomes = 'no')) t",
  ].join('\n');
}
