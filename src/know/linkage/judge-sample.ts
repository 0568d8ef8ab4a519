import { literal, type AnalysisEngine } from '../../foundation/platform/engine/index.ts';

/** A row drawn for a person to judge, with the size of the stratum it stands for. */
export interface SampledRow {
  readonly row: number;
  readonly status: 'linked' | 'asked' | 'nobody';
  readonly method: string;
  /** Lower end of its band of probability. */
  readonly band: number;
  readonly personId: string | null;
  readonly probability: number;
  /** Rows of the list in the same stratum (status, method, band). */
  readonly stratum: number;
}

const BANDS = [0.999, 0.99, 0.95, 0.5, 0.1, 0.01, 0];

/**
 * Draws rows for judging from a links file: the same number from each stratum (status, method, band of probability), as many as it has.
 * The same seed draws the same rows. Rows without any candidate are one stratum.
 */
export async function drawSample(engine: AnalysisEngine, links: string, { perStratum, seed }: { perStratum: number; seed: string }): Promise<SampledRow[]> {
  const band = `case ${BANDS.map((from) => `when probability >= ${from} then ${from}`).join(' ')} end`;
  return engine.rows<SampledRow>(
    `select row, status, method, cast(band as double) as band, person_id as "personId", probability, stratum from (
       select *, count(*) over (partition by status, method, band) as stratum, row_number() over (partition by status, method, band order by lot, row) as place
       from (select *, ${band} as band, md5(${literal(seed)} || cast(row as varchar)) as lot from read_parquet(${literal(links)})) banded) placed
     where place <= ${perStratum} order by status, method, band desc, place`,
  );
}

/** A judged row: whether the link is right (linked rows), or whether the row is someone in the register after all (the others). */
export interface JudgedRow extends Pick<SampledRow, 'status' | 'method' | 'band' | 'stratum'> {
  readonly right: boolean;
}

export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Precision and recall of a list's links at 95 % confidence, from judged rows weighted by the strata they stand for. */
export function judgedQuality(judged: readonly JudgedRow[]): { precision: Interval; recall: Interval } {
  const linked = judged.filter(({ status }) => status === 'linked');
  const unlinked = judged.filter(({ status }) => status !== 'linked').map((row) => ({ ...row, right: !row.right }));
  const [found, left] = [share(linked), share(unlinked)];
  const precision = wilson(found.share, found.counted);
  const missed = wilson(1 - left.share, left.counted);
  const hits = precision.estimate * found.rows;
  const recall = (missing: number) => (hits === 0 ? 0 : hits / (hits + missing * left.rows));
  return { precision, recall: { estimate: recall(missed.estimate), low: recall(missed.high), high: recall(missed.low) } };
}

/** The share that is right over all strata, the rows they hold, and how many plain draws the sample is worth. */
function share(rows: readonly JudgedRow[]): { share: number; rows: number; counted: number } {
  const strata = Map.groupBy(rows, ({ status, method, band }) => `${status} ${method} ${band}`);
  const total = [...strata.values()].reduce((sum, stratum) => sum + (stratum[0]?.stratum ?? 0), 0);
  let [mean, variance] = [0, 0];
  for (const stratum of strata.values()) {
    const weight = (stratum[0]?.stratum ?? 0) / Math.max(total, 1);
    const right = stratum.filter((row) => row.right).length;
    // One imagined right and wrong row each (Agresti), so that a small stratum without errors is not taken for perfect.
    const smooth = (right + 1) / (stratum.length + 2);
    mean += (weight * right) / stratum.length;
    variance += (weight * weight * smooth * (1 - smooth)) / stratum.length;
  }
  const middle = Math.min(Math.max(mean, 1 / (rows.length + 2)), 1 - 1 / (rows.length + 2));
  return { share: mean, rows: total, counted: variance === 0 ? rows.length : Math.min(rows.length, (middle * (1 - middle)) / variance) };
}

const Z = 1.959964;

/** Wilson's interval at 95 % for a share seen in `counted` draws; nothing is known without draws. */
export function wilson(estimate: number, counted: number): Interval {
  if (counted === 0) return { estimate: 0, low: 0, high: 1 };
  const z2 = (Z * Z) / counted;
  const centre = (estimate + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((estimate * (1 - estimate)) / counted + z2 / (4 * counted))) / (1 + z2);
  return { estimate, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
