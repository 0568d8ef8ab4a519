import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { Divisions } from '../../know/divisions/index.ts';
import { populationOfSnapshot, type RegisterReading } from '../../know/register/index.ts';
import { RefusedFile, takeSnapshot, type Problem, type Snapshot, type SourceDefinition } from '../../know/sources/index.ts';
import type { ListInput, Policy, Screened } from '../policy/index.ts';
import { inputsOf, judge, linkList, openPopulation, type LinkedList } from './check-lists.ts';
import type { StageClock } from './stage-clock.ts';

export interface ListFile {
  /** Identifier of the list, as declared in the packs. */
  readonly list: string;
  readonly file: string;
  /** Day the list speaks of. */
  readonly asOf: string;
}

/** What stands ready before any file comes: the engine, and what the packs declare. */
export interface Workshop {
  readonly engine: AnalysisEngine;
  readonly divisions: Divisions;
  readonly definitions: ReadonlyMap<string, SourceDefinition>;
  readonly policy: Policy;
}

export interface FilesToCheck {
  readonly register: ListFile;
  readonly lists: readonly ListFile[];
  readonly asOf: string;
  /** Folder of the snapshots, links and verdicts. */
  readonly lake: string;
  /** Told of each list when it is linked, the greatest first. */
  readonly whenLinked?: (list: LinkedList) => void;
}

export interface CheckedFiles {
  readonly register: Snapshot;
  readonly population: RegisterReading;
  readonly lists: readonly LinkedList[];
  /** What the judge was told of each list. */
  readonly inputs: readonly ListInput[];
  /** Files of which nothing could be used, with why. */
  readonly refused: readonly Problem[];
  readonly screened: Screened;
}

/**
 * The main job on files: the register and the agencies' lists in, everyone judged. One list is read at a time, the greatest first, beside the register, and
 * whichever is read is linked meanwhile: each of these has stretches that keep only one processor busy. A list that cannot be used is refused and the others
 * go on; its rules answer "cannot tell". Throws RefusedFile where the register itself cannot be used, UndeclaredList before anything is read.
 */
export async function checkFiles(workshop: Workshop, clock: StageClock, files: FilesToCheck): Promise<CheckedFiles> {
  const { engine, definitions } = workshop;
  for (const { list } of [files.register, ...files.lists]) definitionOf(definitions, list);
  await mkdir(files.lake, { recursive: true });
  const reader = await engine.beside();
  const refused: Problem[] = [];
  const snapshots = readInTurn({ ...workshop, engine: reader }, clock, files, refused);
  const allRead = Promise.allSettled(snapshots);
  try {
    const register = await take(workshop, clock, files.register, files.lake);
    const judged = await linkAndJudge(workshop, clock, files, register, snapshots);
    // In the order of the lists, whichever was read first.
    const place = (problem: Problem) => files.lists.findIndex(({ list }) => list === problem.list);
    return { register, refused: refused.toSorted((a, b) => place(a) - place(b)), ...judged };
  } finally {
    await allRead;
    reader.close();
  }
}

/** Each list's snapshot, in the order of the lists. The greatest file is read first: linking it last of all would leave a processor idle. */
function readInTurn(workshop: Workshop, clock: StageClock, { lists, lake }: FilesToCheck, refused: Problem[]): Promise<Snapshot | null>[] {
  const taken = lists.map((file) => ({ file, ...Promise.withResolvers<Snapshot | null>() }));
  const readAll = async (): Promise<void> => {
    const sizes = new Map(await Promise.all(lists.map(async ({ file }) => [file, (await stat(file).catch(() => null))?.size ?? 0] as const)));
    const size = ({ file }: ListFile) => sizes.get(file) ?? 0;
    for (const { file, resolve, reject } of taken.toSorted((a, b) => size(b.file) - size(a.file))) {
      await takeUnlessRefused(workshop, clock, file, lake, refused).then(resolve, reject);
    }
  };
  void readAll();
  return taken.map(({ promise }) => promise);
}

/** Snapshots as they are read, each with its place among the lists; refused ones are passed over. */
async function* asTheyAreRead(snapshots: readonly Promise<Snapshot | null>[]): AsyncGenerator<{ at: number; snapshot: Snapshot }> {
  const waiting = new Map(snapshots.map((taking, at) => [at, taking.then((snapshot) => ({ at, snapshot }))]));
  for (const one of waiting.values()) one.catch(() => undefined);
  while (waiting.size > 0) {
    const { at, snapshot } = await Promise.race(waiting.values());
    waiting.delete(at);
    if (snapshot) yield { at, snapshot };
  }
}

async function linkAndJudge(
  { engine, policy }: Workshop, clock: StageClock, { asOf, lake, whenLinked }: FilesToCheck, register: Snapshot, snapshots: readonly Promise<Snapshot | null>[],
): Promise<Pick<CheckedFiles, 'population' | 'lists' | 'inputs' | 'screened'>> {
  const reading = await clock.measure('register', () => populationOfSnapshot(engine, { snapshot: register.parquet, asOf, outDir: lake }), ({ rows }) => rows);
  const population = await openPopulation(engine, reading.population);
  const linked: (LinkedList | undefined)[] = snapshots.map(() => undefined);
  for await (const { at, snapshot } of asTheyAreRead(snapshots)) {
    const list = await linkList(engine, clock, { population, snapshot, folder: lake });
    linked[at] = list;
    whenLinked?.(list);
  }
  const lists = linked.filter((list) => list !== undefined);
  const inputs = inputsOf(lists, population);
  const screened = await judge(engine, clock, { policy, asOf, population, lists: inputs, out: join(lake, 'verdicts.parquet') });
  return { population: reading, lists, inputs, screened };
}

async function takeUnlessRefused(workshop: Workshop, clock: StageClock, file: ListFile, lake: string, refused: Problem[]): Promise<Snapshot | null> {
  try {
    return await take(workshop, clock, file, lake);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    refused.push(error.problem);
    return null;
  }
}

function take({ engine, divisions, definitions }: Workshop, clock: StageClock, { list, file, asOf }: ListFile, lake: string): Promise<Snapshot> {
  const definition = definitionOf(definitions, list);
  return clock.measure('read', () => takeSnapshot(engine, { definition, file, asOf, outDir: lake, divisions }), (snapshot) => snapshot.rows + snapshot.rejectedRows, list);
}

function definitionOf(definitions: Workshop['definitions'], list: string): SourceDefinition {
  const definition = definitions.get(list);
  if (!definition) throw new UndeclaredList(list, [...definitions.keys()]);
  return definition;
}

/** A list whose name no pack declares. */
export class UndeclaredList extends Error {
  constructor(list: string, declared: readonly string[]) {
    super(`没有声明名单“${list}”；已声明的有 / no pack declares the list "${list}"; declared are: ${declared.join(', ')}`);
  }
}
