/** What one stage of the work cost: rows it handled, seconds on the wall and of processors, the process's peak memory in it. */
export interface StageCost {
  readonly stage: string;
  readonly list?: string;
  readonly rows: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMemoryMb: number;
}

export interface StageClock {
  readonly costs: readonly StageCost[];
  /** Runs one stage and notes its cost; `rowsOf` counts the rows of its result. */
  measure<T>(stage: string, work: () => Promise<T>, rowsOf: (result: T) => number, list?: string): Promise<T>;
}

/** How often memory is looked at. The engine works on threads of its own, so a timer of this one sees its peaks. */
const SAMPLE_MS = 25;

/** A clock that also tells `onStage` as each stage ends, for progress on the terminal. */
export function stageClock(onStage: (cost: StageCost) => void = () => {}): StageClock {
  const costs: StageCost[] = [];
  return {
    costs,
    async measure(stage, work, rowsOf, list) {
      const started = performance.now();
      const cpu = process.cpuUsage();
      let peak = process.memoryUsage.rss();
      const timer = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage.rss());
      }, SAMPLE_MS);
      try {
        const result = await work();
        peak = Math.max(peak, process.memoryUsage.rss());
        const { user, system } = process.cpuUsage(cpu);
        const cost: StageCost = {
          stage,
          ...(list === undefined ? {} : { list }),
          rows: rowsOf(result),
          seconds: Math.round(performance.now() - started) / 1000,
          cpuSeconds: Math.round((user + system) / 1000) / 1000,
          peakMemoryMb: Math.round(peak / 2 ** 20),
        };
        costs.push(cost);
        onStage(cost);
        return result;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
