import { setTimeout as sleep } from 'node:timers/promises';
import type { Connections } from '../../foundation/platform/database/index.ts';
import { lastJob } from '../../foundation/platform/jobs/index.ts';
import { findImport } from '../../know/sources/index.ts';
import type { ImportProgress } from './http-shapes.ts';

const LOOK_MS = 600;
/** Then the page asks anew, and whoever is signed out by then gets no more. */
const LAST_MS = 240_000;
/** States in which nothing goes on by itself. */
export const AT_REST: ReadonlySet<ImportProgress['state']> = new Set(['mapping', 'deciding', 'done', 'undone', 'refused', 'failed', 'cancelled']);

/** How far an import is, each time that changes, until it rests; also every 15 seconds, so that a line in between is kept open. */
export async function* progressOf(pool: Connections, id: string, arrived: (id: string) => Promise<number | null>, closing: AbortSignal): AsyncGenerator<ImportProgress> {
  const begun = performance.now();
  let said = '';
  let saidAt = 0;
  while (!closing.aborted && performance.now() - begun < LAST_MS) {
    const one = await findImport(pool, id);
    if (!one) return;
    const job = await lastJob(pool, id);
    const working = job !== null && (job.state === 'waiting' || job.state === 'running') && !AT_REST.has(one.state);
    const progress: ImportProgress = {
      state: one.state, stage: working ? job.stage : null, rowsDone: working ? job.rowsDone : 0, rowsTotal: working ? job.rowsTotal : null,
      secondsLeft: working ? job.secondsLeft : null, waiting: working && job.state === 'waiting', arrived: one.state === 'arriving' ? await arrived(id) : null,
    };
    const line = JSON.stringify(progress);
    if (line !== said || performance.now() - saidAt > 15_000) {
      yield progress;
      [said, saidAt] = [line, performance.now()];
    }
    if (AT_REST.has(one.state)) return;
    await sleep(LOOK_MS, undefined, { signal: closing }).catch(() => undefined);
  }
}
