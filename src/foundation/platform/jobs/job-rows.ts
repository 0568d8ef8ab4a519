import type { Connections } from '../database/index.ts';

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** How far a piece of work is: `stage` in the words of its task, rows of `rowsTotal`, seconds left where that can be told. */
export interface Progress {
  readonly stage: string | null;
  readonly rowsDone: number;
  readonly rowsTotal: number | null;
  readonly secondsLeft: number | null;
}

export interface Job extends Progress {
  readonly id: number;
  readonly task: string;
  readonly subject: string;
  readonly state: JobState;
  readonly starts: number;
}

const COLUMNS = `id, task, subject, state, stage, rows_done as "rowsDone", rows_total as "rowsTotal", seconds_left as "secondsLeft", starts`;

/** Asks for work in the caller's transaction: it begins after that is committed, and never where it is rolled back. Answers its number. */
export async function askFor(client: Pick<Connections, 'query'>, task: string, subject: string): Promise<number> {
  const { rows } = await client.query<{ id: number }>('insert into jobs.job (task, subject) values ($1, $2) returning id', [task, subject]);
  const [job] = rows;
  if (!job) throw new Error('the job was not entered');
  return job.id;
}

/** The last work asked for about something; null where there was none. */
export async function lastJob(connections: Pick<Connections, 'query'>, subject: string): Promise<Job | null> {
  const { rows } = await connections.query<Job>(`select ${COLUMNS} from jobs.job where subject = $1 order by id desc limit 1`, [subject]);
  return rows[0] ?? null;
}

/** Ends work that waits or runs, in the caller's transaction; what runs is told by `Jobs.stop` afterwards. Answers the numbers. */
export async function cancelJobs(client: Pick<Connections, 'query'>, subject: string): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    "update jobs.job set state = 'cancelled', ended_at = now() where subject = $1 and state in ('waiting', 'running') returning id", [subject],
  );
  return rows.map(({ id }) => id);
}

/** Notes that work begins, once more where it was broken off. Null where it was cancelled or is over: then it is not to be begun. */
export async function beginJob(connections: Connections, id: number): Promise<Job | null> {
  const { rows } = await connections.query<Job>(
    `update jobs.job set state = 'running', starts = starts + 1, started_at = now(), stage = null, rows_done = 0, seconds_left = null
     where id = $1 and state in ('waiting', 'running') returning ${COLUMNS}`, [id],
  );
  return rows[0] ?? null;
}

export async function endJob(connections: Connections, id: number, state: 'done' | 'failed'): Promise<void> {
  await connections.query("update jobs.job set state = $2, ended_at = now(), seconds_left = null where id = $1 and state = 'running'", [id, state]);
}

export async function noteProgress(connections: Connections, id: number, { stage, rowsDone, rowsTotal, secondsLeft }: Progress): Promise<void> {
  await connections.query(
    "update jobs.job set stage = $2, rows_done = $3, rows_total = $4, seconds_left = $5 where id = $1 and state = 'running'",
    [id, stage, Math.round(rowsDone), rowsTotal, secondsLeft === null ? null : Math.ceil(secondsLeft)],
  );
}
