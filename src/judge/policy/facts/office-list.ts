import { join } from 'node:path';
import { literal, quoted, type AnalysisEngine } from '../../../foundation/platform/engine/index.ts';
import type { ListInput } from './list-state.ts';

/** A list the office keeps itself: what villages verified, who is enrolled. Nobody has to be found for its rows: each names its person. */
export interface OfficeList {
  /** As the catalogue calls it. */
  readonly list: string;
  /** The day up to which it is kept, YYYY-MM-DD. */
  readonly asOf: string;
  /** The columns the catalogue declares for it. */
  readonly columns: readonly string[];
  /** SQL of its rows: `person_id` and those columns, one row an entry. */
  readonly entries: string;
  /** SQL of the order of entries, the oldest first: "latest" facts take the last one. */
  readonly order: string;
  /** Where its two Parquet files go. */
  readonly folder: string;
}

/** Lays an office's own list down as agencies' lists lie there, so that facts are drawn from both alike. It speaks for every county. */
export async function writeOfficeList(engine: AnalysisEngine, { list, asOf, columns, entries, order, folder }: OfficeList): Promise<ListInput> {
  const [snapshot, links] = [join(folder, `${list}@${asOf}.parquet`), join(folder, `${list}@${asOf}.links.parquet`)];
  await engine.run(`create or replace temp table office_list as select row_number() over (order by ${order}) as "row", e.* from (${entries}) e`);
  const rows = await engine.writeParquet(`select "row", ${columns.map(quoted).join(', ')} from office_list`, snapshot);
  await engine.writeParquet(
    `select ${literal(list)} as list, "row", cast(null as varchar) as certificate, cast(person_id as varchar) as person_id,
       'linked' as status, 'office' as method, cast(1 as double) as probability from office_list`,
    links,
  );
  await engine.run('drop table office_list');
  return { list, asOf, snapshot, links, candidates: null, rows, coverage: [] };
}
