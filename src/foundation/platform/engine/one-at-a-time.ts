import type { AnalysisEngine } from './engine.ts';

/** Lends the engine to one piece of work after another. */
export type EngineDesk = <Result>(work: (engine: AnalysisEngine) => Promise<Result>) => Promise<Result>;

/**
 * Work on an engine uses temporary tables by fixed names, so two pieces of it must not mix. A desk lets each finish before the next begins;
 * one that fails does not stop those behind it.
 */
export function oneAtATime(engine: AnalysisEngine): EngineDesk {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(() => work(engine));
    last = turn.catch(() => undefined);
    return turn;
  };
}
