import { join } from 'node:path';
import { literal, oneOf, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { comparePairs } from './compare-pairs.ts';
import { decideRows } from './decide-rows.ts';
import { estimateWeights, type LinkageModel } from './estimate-weights.ts';
import { findCandidates } from './find-candidates.ts';
import { prepareRegister } from './prepare-register.ts';
import { recallDecisions, type DeskDecision } from './remember-decisions.ts';
import { siftRows } from './sift-rows.ts';

export interface LinkRequest {
  /** Parquet of the register as of a day. */
  readonly population: string;
  /** Identifier of the list, as in 'resident_insurance'. */
  readonly list: string;
  /** Parquet of the list's snapshot. */
  readonly snapshot: string;
  /** What people at the desk said in earlier months. */
  readonly decisions?: readonly DeskDecision[];
  /** Folder that receives `<list>.links.parquet` and `<list>.candidates.parquet`. */
  readonly out: string;
}

export interface LinkResult {
  readonly links: string;
  readonly candidates: string;
  readonly counts: LinkCounts;
  readonly model: LinkageModel;
  /** Seconds of each stage. */
  readonly seconds: Record<string, number>;
}

export interface LinkCounts {
  readonly linked: number;
  readonly asked: number;
  readonly nobody: number;
  /** Linked rows by method. */
  readonly byMethod: Record<string, number>;
}

/** Says for every row of a snapshot which person of the register it is: linked, asked or nobody, with method and probability. */
export async function linkSnapshot(engine: AnalysisEngine, request: LinkRequest): Promise<LinkResult> {
  const seconds: Record<string, number> = {};
  const stage = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    seconds[name] = (performance.now() - started) / 1000;
    return result;
  };
  // Its tables of sounds take 0.15 s to load: meanwhile the engine lays the register out.
  const likeness = import('./name-likeness.ts');
  const people = await stage('register', () => prepareRegister(engine, request.population));
  const filled = await stage('sifting', () => siftRows(engine, request.snapshot));
  const standsFor = await stage('candidates', async () => {
    await recallDecisions(engine, request.decisions ?? []);
    return findCandidates(engine, filled);
  });
  const { compareNames } = await likeness;
  await stage('comparison', () => comparePairs(engine, filled, people, compareNames));
  const model = await stage('weights', () => estimateWeights(engine, filled.rows, people, standsFor));
  await stage('decision', () => decideRows(engine, model));
  const links = join(request.out, `${request.list}.links.parquet`);
  const candidates = join(request.out, `${request.list}.candidates.parquet`);
  await stage('writing', () => writeLinks(engine, request.list, links, candidates));
  const counts = await countLinks(engine, filled.rows);
  return { links, candidates, counts, model, seconds };
}

async function writeLinks(engine: AnalysisEngine, list: string, links: string, candidates: string): Promise<void> {
  const { dialect } = engine;
  const linked = (column: string) => `case when d.status = 'linked' then d.${column} end`;
  await engine.writeParquet(
    `select ${oneOf(dialect, literal(list), [list])} as list, r.row, ${linked('certificate')} as certificate, ${linked('person_id')} as person_id,
       ${oneOf(dialect, "coalesce(d.status, 'nobody')", ['linked', 'asked', 'nobody'])} as status, coalesce(d.method, 'none') as method, coalesce(d.probability, 0) as probability
     from linkage_list r left join linkage_decided d on d.row = r.row`,
    links,
  );
  await engine.writeParquet(
    `select ${literal(list)} as list, row, person_id, certificate, method, probability from linkage_candidate order by row, probability desc, person_id`,
    candidates,
  );
}

async function countLinks(engine: AnalysisEngine, rows: number): Promise<LinkCounts> {
  const counted = await engine.rows<{ status: string; method: string; rows: number }>(
    'select status, method, count(*) as rows from linkage_decided group by status, method order by status, method',
  );
  const of = (status: string) => counted.filter((line) => line.status === status).reduce((sum, line) => sum + line.rows, 0);
  const [linked, asked] = [of('linked'), of('asked')];
  const byMethod = Object.fromEntries(counted.filter((line) => line.status === 'linked').map((line) => [line.method, line.rows]));
  return { linked, asked, nobody: rows - linked - asked, byMethod };
}
