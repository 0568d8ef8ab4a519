import { createHash } from 'node:crypto';
import { literal, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import { judgeBoth, type Label, type ListInput, type Policy, type Question } from '../../policy/index.ts';
import type { Breakdown } from './breakdown.ts';
import { countGroups, type CountedQuestion } from './count-groups.ts';
import { groupLabel, type Dimension } from './dimensions.ts';
import { NOBODY, type Tally } from './tally.ts';

export interface WhatIfRequest {
  readonly before: Policy;
  readonly after: Policy;
  readonly population: string;
  readonly lists: readonly ListInput[];
  readonly asOf: string;
  readonly breakdown: Breakdown;
  readonly countyName: (code: string) => string | null;
}

export interface Group extends Tally {
  readonly value: string;
  readonly label: Label;
}

/** What a draft does to one question. */
export interface QuestionTurn {
  readonly question: string;
  readonly kind: Question['kind'];
  readonly benefit: string;
  readonly label: Label;
  /** Whether there is money in it; amounts are 0 where not. */
  readonly money: boolean;
  readonly total: Tally;
  readonly transitions: Readonly<Record<string, number>>;
  readonly groups: Readonly<Record<Dimension, readonly Group[]>>;
}

/** What a draft does to everyone. Money in fen a month. */
export interface WhatIf {
  readonly asOf: string;
  /** The packs that run, the last one last, and the hash of what they say. */
  readonly packs: readonly string[];
  readonly policyHash: string;
  readonly people: number;
  readonly questions: readonly QuestionTurn[];
  /** Rules and benefits that the draft leaves as they are. */
  readonly untouched: readonly string[];
  /** Those that lack a list they cannot do without. */
  readonly notAsked: readonly string[];
}

/** Name of the temporary table of turns that `whatIf` leaves behind, for the table of winners and losers. */
export const TURNS = 'what_if_turns';

/** Judges everyone by the running policy and by the draft, over the same facts, and counts who gains, who loses, and what it costs. */
export async function whatIf(engine: AnalysisEngine, request: WhatIfRequest): Promise<WhatIf> {
  const { before, after, population, lists, asOf, breakdown } = request;
  const { touched, untouched, notAsked } = await judgeBoth(engine, { before, after, population, lists, asOf, table: TURNS });
  const counted = await countGroups(engine, { questions: touched.map(({ id }) => id), turns: TURNS, population, asOf, bands: breakdown.age_bands });
  const [everyone] = await engine.rows<{ people: number }>(`select count(*) as people from read_parquet(${literal(population)})`);
  return {
    asOf,
    packs: before.packs.map(({ pack }) => pack),
    policyHash: hashOf(before),
    people: everyone?.people ?? 0,
    questions: touched.map((question) => turnOf(question, counted.get(question.id), request)),
    untouched: untouched.map(({ id }) => id),
    notAsked: notAsked.map(({ id }) => id),
  };
}

function turnOf({ id, kind, benefit, label, amounts }: Question, counted: CountedQuestion | undefined, { breakdown, countyName }: WhatIfRequest): QuestionTurn {
  const groups = (dimension: Dimension): Group[] =>
    [...(counted?.groups[dimension] ?? [])].map(([value, tally]) => ({ value, label: groupLabel(dimension, value, breakdown, countyName), ...tally }));
  return {
    question: id, kind, benefit, label, money: amounts !== null,
    total: counted?.total ?? NOBODY, transitions: counted?.transitions ?? {},
    groups: { county: groups('county'), category: groups('category'), grade: groups('grade'), age: groups('age'), household: groups('household') },
  };
}

/** Tells whether two what-ifs were set against the same policy: what decides an answer, with the meaning of its facts and how old a list may be. */
function hashOf({ packs, lists, facts, rules, parameters, entitlements, overlaps }: Policy): string {
  return createHash('sha256').update(JSON.stringify([packs, [...lists], [...facts], rules, [...parameters], entitlements, overlaps.rows])).digest('hex').slice(0, 16);
}
