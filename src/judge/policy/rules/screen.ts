import type { AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { factsSql } from '../facts/facts-sql.ts';
import { listStates, type ListInput, type ListState } from '../facts/list-state.ts';
import { wantedBy } from '../facts/wanted.ts';
import { DIALECTS } from '../language/dialect.ts';
import { clausesOf, type Policy } from '../packs/policy.ts';
import type { RuleKind } from '../packs/rule-kinds.ts';
import { countAnswers } from './count-answers.ts';
import { everyAnswer } from './every-answer.ts';
import { listsLacking, rulesNotRun, type NotRun } from './not-run.ts';
import { rulesOn } from './rules-on.ts';
import { writeVerdicts } from './verdict-rows.ts';

export interface ScreenRequest {
  readonly policy: Policy;
  /** Population Parquet of the day. */
  readonly population: string;
  readonly lists: readonly ListInput[];
  readonly asOf: string;
  /** The verdicts Parquet to write. */
  readonly out: string;
}

/** People of one county by a rule's verdict; `cause` says of "cannot tell" whether a list (`<list>:<gap>`), an amount (`<parameter>:no_parameter`) or the `person` is the reason. */
export interface VerdictCount {
  readonly rule: string;
  readonly kind: RuleKind;
  readonly county: string;
  readonly verdict: 'yes' | 'no' | 'cannot_tell';
  readonly cause: string | null;
  readonly people: number;
}

export interface Screened {
  readonly file: string;
  /** Verdict rows written: every yes, and what cannot be told for a reason that lies with the person. */
  readonly rows: number;
  /** Everyone, for every rule: the sum over a rule is the population (of its region, where a rule is only for one). */
  readonly counts: readonly VerdictCount[];
  readonly states: ReadonlyMap<string, ListState>;
  /** Rules that lack a list they cannot do without: nobody was judged by them, and they are not among the counts. */
  readonly notRun: readonly NotRun[];
  /** Drafts, which decided nothing. */
  readonly drafts: readonly string[];
}

/** Tables that live while everyone is judged: a row a person, and a row for each answer that is not a no. */
const [FACTS, ANSWERS] = ['facts', 'answers'];

/** Judges everyone by every rule in force on a day: one pass over the files into a table of the answers, and words and counts for what is not a no. */
export async function screen(engine: AnalysisEngine, request: ScreenRequest): Promise<Screened> {
  const { policy, population, asOf, out } = request;
  const dialect = DIALECTS[engine.dialect];
  const states = listStates(policy, request.lists, asOf);
  const compiling = { policy, dialect, states, asOf };
  const all = everyAnswer(rulesOn(policy, asOf).filter((inForce) => listsLacking(inForce, policy, states).length === 0), compiling);
  const wanted = wantedBy(policy, all.rules.flatMap(({ inForce }) => clausesOf(inForce.rule).map(({ node }) => node)));
  await engine.run(`create or replace temp table ${FACTS} as ${all.sql(factsSql({ policy, dialect, population, states, asOf, ...wanted }))}`);
  const { counts, given } = await countAnswers(engine, all.rules, { facts: FACTS, answers: ANSWERS });
  const rows = await writeVerdicts(engine, all.rules, given, compiling, { facts: FACTS, answers: ANSWERS, out });
  await engine.run(`drop table ${FACTS}; drop table ${ANSWERS}`);
  const drafts = [...new Set(policy.rules.filter(({ status }) => status === 'draft').map(({ id }) => id))];
  const notRun = rulesNotRun(policy, request.lists.map(({ list }) => list), asOf);
  return { file: out, rows, counts, states, notRun, drafts };
}
