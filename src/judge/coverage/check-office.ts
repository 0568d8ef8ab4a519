import { join } from 'node:path';
import { today } from '../../foundation/kernel/index.ts';
import { keepLinks, keptDecisions } from '../../know/linkage/index.ts';
import { writePopulation } from '../../know/register/index.ts';
import { keepSnapshot, keptSnapshots, takeSnapshot, type KeptSnapshot, type Snapshot } from '../../know/sources/index.ts';
import type { ListFile } from './check-files.ts';
import { inputsOf, judge, linkList, openPopulation, type LinkedList } from './check-lists.ts';
import type { Office } from './office.ts';
import type { Reconciled } from './reconcile-findings.ts';
import { beginRun, finishRun, type RunList } from './runs.ts';
import { keepStanding } from './standing/keep-standing.ts';
import { stageClock, type StageCost } from './stage-clock.ts';
import { storeFindings } from './store-findings.ts';

export interface OfficeCheck {
  readonly asOf: string;
  /** Lists that came in; what is kept of the other lists is checked with them. */
  readonly lists: readonly ListFile[];
  readonly onStage?: (cost: StageCost) => void;
}

/**
 * Takes lists into the office's lake, links them to the register as of the day, judges everyone and brings the findings in line. Each step
 * ends whole or not at all, and doing it again with the same files changes nothing: a check that was killed is simply started again.
 */
export async function checkOffice(office: Office, { asOf, lists, onStage }: OfficeCheck): Promise<Reconciled> {
  const { database, policy, lake } = office;
  const clock = stageClock(onStage);
  return office.engine(async (engine) => {
    const populationFile = join(lake, `population@${asOf}.parquet`);
    await clock.measure('population', () => writePopulation(office, engine, asOf, populationFile), (people) => people);
    const population = await openPopulation(engine, populationFile);
    for (const file of lists) {
      await clock.measure('read', async () => {
        const snapshot = await take(office, engine, file);
        await keepSnapshot(database.pool, snapshot);
        return snapshot;
      }, ({ rows }) => rows, file.list);
    }
    const current = currentSnapshots(await keptSnapshots(database.pool), asOf);
    const linked: LinkedList[] = [];
    for (const { id, snapshot } of current) {
      const decisions = await keptDecisions(database.pool, snapshot.source);
      const list = await linkList(engine, clock, { population, snapshot, folder: lake, decisions });
      await keep(office, id, list);
      linked.push(list);
    }
    const kept: RunList[] = current.map(({ id, snapshot }) => ({ list: snapshot.source, asOf: snapshot.asOf, snapshotId: id, rows: snapshot.rows }));
    const run = await beginRun(database.pool, { asOf, pack: policy.packs.at(-1)?.pack ?? '', lists: kept });
    const verdicts = join(lake, `verdicts.${run}.parquet`);
    const screened = await judge(engine, clock, { policy, asOf, population, lists: inputsOf(linked, population), out: verdicts });
    const reconciled = await clock.measure(
      'findings',
      () => storeFindings(database, engine, { run, asOf, verdicts, counts: screened.counts, population: populationFile, folder: engine.passing ?? lake }),
      ({ opened, unchanged }) => opened + unchanged,
    );
    await finishRun(database.pool, run, { counts: screened.counts, population: populationFile, verdicts });
    await keepStanding(database.pool, today());
    return reconciled;
  });
}

function take({ definitions, divisions, lake }: Office, engine: Parameters<typeof takeSnapshot>[0], { list, file, asOf }: ListFile): Promise<Snapshot> {
  const definition = definitions.get(list);
  if (!definition) throw new Error(`no pack declares the list ${list}`);
  return takeSnapshot(engine, { definition, file, asOf, outDir: lake, divisions });
}

/** Of each list the newest snapshot that is not later than the day; of one day the last that came. */
function currentSnapshots(kept: readonly KeptSnapshot[], asOf: string): KeptSnapshot[] {
  const newest = new Map<string, KeptSnapshot>();
  for (const one of kept) if (one.snapshot.asOf <= asOf && one.snapshot.source !== 'register' && !newest.has(one.snapshot.source)) newest.set(one.snapshot.source, one);
  return [...newest.values()];
}

async function keep({ database }: Office, snapshotId: number, { link }: LinkedList): Promise<void> {
  const { linked, asked, nobody, byMethod } = link.counts;
  await keepLinks(database.pool, { snapshotId, links: link.links, candidates: link.candidates, linked, asked, nobody, methods: byMethod });
}
