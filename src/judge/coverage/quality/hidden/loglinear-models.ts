import { has, pairsOf, seenBy, type CaptureTable } from './capture-table.ts';
import { logFactorial } from './log-factorial.ts';
import { fitPoisson } from './poisson-fit.ts';

/** Which lists depend on each other: each pair of lists that a person of the one is more, or less, often in the other. */
export type Dependence = readonly (readonly [number, number])[];

/** A log-linear model fitted to a table (Fienberg 1972; Bishop, Fienberg and Holland 1975, chapter 6). */
export interface LoglinearModel {
  readonly dependence: Dependence;
  /** Akaike's criterion on the cells that are seen. */
  readonly aic: number;
  /** Most likely number of people in no list. */
  readonly hidden: number;
  /** Logarithm of the likelihood of so many people in no list, the model at its best for it (Cormack 1992). */
  profile(hidden: number): number;
}

/** Beyond so many lists, models with more than two dependent pairs are left out: 2^10 models would be fitted to sparse cells. */
const LISTS_FOR_ALL_MODELS = 4;

/** Every model of pairwise dependence that the table determines, the independent one first. */
export function loglinearModels(table: CaptureTable): LoglinearModel[] {
  const pairs = pairsOf(table.lists);
  const most = table.lists === 2 ? 0 : table.lists <= LISTS_FOR_ALL_MODELS ? pairs.length : 2;
  const choices = Array.from({ length: 2 ** pairs.length }, (_, choice) => pairs.filter((_pair, i) => has(choice, i)));
  return choices.filter((choice) => choice.length <= most).sort((a, b) => a.length - b.length).flatMap((choice) => fitModel(table, choice) ?? []);
}

function fitModel(table: CaptureTable, dependence: Dependence): LoglinearModel | null {
  const seen = seenBy(table);
  const design = table.cells.map((_people, pattern) => [
    1,
    ...Array.from({ length: table.lists }, (_, list) => Number(has(pattern, list))),
    ...dependence.map(([first, second]) => Number(has(pattern, first) && has(pattern, second))),
  ]);
  const fit = fitPoisson(design.slice(1), table.cells.slice(1));
  const [log] = fit?.coefficients ?? [];
  // An estimate of more than a thousand times what was seen is a cell of noughts speaking, not the lists.
  if (!fit || log === undefined || Math.exp(log) > 1000 * seen) return null;
  const profile = profileOf(design, table, fit.coefficients);
  const hidden = highest(profile, Math.exp(log));
  return { dependence, aic: 2 * (fit.coefficients.length - fit.logLikelihood), hidden, profile };
}

function profileOf(design: readonly (readonly number[])[], table: CaptureTable, start: readonly number[]): (hidden: number) => number {
  const seen = seenBy(table);
  return (hidden) => {
    const counts = [hidden, ...table.cells.slice(1)];
    const fit = fitPoisson(design, counts, start) ?? fitPoisson(design, counts);
    if (!fit) return -Infinity;
    const all = seen + hidden;
    const cells = counts.reduce((sum, count, cell) => sum + (count === 0 ? 0 : count * Math.log((fit.expected[cell] ?? 0) / all)), 0);
    return logFactorial(all) - logFactorial(hidden) + cells;
  };
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Where a function with one peak near `guess` is highest, from 0 on. */
function highest(of: (x: number) => number, guess: number): number {
  let [low, high] = [0, 3 * guess + 10];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [of(left), of(right)];
  while (high - low > 1e-4 * (1 + guess)) {
    if (atLeft > atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = of(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = of(right);
    }
  }
  return (low + high) / 2;
}
