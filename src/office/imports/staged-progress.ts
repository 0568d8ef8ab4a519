import type { RunningJob } from '../../foundation/platform/jobs/index.ts';

/** A part of a piece of work: its name in the words of the task, and the seconds a million rows take in it (two cores, 2.1 GHz). */
export interface Part {
  readonly stage: string;
  readonly secondsAMillion: number;
}

const TICK_MS = 700;
/** What each part took the last times in this process: better than any number written down. */
const learned = new Map<string, number>();

/**
 * Tells how far a piece of work of several parts is. The engine does not say how far it is within a part, so that is told by the time the part took
 * before, and never as the whole before it is over.
 */
export function stagedProgress({ tell }: Pick<RunningJob, 'tell'>, parts: readonly Part[], rows: number) {
  const expected = ({ stage, secondsAMillion }: Part) => 0.3 + ((learned.get(stage) ?? secondsAMillion) * rows) / 1e6;
  let at = -1;
  let since = performance.now();
  const tick = () => {
    const part = parts[at];
    if (!part) return;
    const spent = (performance.now() - since) / 1000;
    const share = spent / expected(part) < 0.9 ? spent / expected(part) : 1 - 0.1 * Math.exp(0.9 - spent / expected(part));
    const later = parts.slice(at + 1).reduce((sum, next) => sum + expected(next), 0);
    void tell({ stage: part.stage, rowsDone: Math.floor(rows * share), rowsTotal: rows, secondsLeft: Math.max(1, expected(part) - spent) + later }).catch(() => undefined);
  };
  const timer = setInterval(tick, TICK_MS);
  const end = () => {
    const part = parts[at];
    if (part && rows > 10_000) learned.set(part.stage, (((performance.now() - since) / 1000 - 0.3) * 1e6) / rows);
  };
  return {
    /** The next part begins. */
    begin: (stage: string) => {
      end();
      at = parts.findIndex((part) => part.stage === stage);
      since = performance.now();
      tick();
    },
    stop: () => {
      clearInterval(timer);
      end();
    },
  };
}
