import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { stoppable } from '../../foundation/platform/engine/index.ts';
import { askFor, type Job, type RunningJob, type Task } from '../../foundation/platform/jobs/index.ts';
import { checkOffice, lastRun, runBefore, withdrawFindings, type Office } from '../../judge/coverage/index.ts';
import {
  dropStaged, findImport, inspectFile, keepSnapshot, keepStaged, keptSnapshots, moveImport, RefusedFile, setAside, stagedSnapshot, tryFile,
  type Import, type SourceDefinition,
} from '../../know/sources/index.ts';
import { discardFiles, stagingOf, TASKS, type ImportsDesk, type Working } from './imports-desk.ts';
import { stagedProgress } from './staged-progress.ts';

/** The work that imports wait for. Each piece begins again from the start where it was broken off, and ends by one transaction that counts only where the import is still there. */
export function importTasks(desk: Pick<ImportsDesk, 'working' | 'uploads'>): Readonly<Record<string, Task>> {
  const { pool } = desk.working.database;
  const task = (state: Working, work: (job: RunningJob, one: Import) => Promise<void>): Task => ({
    run: async (job) => {
      const one = await findImport(pool, job.subject);
      if (one?.state !== state) return;
      try {
        await work(job, one);
      } catch (error) {
        if (!(error instanceof RefusedFile) || job.signal.aborted) throw error;
        const { code, zh, en } = error.problem;
        await moveImport(pool, one.id, [state], CHOSEN_ANEW.has(code) ? 'mapping' : 'refused', { gained: { problem: { code, zh, en } } });
      } finally {
        // Cancelled while this ran: what it left is nobody's.
        const now = (await findImport(pool, job.subject).catch(() => null))?.state;
        if (now === 'cancelled' || now === 'refused') await discardFiles(desk, one.id);
      }
    },
    failed: async (job: Job) => void (await moveImport(pool, job.subject, [state], 'failed', { gained: { failed_in: state } })),
  });
  return {
    [TASKS.reading]: task('reading', (job, one) => look(desk, job, one)),
    [TASKS.trying]: task('trying', (job, one) => tryOut(desk, job, one)),
    [TASKS.taking]: task('taking', (job, one) => take(desk, job, one)),
    [TASKS.judging]: task('judging', (job, one) => judge(desk, job, one)),
    [TASKS.undoing]: task('undoing', (job, one) => undo(desk, job, one)),
  };
}

/** What choosing other columns may mend. */
const CHOSEN_ANEW = new Set(['required_column_missing', 'column_doubled']);

type Desk = Pick<ImportsDesk, 'working' | 'uploads'>;

/** The office with an engine that stops when the job is told to. */
function officeOfJob(working: Office, { signal }: RunningJob): Office {
  return { ...working, engine: (work) => working.engine((engine) => work(stoppable(engine, signal))) };
}

async function look({ working, uploads }: Desk, job: RunningJob, one: Import): Promise<void> {
  await job.tell({ stage: 'looking', rowsDone: 0, rowsTotal: null, secondsLeft: null });
  await uploads.seal(one.id);
  const { definitions, lake, engine } = officeOfJob(working, job);
  const definition = definitionOf(definitions, one.list);
  const found = await engine((lent) => uploads.opened(one.id, one.fileName, lent.passing ?? tmpdir(), (file, scratch) => inspectFile(lent, {
    definition, all: [...definitions.values()].filter(({ source }) => source !== 'register'), file, place: { list: one.list, file: one.fileName }, memory: lake, scratch,
  })));
  await moveImport(working.database.pool, one.id, ['reading'], 'mapping', { gained: { found } });
}

async function tryOut({ working, uploads }: Desk, job: RunningJob, one: Import): Promise<void> {
  const { definitions, divisions, engine, database: { pool } } = officeOfJob(working, job);
  const progress = stagedProgress(job, [{ stage: 'reading', secondsAMillion: 2.5 }, { stage: 'comparing', secondsAMillion: 0.7 }], one.found?.rows ?? 0);
  const staging = stagingOf(working, one.id);
  try {
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true });
    const kept = (await keptSnapshots(pool)).map(({ snapshot }) => snapshot);
    const tried = await engine((lent) => uploads.opened(one.id, one.fileName, lent.passing ?? tmpdir(), (file) => tryFile(lent, {
      definition: definitionOf(definitions, one.list), file, asOf: one.asOf, staging, kept, divisions, mapping: one.mapping ?? {},
    }, progress.begin)));
    job.signal.throwIfAborted();
    await moveImport(pool, one.id, ['trying'], 'deciding', { gained: { tried, problem: null } });
  } finally {
    progress.stop();
  }
}

async function take(desk: Desk, job: RunningJob, one: Import): Promise<void> {
  const { working } = desk;
  const { definitions, lake, engine, keeper, database: { pool } } = officeOfJob(working, job);
  const progress = stagedProgress(job, [{ stage: 'keeping', secondsAMillion: 0.4 }], one.found?.rows ?? 0);
  try {
    progress.begin('keeping');
    const staged = await stagedSnapshot(stagingOf(working, one.id));
    if (!staged) throw new Error(`nothing was read of import ${one.id}`);
    const held = (one.tried?.held ?? []).filter(({ county }) => !one.released.includes(county));
    const snapshot = await engine(({ passing = tmpdir() }) => keepStaged({
      keeper, lake, passing, definition: definitionOf(definitions, one.list), staged, fileName: one.fileName, mapping: one.mapping ?? {}, held,
    }));
    const kept = await pool.transaction(async (client) => {
      const snapshotId = await keepSnapshot(client, snapshot);
      if (!(await moveImport(client, one.id, ['taking'], 'judging', { gained: { snapshot_id: snapshotId } }))) throw new Cancelled();
      await askFor(client, TASKS.judging, one.id);
      return true;
    }).catch(async (error: unknown) => {
      if (!(error instanceof Cancelled)) throw error;
      if (!(await keptSnapshots(pool)).some((other) => other.snapshot.parquet === snapshot.parquet)) await dropStaged(lake, snapshot);
      return false;
    });
    if (kept) await discardFiles(desk, one.id);
  } finally {
    progress.stop();
  }
}

/** Somebody was quicker: what was just entered is rolled back. */
class Cancelled extends Error {}

async function judge({ working }: Desk, job: RunningJob, one: Import): Promise<void> {
  const before = await lastRun(working.database.pool);
  const { run, reconciled } = await checkAgain(working, job, before !== null && before.asOf > one.asOf ? before.asOf : one.asOf);
  await moveImport(working.database.pool, one.id, ['judging'], 'done', { gained: { run_id: run, result: reconciled } });
}

async function undo({ working }: Desk, job: RunningJob, one: Import): Promise<void> {
  const { pool } = working.database;
  const { rows: [gone] } = await pool.query<{ manifest: { source: string; asOf: string; version: number } }>('select manifest from sources.snapshot where id = $1', [one.snapshotId]);
  if (gone) await setAside(working.lake, gone.manifest);
  const last = await lastRun(pool);
  // Stopped while it was judged: the check may have come to its end all the same.
  const judged = one.runId ?? (last?.lists.some(({ snapshotId }) => snapshotId === one.snapshotId) ? last.id : null);
  // Where nothing was checked since, the day goes back with the list.
  const before = last !== null && last.id === judged ? await runBefore(pool, last.id) : last;
  const { run, reconciled } = await checkAgain(working, job, before?.asOf ?? one.asOf);
  const withdrawn = judged === null ? 0 : await withdrawFindings(pool, { run: judged, by: run });
  await moveImport(pool, one.id, ['undoing'], 'undone', { gained: { result: { ...reconciled, closed: reconciled.closed + withdrawn } } });
}

/** Checks the whole office anew as of a day, and tells how far it is by rows of every list and people judged. */
async function checkAgain(working: Office, job: RunningJob, asOf: string) {
  const office = officeOfJob(working, job);
  const { pool } = office.database;
  const total = (await keptSnapshots(pool)).reduce((sum, { snapshot }) => sum + (snapshot.source === 'register' ? 0 : snapshot.rows), 0);
  const started = performance.now();
  let rowsDone = 0;
  await job.tell({ stage: 'judging', rowsDone, rowsTotal: total, secondsLeft: null });
  const reconciled = await checkOffice(office, {
    asOf, lists: [],
    onStage: ({ stage, rows }) => {
      if (stage === 'link') rowsDone += rows;
      const spent = (performance.now() - started) / 1000;
      const secondsLeft = rowsDone === 0 ? null : (spent / Math.min(rowsDone, total)) * (total - Math.min(rowsDone, total)) + spent * 0.2;
      void job.tell({ stage: 'judging', rowsDone: Math.min(rowsDone, total), rowsTotal: total, secondsLeft }).catch(() => undefined);
    },
  });
  const run = (await lastRun(pool))?.id ?? 0;
  return { run, reconciled };
}

function definitionOf(definitions: ReadonlyMap<string, SourceDefinition>, list: string): SourceDefinition {
  const definition = definitions.get(list);
  if (!definition) throw new Error(`no pack declares the list ${list}`);
  return definition;
}
