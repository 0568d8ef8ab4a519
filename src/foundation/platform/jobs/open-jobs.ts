import { Logger, run, runMigrations, type Runner } from 'graphile-worker';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import type { Connections, OwnersDatabase } from '../database/index.ts';
import { beginJob, endJob, noteProgress, type Job, type Progress } from './job-rows.ts';

/** One kind of work. It may be begun again after it was broken off anywhere, and must then end as if it had not been. */
export interface Task {
  /** Throws where it failed, or where `signal` told it to stop. */
  readonly run: (job: RunningJob) => Promise<void>;
  /** Told that the work is given up: it threw, or broke off the server again and again. */
  readonly failed: (job: Job) => Promise<void>;
}

export interface RunningJob extends Job {
  /** Aborted when the work is cancelled or the server stops. */
  readonly signal: AbortSignal;
  /** Tells how far it is; written at once. */
  readonly tell: (progress: Progress) => Promise<void>;
}

export interface Jobs {
  /** Breaks off what runs of these jobs. */
  readonly stop: (ids: readonly number[]) => void;
  /** Breaks off what runs, to be begun again by the next start. */
  readonly close: () => Promise<void>;
}

export interface JobsParts {
  /** Whose queue it is: the schema `graphile_worker` is made and worked on as its owner. */
  readonly database: OwnersDatabase;
  /** What the rows of `jobs.job` are reached by: the office inside its walls. */
  readonly connections: Connections;
  readonly tasks: Readonly<Record<string, Task>>;
  readonly report: (error: unknown) => void;
}

/** Any number, the same in every process: of several on one database, whoever holds it works. */
const LOCK = 4_118_020_619;
/** A job that ended the process so often is not begun again. */
const STARTS = 4;
const payload = z.object({ job: z.number() });

/** Makes or renews the queue's own tables, as their owner. */
export async function prepareQueue({ url }: Pick<OwnersDatabase, 'url'>): Promise<void> {
  await runMigrations({ connectionString: url, logger: silent });
}

/** Works on what was asked for, one job after another, in this process; what an earlier process left undone comes first. */
export async function openJobs({ database, connections, tasks, report }: JobsParts): Promise<Jobs> {
  const running = new Map<number, AbortController>();
  const list = Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, async (given: unknown) => {
    const { job: id } = payload.parse(given);
    const job = await beginJob(connections, id);
    if (!job) return;
    const stopper = new AbortController();
    running.set(id, stopper);
    try {
      if (job.starts >= STARTS) throw new Error(`job ${id} (${name}) was broken off ${STARTS - 1} times`);
      await task.run({ ...job, signal: stopper.signal, tell: (progress) => noteProgress(connections, id, progress) });
      await endJob(connections, id, 'done');
    } catch (error) {
      // Stopped with the server: it stays in the queue.
      if (stopper.signal.reason === CLOSING) throw error;
      if (stopper.signal.aborted) return;
      report(error);
      // In this order: killed between the two, it is begun again and finds that it was given up.
      await task.failed(job);
      await endJob(connections, id, 'failed');
    } finally {
      running.delete(id);
    }
  }]));
  const holder = await database.pool.connect();
  // Without anybody who listens, a connection that breaks would end the process.
  holder.on('error', (error) => void (closing || report(error)));
  const work = workWhenAlone(database, holder, list).catch((error: unknown) => void (closing || report(error)));
  let closing = false;
  return {
    stop: (ids) => {
      for (const id of ids) running.get(id)?.abort();
    },
    close: async () => {
      closing = true;
      for (const stopper of running.values()) stopper.abort(CLOSING);
      // Ends the wait for the lock, or gives it back.
      holder.release(true);
      const runner = await work;
      await runner?.stop().catch(() => undefined);
    },
  };
}

const CLOSING = 'closing';

async function workWhenAlone({ url, pool }: OwnersDatabase, holder: PoolClient, taskList: Record<string, (given: unknown) => Promise<void>>): Promise<Runner> {
  await holder.query('select pg_advisory_lock($1)', [LOCK]);
  // Whoever worked before is gone: what it had taken is free, and need not wait out its turn.
  await pool.query('select graphile_worker.force_unlock_workers(array_agg(locked_by)) from graphile_worker.jobs where locked_by is not null having count(*) > 0');
  await pool.query('select graphile_worker.reschedule_jobs(array_agg(id), now(), null, 0) from graphile_worker.jobs having count(*) > 0');
  return run({ connectionString: url, maxPoolSize: 3, taskList, concurrency: 1, noHandleSignals: true, logger: silent, pollInterval: 2000 });
}

/** What fails is reported by us, with less said of it. */
const silent = new Logger(() => () => undefined);
