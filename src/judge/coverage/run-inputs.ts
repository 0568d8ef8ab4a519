import { literal } from '../../foundation/platform/engine/index.ts';
import { keptLinks } from '../../know/linkage/index.ts';
import { keptSnapshots } from '../../know/sources/index.ts';
import type { ListInput } from '../policy/index.ts';
import { coveredCounties } from './covered-counties.ts';
import type { Office } from './office.ts';
import type { LastRun } from './runs.ts';

/** The lists of a finished run as the judge was told of them, from what is kept. A list that has expired since is not among them. */
export async function runInputs({ database: { pool }, engine }: Office, run: LastRun): Promise<ListInput[]> {
  const [snapshots, links] = await Promise.all([keptSnapshots(pool), keptLinks(pool)]);
  const counties = await engine((one) => one.rows<{ county: string; rows: number }>(
    `select county, count(*) as rows from read_parquet(${literal(run.population)}) where county is not null group by county`,
  ));
  const used = new Set(run.lists.map(({ snapshotId }) => snapshotId));
  return snapshots.flatMap(({ id, snapshot }) => {
    const link = links.get(id);
    if (!used.has(id) || !link) return [];
    const rowsOf = new Map(snapshot.coverage.map(({ county, rows }) => [county, rows]));
    return [{
      list: snapshot.source, asOf: snapshot.asOf, snapshot: snapshot.parquet, links: link.links, candidates: link.asked > 0 ? link.candidates : null,
      rows: snapshot.rows, coverage: coveredCounties(snapshot.coverage, counties).map((county) => ({ county, rows: rowsOf.get(county) ?? 0 })),
      held: snapshot.held.map(({ county }) => county),
    }];
  });
}
