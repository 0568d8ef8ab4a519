import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connections } from '../../foundation/platform/database/index.ts';
import { askFor, cancelJobs, type Jobs } from '../../foundation/platform/jobs/index.ts';
import { Refusal, type RefusalNotice } from '../../foundation/platform/http/index.ts';
import type { Office } from '../../judge/coverage/index.ts';
import { findImport, livingImports, markUndone, moveImport, type By, type Import, type ImportState } from '../../know/sources/index.ts';
import type { UploadFiles } from './upload-files.ts';

/** What every act on an import has at hand. */
export interface ImportsDesk {
  /** The office for work that takes minutes. */
  readonly working: Office;
  readonly uploads: UploadFiles;
  readonly jobs: Pick<Jobs, 'stop'>;
}

/** The work that an import waits for in a state. */
export const TASKS = { reading: 'import_read', trying: 'import_try', taking: 'import_take', judging: 'import_judge', undoing: 'import_undo' } as const satisfies Partial<Record<ImportState, string>>;
export type Working = keyof typeof TASKS;
const WORKING = ['reading', 'trying', 'taking', 'judging', 'undoing'] as const satisfies readonly Working[];

const UNKNOWN = { kind: 'not_found', code: 'import_unknown', zh: '没有这次导入，或不在您的范围内。', en: 'There is no such import, or not within your reach.' } as const satisfies RefusalNotice;
const MOVED_ON = { kind: 'conflict', code: 'import_moved_on', zh: '这次导入已经往前走了，请看最新的情况再做。', en: 'This import has moved on: look at where it is now.' } as const satisfies RefusalNotice;

export async function importOr404(pool: Connections, id: string): Promise<Import> {
  const found = await findImport(pool, id);
  if (!found) throw new Refusal(UNKNOWN);
  return found;
}

/** Moves an import on to work that is asked for in the same transaction; refused where it is no longer in one of `from`. */
export async function sendOn(pool: Connections, id: string, from: readonly ImportState[], to: Working, step: Parameters<typeof moveImport>[4]): Promise<void> {
  const moved = await pool.transaction(async (client) => (await moveImport(client, id, from, to, step)) && (await askFor(client, TASKS[to], id)));
  if (moved === false) throw new Refusal(MOVED_ON);
}

/** The work a failed import goes on with. */
export function workOf({ failedIn }: Pick<Import, 'failedIn'>): Working {
  return WORKING.find((state) => state === failedIn) ?? 'reading';
}

/** Whether every column of a choice is one of the list's and of the file's; '' leaves a field without one. */
export function isMapping({ definitions }: Pick<Office, 'definitions'>, { list, found }: Pick<Import, 'list' | 'found'>, mapping: Readonly<Record<string, string>>): boolean {
  const fields = definitions.get(list)?.columns ?? {};
  return Object.entries(mapping).every(([field, header]) => field in fields && (header === '' || (found?.headers.includes(header) ?? false)));
}

const BEFORE_IT_COUNTS = ['arriving', 'reading', 'mapping', 'trying', 'deciding', 'taking', 'failed'] as const satisfies readonly ImportState[];

/**
 * Stops an import. Before anything of it counts, everything of it is deleted; after that it is undone: the list goes back to the one before and
 * everybody is judged anew. Answers which of the two.
 */
export async function stopImport(desk: ImportsDesk, pool: Connections, id: string, by: By): Promise<'cancelled' | 'undoing'> {
  const found = await importOr404(pool, id);
  const undone = found.snapshotId !== null;
  const stopped = await pool.transaction(async (client) => {
    const from = undone ? (['judging', 'done', 'failed'] as const) : BEFORE_IT_COUNTS;
    if (!(await moveImport(client, id, from, undone ? 'undoing' : 'cancelled', { by }))) throw new Refusal(MOVED_ON);
    const ids = await cancelJobs(client, id);
    if (undone && found.snapshotId !== null) {
      await markUndone(client, found.snapshotId);
      await askFor(client, TASKS.undoing, id);
    }
    return ids;
  });
  desk.jobs.stop(stopped);
  if (!undone) await discardFiles(desk, id);
  return undone ? 'undoing' : 'cancelled';
}

/** Folder of the files of imports that do not count yet, and of what was read of them. */
export function incomingOf({ lake }: Pick<Office, 'lake'>): string {
  return join(lake, 'incoming');
}

/** Folder of what was read of an import. */
export function stagingOf(office: Pick<Office, 'lake'>, id: string): string {
  return join(incomingOf(office), id);
}

/** Deletes the file of an import and what was read of it. */
export async function discardFiles({ uploads, working }: Pick<ImportsDesk, 'uploads' | 'working'>, id: string): Promise<void> {
  await uploads.discard(id);
  await rm(stagingOf(working, id), { recursive: true, force: true });
}

const DAY_MS = 86_400_000;
/** Days that a file waits for the officer who brought it. */
const WAITS_DAYS = 14;

/** Ends imports that nobody went on with, and deletes what is left of those that are over. */
export async function sweepImports(desk: ImportsDesk, now: Date): Promise<void> {
  const { pool } = desk.working.database;
  const incoming = incomingOf(desk.working);
  // Looked at before the rows: what comes in meanwhile is nobody's to delete.
  const [arriving, lying] = [await desk.uploads.ids(), await readdir(incoming).catch(() => [])];
  const living = new Set<string>();
  for (const { id, state, changedAt } of await livingImports(pool)) {
    const forgotten = (state === 'arriving' || state === 'mapping' || state === 'deciding' || state === 'failed') && now.getTime() - changedAt.getTime() > WAITS_DAYS * DAY_MS;
    if (!forgotten || !(await moveImport(pool, id, [state], 'cancelled'))) living.add(id);
  }
  for (const id of arriving) if (!living.has(id)) await desk.uploads.discard(id);
  for (const name of lying) {
    if (!living.has(name.split('.')[0] ?? '')) await rm(join(incoming, name), { recursive: true, force: true });
  }
}
