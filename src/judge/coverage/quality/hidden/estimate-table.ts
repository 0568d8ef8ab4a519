import type { Label } from '../../../policy/index.ts';
import type { Interval } from '../intervals/wilson.ts';
import { averagedInterval, weighModels, type WeighedModel } from './average-models.ts';
import { bothHave, has, pairsOf, seenBy, type CaptureTable } from './capture-table.ts';
import { loglinearModels } from './loglinear-models.ts';
import { chaoFloor, chapman } from './two-lists.ts';

export interface TableEstimate {
  readonly seen: number;
  /** People in no list; `high` is Infinity where the lists do not bound it. */
  readonly hidden: Interval;
  /** Chao's lower bound. */
  readonly floor: number;
  /** The models that were averaged, the heaviest first; none for two lists. */
  readonly models: readonly WeighedModel[];
}

export type Estimated = { readonly ok: true; readonly estimate: TableEstimate } | { readonly ok: false; readonly why: Label };

/**
 * How many people no list has. `unknown`: rows of each list that may be anybody. The estimate leaves them out; the interval is the widest of
 * three readings: without them, each somebody no other list has, each somebody another list has already.
 */
export function estimateTable(table: CaptureTable, unknown: readonly number[]): Estimated {
  const why = refusalOf(table);
  if (why) return { ok: false, why };
  const plain = estimateOne(table);
  if (!plain) return { ok: false, why: NO_MODEL };
  const readings = unknown.some((rows) => rows > 0) ? [estimateOne(allNew(table, unknown)), estimateOne(allKnown(table, unknown))] : [];
  const intervals = [plain, ...readings].map((reading) => reading?.hidden ?? { low: 0, high: Infinity });
  return {
    ok: true,
    estimate: { ...plain, hidden: { estimate: plain.hidden.estimate, low: Math.min(...intervals.map(({ low }) => low)), high: Math.max(...intervals.map(({ high }) => high)) } },
  };
}

function refusalOf(table: CaptureTable): Label | null {
  if (table.lists < 2) return { zh: '至少要有两份名单，一份名单说不出自己漏了谁', en: 'At least two lists are needed: one list cannot tell whom it misses' };
  if (Array.from({ length: table.lists }, (_, list) => bothHave(table, list, list)).some((people) => people === 0)) {
    return { zh: '有一份名单上一个人也没有', en: 'One of the lists has nobody' };
  }
  const overlap = pairsOf(table.lists).reduce((sum, [first, second]) => sum + bothHave(table, first, second), 0);
  return overlap > 0 ? null : { zh: '各名单之间没有同一个人，无从估计', en: 'No person is in two of the lists, so there is nothing to estimate from' };
}

const NO_MODEL: Label = {
  zh: '名单之间重合太少，任何模型都定不下来', en: 'The lists overlap too little for any model to be determined',
};

function estimateOne(table: CaptureTable): TableEstimate | null {
  const seen = seenBy(table);
  const floor = floorOf(table);
  if (table.lists === 2) {
    return { seen, floor, models: [], hidden: chapman(bothHave(table, 0, 0), bothHave(table, 1, 1), bothHave(table, 0, 1)) };
  }
  const models = weighModels(loglinearModels(table));
  return models.length === 0 ? null : { seen, floor, models, hidden: averagedInterval(models, seen) };
}

function floorOf({ lists, cells }: CaptureTable): number {
  const times = (count: number) => cells.reduce((sum, people, pattern) => sum + (listsIn(pattern, lists) === count ? people : 0), 0);
  return chaoFloor(times(1), times(2), lists);
}

function listsIn(pattern: number, lists: number): number {
  return Array.from({ length: lists }, (_, list) => Number(has(pattern, list))).reduce((sum, one) => sum + one, 0);
}

function allNew({ lists, cells }: CaptureTable, unknown: readonly number[]): CaptureTable {
  const more = [...cells];
  unknown.forEach((rows, list) => (more[1 << list] = (more[1 << list] ?? 0) + rows));
  return { lists, cells: more };
}

/** Moves people that other lists have, in proportion, to "this list has them too". */
function allKnown({ lists, cells }: CaptureTable, unknown: readonly number[]): CaptureTable {
  return unknown.reduce<CaptureTable>((table, rows, list) => {
    const without = table.cells.reduce((sum, people, pattern) => sum + (has(pattern, list) ? 0 : people), 0);
    const share = without === 0 ? 0 : Math.min(1, rows / without);
    const moved = [...table.cells];
    table.cells.forEach((people, pattern) => {
      if (pattern === 0 || has(pattern, list)) return;
      moved[pattern] = (moved[pattern] ?? 0) - people * share;
      moved[pattern | (1 << list)] = (moved[pattern | (1 << list)] ?? 0) + people * share;
    });
    return { lists, cells: moved };
  }, { lists, cells });
}
