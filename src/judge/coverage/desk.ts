import { keptLinks, waitingRows } from '../../know/linkage/index.ts';
import { keptSnapshots } from '../../know/sources/index.ts';
import type { Desk } from './http-shapes.ts';
import type { Office } from './office.ts';
import { lastRun } from './runs.ts';

/** A page of the rows that wait for a person to decide, with their total. */
export async function waitingOf(office: Office, page: { readonly offset: number; readonly limit: number }): Promise<Desk> {
  const { database: { pool }, definitions } = office;
  const run = await lastRun(pool);
  if (!run) return { total: 0, items: [] };
  const [snapshots, links] = await Promise.all([keptSnapshots(pool), keptLinks(pool)]);
  const lists = snapshots.flatMap(({ id, snapshot }) => {
    const link = links.get(id);
    return link && link.asked > 0 && run.lists.some(({ snapshotId }) => snapshotId === id)
      ? [{ list: snapshot.source, snapshot: snapshot.parquet, links: link.links, candidates: link.candidates, asked: link.asked }]
      : [];
  });
  const rows = await office.engine((engine) => waitingRows(engine, run.population, lists, page));
  return {
    total: lists.reduce((sum, { asked }) => sum + asked, 0),
    items: rows.map((row) => ({ ...row, listLabel: definitions.get(row.list)?.label ?? { zh: row.list, en: row.list } })),
  };
}
