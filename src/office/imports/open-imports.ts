import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OwnersDatabase } from '../../foundation/platform/database/index.ts';
import type { Routes } from '../../foundation/platform/http/index.ts';
import { openJobs, type Jobs } from '../../foundation/platform/jobs/index.ts';
import type { Office } from '../../judge/coverage/index.ts';
import { importRoutes } from './http.ts';
import { importTasks } from './import-tasks.ts';
import { incomingOf, sweepImports, type ImportsDesk } from './imports-desk.ts';
import { uploadFiles } from './upload-files.ts';
import { openUploads } from './uploads.ts';

export interface OpenImports {
  readonly routes: Routes;
  /** Goes on with what an earlier start left, and works on what is asked for from then on. */
  readonly begin: () => Promise<void>;
  /** Ends imports that nobody went on with, and deletes what is left of those that are over. */
  readonly sweep: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface ImportsParts {
  readonly working: Office;
  readonly database: OwnersDatabase;
  /** The data folder. */
  readonly data: string;
  readonly report: (error: unknown) => void;
}

/** Opens the way by which agencies' files come in through the browser. */
export async function openImports({ working, database, data, report }: ImportsParts): Promise<OpenImports> {
  const folder = join(data, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const uploads = uploadFiles(folder, incomingOf(working), working.keeper);
  const closing = new AbortController();
  let jobs: Jobs | undefined;
  let beginning = Promise.resolve();
  const desk: ImportsDesk = { working, uploads, jobs: { stop: (ids) => jobs?.stop(ids) } };
  return {
    routes: importRoutes({ ...desk, arriving: openUploads(folder), closing: closing.signal }),
    begin: () => {
      if (closing.signal.aborted) return beginning;
      return beginning = sweepImports(desk, new Date()).then(async () => {
        jobs = await openJobs({ database, connections: working.database.pool, tasks: importTasks(desk), report });
      });
    },
    sweep: () => sweepImports(desk, new Date()),
    close: async () => {
      closing.abort();
      await beginning.catch(() => undefined);
      await jobs?.close();
    },
  };
}
