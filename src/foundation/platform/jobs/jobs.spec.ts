import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { askFor, cancelJobs, jobsMigrations, lastJob, openJobs, prepareQueue, type Task } from './index.ts';

const database = await testDatabase([jobsMigrations]);
await prepareQueue(database);
const office = database.within({ 'jinbao.reach': '*', 'jinbao.actor': 'office' }).pool;
const ended = async (subject: string, state: string) => expect.poll(async () => (await lastJob(office, subject))?.state, { timeout: 10_000 }).toBe(state);
const open = (tasks: Record<string, Task>, reported: unknown[] = []) => openJobs({ database, connections: office, tasks, report: (error) => reported.push(error) });
const ask = (task: string, subject: string) => office.transaction((client) => askFor(client, task, subject));

test('work asked for is done; what was asked for in a transaction that failed is not', async () => {
  const done: string[] = [];
  const jobs = await open({ dig: { run: async ({ subject, tell }) => {
    await tell({ stage: 'digging', rowsDone: 3, rowsTotal: 10, secondsLeft: 2.2 });
    done.push(subject);
  }, failed: async () => undefined } });
  await expect(office.transaction(async (client) => {
    await askFor(client, 'dig', 'nowhere');
    throw new Error('no');
  })).rejects.toThrow('no');
  await ask('dig', 'garden');
  await ended('garden', 'done');
  expect(await lastJob(office, 'garden')).toMatchObject({ stage: 'digging', rowsDone: 3, rowsTotal: 10, starts: 1 });
  expect([done, await lastJob(office, 'nowhere')]).toEqual([['garden'], null]);
  await jobs.close();
});

test('what fails is told once and not tried again; the next goes on', async () => {
  const [failed, reported]: [string[], unknown[]] = [[], []];
  const jobs = await open({ dig: { run: async ({ subject }) => {
    if (subject === 'rock') throw new Error('hard');
  }, failed: async ({ subject }) => void failed.push(subject) } }, reported);
  await ask('dig', 'rock');
  await ask('dig', 'sand');
  await ended('sand', 'done');
  await ended('rock', 'failed');
  expect([failed, reported.map(String)]).toEqual([['rock'], ['Error: hard']]);
  await jobs.close();
});

const untilStopped: Task['run'] = ({ signal }) => new Promise((_, reject) => {
  signal.addEventListener('abort', () => reject(new Error('stopped')));
});

test('what runs when the server stops is begun again by the next start; cancelled work ends and is not', async () => {
  const first = await open({ dig: { run: untilStopped, failed: async () => undefined } });
  await ask('dig', 'well');
  await ended('well', 'running');
  await first.close();
  const starts: number[] = [];
  const second = await open({ dig: { run: async (job) => (job.subject === 'well' ? void starts.push(job.starts) : untilStopped(job)), failed: async () => undefined } });
  await ended('well', 'done');
  expect(starts).toEqual([2]);
  await ask('dig', 'ditch');
  await ended('ditch', 'running');
  second.stop(await office.transaction((client) => cancelJobs(client, 'ditch')));
  await ask('dig', 'well');
  await ended('well', 'done');
  expect(await lastJob(office, 'ditch')).toMatchObject({ state: 'cancelled' });
  await second.close();
});

test('nobody who does not see the whole city sees or asks for work, and no request reaches the queue', async () => {
  const county = database.within({ 'jinbao.reach': '341502', 'jinbao.actor': 'x' }).pool;
  expect(await lastJob(county, 'garden')).toBeNull();
  await expect(askFor(county, 'dig', 'theirs')).rejects.toThrow(/row-level security/);
  await expect(office.query('select * from graphile_worker.jobs')).rejects.toThrow(/permission denied/);
  await expect(office.query("select graphile_worker.add_job('dig')")).rejects.toThrow(/permission denied/);
});
