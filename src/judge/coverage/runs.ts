import type { Connections } from '../../foundation/platform/database/index.ts';
import type { VerdictCount } from '../policy/index.ts';

/** A list as a run saw it. */
export interface RunList {
  readonly list: string;
  readonly asOf: string;
  readonly snapshotId: number;
  readonly rows: number;
}

export interface BegunRun {
  readonly asOf: string;
  readonly pack: string;
  readonly lists: readonly RunList[];
}

/** A finished check, most often the newest. */
export interface LastRun extends BegunRun {
  readonly id: number;
  readonly finishedAt: Date;
  readonly counts: readonly VerdictCount[];
  readonly population: string;
  readonly verdicts: string;
}

/** Opens a check run. A run that was killed before stays `running`: it counts for nothing, and the next one takes its place. */
export async function beginRun(pool: Connections, { asOf, pack, lists }: BegunRun): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    'insert into coverage.check_run (as_of, pack, lists) values ($1, $2, $3) returning id',
    [asOf, pack, JSON.stringify(lists)],
  );
  const [run] = rows;
  if (!run) throw new Error('the run was not entered');
  return run.id;
}

/** Closes a check run with its counts and the files it can be explained from. */
export async function finishRun(
  pool: Connections, run: number, result: { readonly counts: readonly VerdictCount[]; readonly population: string; readonly verdicts: string },
): Promise<void> {
  await pool.transaction(async (client) => {
    await client.query(`insert into coverage.check_count (run_id, line, rule, kind, county, verdict, cause, people)
      select $1, c.line, c.rule, c.kind, coalesce(c.county, ''), c.verdict, c.cause, c.people
      from rows from (jsonb_to_recordset($2) as (rule text, kind text, county text, verdict text, cause text, people bigint)) with ordinality c (rule, kind, county, verdict, cause, people, line)`, [run, JSON.stringify(result.counts)]);
    await client.query(
      "update coverage.check_run set status = 'done', finished_at = now(), population_file = $2, verdicts_file = $3 where id = $1",
      [run, result.population, result.verdicts],
    );
  });
}

const DONE = `select id, as_of as "asOf", pack, lists, finished_at as "finishedAt", population_file as population, verdicts_file as verdicts,
    coalesce((select jsonb_agg(to_jsonb(c) - '{run_id,line}'::text[] order by c.line) from coverage.check_count c where c.run_id = r.id), '[]') as counts
  from coverage.check_run r where status = 'done'`;

/** The newest finished check; null before the first. */
export async function lastRun(pool: Connections): Promise<LastRun | null> {
  const { rows } = await pool.query<LastRun>(`${DONE} order by id desc limit 1`);
  return rows[0] ?? null;
}

/** A finished check by its number; null where there is none. */
export async function finishedRun(pool: Connections, id: number): Promise<LastRun | null> {
  const { rows } = await pool.query<LastRun>(`${DONE} and id = $1`, [id]);
  return rows[0] ?? null;
}

/** The last finished check before another; null where that was the first. */
export async function runBefore(pool: Connections, id: number): Promise<LastRun | null> {
  const { rows } = await pool.query<LastRun>(`${DONE} and id < $1 order by id desc limit 1`, [id]);
  return rows[0] ?? null;
}
