import { join } from 'node:path';
import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { linkSnapshot, type DeskDecision, type LinkResult } from '../../know/linkage/index.ts';
import type { Snapshot } from '../../know/sources/index.ts';
import { screen, type ListInput, type Policy, type Screened } from '../policy/index.ts';
import type { CountyRows } from './covered-counties.ts';
import { listInput } from './list-input.ts';
import type { StageClock } from './stage-clock.ts';

/** A snapshot whose rows have found their people. */
export interface LinkedList {
  readonly snapshot: Snapshot;
  readonly link: LinkResult;
}

export interface Population {
  /** Population Parquet as of the day. */
  readonly parquet: string;
  readonly counties: readonly CountyRows[];
}

/** Opens a population: how many people of it live in which county. */
export async function openPopulation(engine: AnalysisEngine, parquet: string): Promise<Population> {
  const counties = await engine.rows<{ county: string; rows: number }>(
    `select county, count(*) as rows from read_parquet(${literal(parquet)}) where county is not null group by county order by county`,
  );
  return { parquet, counties };
}

export interface ListToLink {
  readonly population: Population;
  readonly snapshot: Snapshot;
  /** Folder under which the links get one of their own, `<list>@<as-of>`. */
  readonly folder: string;
  /** What people said about rows of this list before. */
  readonly decisions?: readonly DeskDecision[];
}

/** Finds the people of one snapshot's rows. */
export async function linkList(engine: AnalysisEngine, clock: StageClock, { population, snapshot, folder, decisions = [] }: ListToLink): Promise<LinkedList> {
  const out = join(folder, `${snapshot.source}@${snapshot.asOf}`);
  const link = await clock.measure(
    'link',
    () => linkSnapshot(engine, { population: population.parquet, list: snapshot.source, snapshot: snapshot.parquet, decisions, out }),
    () => snapshot.rows,
    snapshot.source,
  );
  return { snapshot, link };
}

export interface Judgement {
  readonly policy: Policy;
  readonly asOf: string;
  readonly population: Population;
  readonly lists: readonly ListInput[];
  /** The verdicts Parquet to write. */
  readonly out: string;
}

/** Judges everyone in the population by every rule in force on the day. */
export function judge(engine: AnalysisEngine, clock: StageClock, { policy, asOf, population, lists, out }: Judgement): Promise<Screened> {
  return clock.measure(
    'judge',
    () => screen(engine, { policy, population: population.parquet, lists, asOf, out }),
    () => population.counties.reduce((sum, { rows }) => sum + rows, 0),
  );
}

/** What the judge is told of linked lists. */
export function inputsOf(lists: readonly LinkedList[], { counties }: Population): ListInput[] {
  return lists.map(({ snapshot, link }) => listInput(snapshot, { ...link, asked: link.counts.asked }, counties));
}
