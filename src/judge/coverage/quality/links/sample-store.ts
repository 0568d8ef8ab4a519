import type { Database } from '../../../../foundation/platform/database/index.ts';
import type { SampledRow, SampleOrder } from './draw-sample.ts';
import type { JudgedRow } from './link-quality.ts';
import type { JudgedCell } from './read-judged.ts';

/** The sample drawn last, with the latest word on each of its rows, in the order they are to be judged. */
export interface StoredSample {
  readonly id: number;
  /** The check it was drawn from. */
  readonly run: number;
  readonly seed: string;
  readonly rows: readonly (JudgedRow & { readonly row: number })[];
}

/** Keeps a fresh sample of a check run. */
export async function storeSample(database: Database, run: number, { seed, perStratum }: SampleOrder, rows: readonly SampledRow[]): Promise<void> {
  await database.pool.transaction(async (client) => {
    const { rows: [sample] } = await client.query<{ id: number }>('insert into coverage.link_sample (run_id, seed, per_stratum) values ($1, $2, $3) returning id', [run, seed, perStratum]);
    await client.query(
      `insert into coverage.link_sample_row (sample_id, list, row, lot, status, method, band, stratum)
       select $1, * from unnest($2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::float8[], $8::bigint[])`,
      [sample?.id, rows.map(({ list }) => list), rows.map(({ row }) => row), rows.map((_row, lot) => lot), rows.map(({ status }) => status),
        rows.map(({ method }) => method), rows.map(({ band }) => band), rows.map(({ stratum }) => stratum)],
    );
  });
}

/** The sample drawn last; null where none was drawn. */
export async function storedSample({ pool }: Database): Promise<StoredSample | null> {
  const { rows: [sample] } = await pool.query<{ id: number; run: number; seed: string }>('select id, run_id as run, seed from coverage.link_sample order by id desc limit 1');
  if (!sample) return null;
  const { rows } = await pool.query<JudgedRow & { row: number }>(
    `select r.list, r.row, r.status, r.method, r.band, r.stratum, j.judgement
     from coverage.link_sample_row r left join lateral (
       select judgement from coverage.link_judgement j where j.sample_id = r.sample_id and j.list = r.list and j.row = r.row order by j.id desc limit 1) j on true
     where r.sample_id = $1 order by r.lot`,
    [sample.id],
  );
  return { ...sample, rows };
}

/** Appends what was said about rows of a sample. */
export async function storeJudgements({ pool }: Database, sample: number, judged: readonly JudgedCell[], actor: string): Promise<void> {
  await pool.query(
    `insert into coverage.link_judgement (sample_id, list, row, judgement, judged_by)
     select $1, list, row, judgement, $2 from unnest($3::text[], $4::bigint[], $5::text[]) as said (list, row, judgement)`,
    [sample, actor, judged.map(({ list }) => list), judged.map(({ row }) => row), judged.map(({ judgement }) => judgement)],
  );
}
