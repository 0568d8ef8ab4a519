import { literal, type AnalysisEngine } from '../../../../foundation/platform/engine/index.ts';

/** A row drawn for a person to judge, with the size of the stratum it stands for. */
export interface SampledRow {
  readonly list: string;
  readonly row: number;
  readonly status: 'linked' | 'asked' | 'nobody';
  readonly method: string;
  /** Lower end of its band of probability. */
  readonly band: number;
  /** Rows of the list in the same stratum (status, method, band). */
  readonly stratum: number;
}

export interface SampleOrder {
  /** The same word draws the same rows. */
  readonly seed: string;
  /** Rows drawn from a stratum of up to `PLAIN_STRATUM` rows, as many as it has; from a larger one more, by the root of its size. */
  readonly perStratum: number;
}

const BANDS = [0.999, 0.99, 0.95, 0.5, 0.1, 0.01, 0];

/** An error in a large stratum weighs more, so more of it is drawn: by the root of its size, between equal shares and the same for each. */
const PLAIN_STRATUM = 1000;

/**
 * Draws rows for judging from the links of one list, by stratum: status, method, band of probability. Rows without a candidate are one. The
 * strata come mixed, so that a judge who stops half-way leaves none out on purpose and cannot tell how a row was linked.
 */
export async function drawSample(engine: AnalysisEngine, links: string, { seed, perStratum }: SampleOrder): Promise<SampledRow[]> {
  const band = `case ${BANDS.map((from) => `when probability >= ${from} then ${from}`).join(' ')} end`;
  return engine.rows<SampledRow>(
    `select list, row, status, method, cast(band as double) as band, stratum from (
       select *, count(*) over (partition by status, method, band) as stratum, row_number() over (partition by status, method, band order by lot, row) as place
       from (select *, ${band} as band, md5(${literal(seed)} || list || cast(row as varchar)) as lot from read_parquet(${literal(links)})) banded) placed
     where place <= ${perStratum} * greatest(1, sqrt(stratum / ${PLAIN_STRATUM}.0)) order by lot`,
  );
}
