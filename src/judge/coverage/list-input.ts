import type { Snapshot } from '../../know/sources/index.ts';
import type { ListInput } from '../policy/index.ts';
import { coveredCounties, type CountyRows } from './covered-counties.ts';

/** The files in which a snapshot's rows found their people. */
export interface LinkFiles {
  readonly links: string;
  readonly candidates: string;
  /** Rows that wait at the desk. */
  readonly asked: number;
}

/**
 * What the judge is told of a list: its files, the counties it speaks for, and those whose silence must not count: a county that shrank
 * suspiciously, and every county when the file was cut off in the middle, for nobody knows whose rows are gone.
 */
export function listInput(snapshot: Snapshot, { links, candidates, asked }: LinkFiles, register: readonly CountyRows[]): ListInput {
  const rowsOf = new Map(snapshot.coverage.map(({ county, rows }) => [county, rows]));
  const cutOff = snapshot.problems.some(({ code }) => code === 'file_cut_off');
  return {
    list: snapshot.source,
    asOf: snapshot.asOf,
    snapshot: snapshot.parquet,
    links,
    candidates: asked > 0 ? candidates : null,
    rows: snapshot.rows,
    coverage: coveredCounties(snapshot.coverage, register).map((county) => ({ county, rows: rowsOf.get(county) ?? 0 })),
    held: cutOff ? register.map(({ county }) => county) : snapshot.held.map(({ county }) => county),
  };
}
