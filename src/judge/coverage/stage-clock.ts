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
  /** In the order in which the stages ended. */
  readonly costs: readonly StageCost[];
  /** Seconds from the beginning of the first stage to now: less than the stages together, where some ran side by side. */
  seconds(): number;
  /** Runs one stage and notes its cost; `rowsOf` counts the rows of its result. */
  measure<T>(stage: string, work: () => Promise<T>, rowsOf: (result: T) => number, list?: string): Promise<T>;
}

/** How often memory is looked at: 50 us each time. The engine works on threads of its own, so a timer of this one sees its peaks. */
const SAMPLE_MS = 100;

interface Running {
  readonly began: number;
  cpuMicroseconds: number;
  peak: number;
}

/** A clock that also tells `onStage` as each stage ends, for progress on the terminal. */
export function stageClock(onStage: (cost: StageCost) => void = () => {}): StageClock {
  const costs: StageCost[] = [];
  const running = new Set<Running>();
  let first: number | null = null;
  let cpu = process.cpuUsage();
  /** Processor time belongs to the whole process: stages side by side are given equal parts of it, and the sum stays right. */
  const shareCpu = () => {
    const { user, system } = process.cpuUsage(cpu);
    cpu = process.cpuUsage();
    for (const stage of running) stage.cpuMicroseconds += (user + system) / running.size;
  };
  return {
    costs,
    seconds: () => (first === null ? 0 : thousandths(performance.now() - first)),
    async measure(stage, work, rowsOf, list) {
      shareCpu();
      const mine: Running = { began: performance.now(), cpuMicroseconds: 0, peak: 0 };
      first ??= mine.began;
      running.add(mine);
      const look = () => {
        mine.peak = Math.max(mine.peak, process.memoryUsage.rss());
      };
      look();
      const timer = setInterval(look, SAMPLE_MS);
      try {
        const result = await work();
        look();
        shareCpu();
        const cost: StageCost = {
          stage,
          ...(list === undefined ? {} : { list }),
          rows: rowsOf(result),
          seconds: thousandths(performance.now() - mine.began),
          cpuSeconds: thousandths(mine.cpuMicroseconds / 1000),
          peakMemoryMb: Math.round(mine.peak / 2 ** 20),
        };
        costs.push(cost);
        onStage(cost);
        return result;
      } finally {
        running.delete(mine);
        clearInterval(timer);
      }
    },
  };
}

/** Milliseconds as seconds to three places. */
function thousandths(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}
