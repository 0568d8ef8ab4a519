import { join } from 'node:path';
import { keepLinks, keptDecisions } from '../../know/linkage/index.ts';
import { writePopulation } from '../../know/register/index.ts';
import { keepSnapshot, takeSnapshot, type Snapshot } from '../../know/sources/index.ts';
import type { ListFile } from './check-files.ts';
import { judge, linkList, listInput, openPopulation, type LinkedList } from './check-lists.ts';
import type { Office } from './office.ts';
import type { Reconciled } from './reconcile-findings.ts';
import { beginRun, finishRun, type RunList } from './runs.ts';
import { stageClock, type StageCost } from './stage-clock.ts';
import { storeFindings } from './store-findings.ts';

export interface OfficeCheck {
  readonly asOf: string;
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
    await clock.measure('population', () => writePopulation(database, engine, asOf, populationFile), (people) => people);
    const population = await openPopulation(engine, populationFile);
    const linked: { list: LinkedList; id: number }[] = [];
    for (const file of lists) {
      const snapshot = await clock.measure('read', () => take(office, engine, file), ({ rows }) => rows, file.list);
      const decisions = await keptDecisions(database.pool, file.list);
      const list = await linkList(engine, clock, { population, snapshot, folder: lake, decisions });
      linked.push({ list, id: await keep(office, list) });
    }
    const kept: RunList[] = linked.map(({ list: { snapshot }, id }) => ({ list: snapshot.source, asOf: snapshot.asOf, snapshotId: id, rows: snapshot.rows }));
    const run = await beginRun(database.pool, { asOf, pack: policy.packs.at(-1)?.pack ?? '', lists: kept });
    const verdicts = join(lake, `verdicts.${run}.parquet`);
    const screened = await judge(engine, clock, { policy, asOf, population, lists: linked.map(({ list }) => listInput(list, population)), out: verdicts });
    const reconciled = await clock.measure(
      'findings',
      () => storeFindings(database, engine, { run, asOf, verdicts, counts: screened.counts, population: populationFile, folder: lake }),
      ({ opened, unchanged }) => opened + unchanged,
    );
    await finishRun(database.pool, run, { counts: screened.counts, population: populationFile, verdicts });
    return reconciled;
  });
}

function take({ definitions, divisions, lake }: Office, engine: Parameters<typeof takeSnapshot>[0], { list, file, asOf }: ListFile): Promise<Snapshot> {
  const definition = definitions.get(list);
  if (!definition) throw new Error(`no pack declares the list ${list}`);
  return takeSnapshot(engine, { definition, file, asOf, outDir: lake, divisions });
}

async function keep({ database }: Office, { snapshot, link }: LinkedList): Promise<number> {
  const id = await keepSnapshot(database.pool, snapshot);
  const { linked, asked, nobody, byMethod } = link.counts;
  await keepLinks(database.pool, { snapshotId: id, links: link.links, candidates: link.candidates, linked, asked, nobody, methods: byMethod });
  return id;
}
