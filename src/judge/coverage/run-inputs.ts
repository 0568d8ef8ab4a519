import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import { keptLinks } from '../../know/linkage/index.ts';
import { keptSnapshots } from '../../know/sources/index.ts';
import type { CountyRows } from './covered-counties.ts';
import type { ListInput } from '../policy/index.ts';
import { listInput } from './list-input.ts';
import type { Office } from './office.ts';
import type { LastRun } from './runs.ts';

/** The lists of a finished run as the judge was told of them, from what is kept. A list that has expired since is not among them. */
export async function runInputs({ database: { pool }, engine }: Office, run: LastRun): Promise<ListInput[]> {
  const [snapshots, links] = await Promise.all([keptSnapshots(pool), keptLinks(pool)]);
  const counties = await engine((one) => countiesOf(one, run));
  const used = new Set(run.lists.map(({ snapshotId }) => snapshotId));
  return snapshots.flatMap(({ id, snapshot }) => {
    const link = links.get(id);
    return used.has(id) && link ? [listInput(snapshot, link, counties)] : [];
  });
}

/** How many people of the population live in each county. */
export async function countiesOf(engine: AnalysisEngine, run: LastRun): Promise<CountyRows[]> {
  return engine.rows<{ county: string; rows: number }>(`select county, count(*) as rows from read_parquet(${literal(run.population)}) where county is not null group by county`);
}
