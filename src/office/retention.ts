import { join } from 'node:path';
import { deleteWithReceipt, dueFiles, dueRequests, dueSessions, finishDeletions, type DeletionDesk, type DeletionReceipt, type DueDeletion, type Keeping, type Processing } from '../foundation/access/index.ts';
import type { Connections } from '../foundation/platform/database/index.ts';
import type { AnalysisEngine } from '../foundation/platform/engine/index.ts';
import { lastRun, type Office } from '../judge/coverage/index.ts';
import { dueLists } from './expire-lists.ts';

/** What the retention job works with. */
export interface RetentionParts {
  readonly office: Office;
  /** The data folder, with the lake and the receipts in it. */
  readonly data: string;
  readonly processing: Processing;
  /** Connections that may delete sessions. */
  readonly signIn: Connections;
  readonly actor: string;
  /** The day whose keeping of lists is looked at, where it is not the day of the run: those of a demo city are years old. */
  readonly listDay?: string | undefined;
}

export interface RetentionRun {
  readonly day: string;
  /** Deletions that an earlier run had begun. */
  readonly finished: readonly DeletionReceipt[];
  readonly deleted: readonly DeletionReceipt[];
}

type Step = { readonly due: DueDeletion; readonly after?: () => Promise<void> };

/** Deletes everything whose time is over on a day, each with its signed receipt. It waits for a check that is going on, and one that begins waits for it. */
export async function runRetention(parts: RetentionParts, day: string): Promise<RetentionRun> {
  const { office, data, actor } = parts;
  const desk: DeletionDesk = { connections: office.database.pool, data, sign: (message) => office.keeper.sign(message), actor };
  return office.engine(async (engine) => {
    const finished = await finishDeletions(desk);
    const deleted: DeletionReceipt[] = [];
    for (const { due, after } of await dueSteps(parts, engine, day)) {
      deleted.push(await deleteWithReceipt(desk, due, day));
      await after?.();
    }
    return { day, finished, deleted };
  });
}

/** What a run on that day would delete, without doing it. */
export async function retentionStatus(parts: RetentionParts, day: string): Promise<DueDeletion[]> {
  return parts.office.engine(async (engine) => (await dueSteps(parts, engine, day)).map(({ due }) => due));
}

async function dueSteps(parts: RetentionParts, engine: AnalysisEngine, day: string): Promise<Step[]> {
  const { office, data, processing } = parts;
  const { pool } = office.database;
  const under = <Due>(name: string, act: (keeping: Keeping) => Promise<Due[]>): Promise<Due[]> => {
    const keeping = processing.keeping.get(name);
    return keeping ? act(keeping) : Promise.resolve([]);
  };
  const last = await lastRun(pool);
  const held = new Set(last ? [last.population, last.verdicts] : []);
  const files = [
    ...await dueLists(office, engine, parts.listDay ?? day),
    ...await under('derived_file', (keeping) => dueFiles(keeping, day, { folder: office.lake, fits: /^(?:population[@.]|register[@-]|verdicts\.|what-if\.)/, held })),
    ...await under('export_file', (keeping) => dueFiles(keeping, day, { folder: join(data, 'exports'), fits: /./ })),
    ...await under('log_file', (keeping) => dueFiles(keeping, day, { folder: join(data, 'logs'), fits: /\.log/ })),
    ...await under('request', (keeping) => dueRequests(keeping, day, pool)),
  ];
  return [...files.map((due) => ({ due })), ...await under('session', (keeping) => dueSessions(keeping, day, parts.signIn))];
}

const DAY_MS = 86_400_000;

/** Runs the job now and once a day. A run that fails is told of and tried again the next day. Answers how to stop it: what runs just then is waited for. */
export function everyDay(run: () => Promise<unknown>, failed: (error: unknown) => void): () => Promise<void> {
  let running = Promise.resolve();
  const attempt = () => {
    running = run().then(() => undefined, failed);
  };
  attempt();
  const timer = setInterval(attempt, DAY_MS).unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
