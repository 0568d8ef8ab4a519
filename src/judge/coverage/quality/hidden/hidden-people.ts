import type { AnalysisEngine } from '../../../../foundation/platform/engine/index.ts';
import type { Label } from '../../../policy/index.ts';
import { sumOf } from '../intervals/combine.ts';
import type { Interval } from '../intervals/wilson.ts';
import { bothHave, has, pairsOf, type CaptureTable } from './capture-table.ts';
import { countCaptures, type CaptureCounts, type Captured } from './count-captures.ts';
import type { Capture, HiddenEstimate } from './estimate-shape.ts';
import { estimateTable, type TableEstimate } from './estimate-table.ts';
import { assumptionsOf, cautionsOf } from './hidden-words.ts';

/** A list in its role, as it was on the day. `people`: of the population, by this list; `unknown`: rows that may be anybody. */
export interface CaptureOnDay {
  readonly list: string;
  readonly label: Label;
  readonly comesBy: Label;
  readonly came: boolean;
  readonly people: number;
  readonly unknown: number;
}

/** An interval as it is told: `high` is null where nothing bounds it. */
export interface ToldInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number | null;
}

export interface HiddenAnswer {
  readonly estimate: string;
  readonly label: Label;
  readonly entitledTo: Label;
  readonly asOf: string;
  readonly captures: readonly CaptureOnDay[];
  /** People by the lists that have them, all groups together: `['register', 'severe_mental_illness'] -> 812`. */
  readonly cells: readonly { readonly lists: readonly string[]; readonly people: number }[];
  readonly result: HiddenResult | null;
  /** Why there is no result. */
  readonly refused: Label | null;
  readonly assumptions: readonly Label[];
}

export interface HiddenResult {
  readonly method: 'chapman' | 'loglinear';
  readonly seen: number;
  /** People no list has. */
  readonly hidden: ToldInterval;
  /** All people, seen and hidden. */
  readonly all: ToldInterval;
  /** At least so many are hidden, however people differ (Chao). */
  readonly floor: number;
  readonly strata: readonly { readonly stratum: string; readonly seen: number; readonly hidden: ToldInterval }[];
  /** What each model says, with its weight; `dependent`: the pairs of lists that depend on each other. */
  readonly models: readonly { readonly dependent: readonly (readonly [string, string])[]; readonly weight: number; readonly hidden: number }[];
  readonly cautions: readonly Label[];
}

/** How many people of an estimate's population no list knows. */
export async function hiddenPeople(engine: AnalysisEngine, estimate: HiddenEstimate, input: Captured): Promise<HiddenAnswer> {
  const counts = await countCaptures(engine, estimate, input);
  const whole = together(counts);
  const answer = answerOf(estimate, input.asOf, counts, whole);
  const parts = estimate.strata === 'none' ? null : estimateParts(counts);
  if (parts) return { ...answer, result: resultOf(parts, counts, whole, false) };
  const all = estimateTable(whole, counts.unknown);
  if (!all.ok) return { ...answer, refused: all.why };
  return { ...answer, result: resultOf([{ stratum: '', estimate: all.estimate }], counts, whole, estimate.strata !== 'none') };
}

interface Part {
  readonly stratum: string;
  readonly estimate: TableEstimate;
}

/** Each group by itself; null where one of them does not bear it, so that all are taken together. Unknown rows go by the size of the group. */
function estimateParts({ strata, unknown }: CaptureCounts): Part[] | null {
  const parts: Part[] = [];
  for (const [stratum, table] of strata) {
    const share = (list: number) => bothHave(table, list, list) / Math.max(1, [...strata.values()].reduce((sum, one) => sum + bothHave(one, list, list), 0));
    const estimated = estimateTable(table, unknown.map((rows, list) => rows * share(list)));
    if (!estimated.ok || estimated.estimate.hidden.high === Infinity) return null;
    parts.push({ stratum, estimate: estimated.estimate });
  }
  return parts.length > 1 ? parts : null;
}

function resultOf(parts: readonly Part[], counts: CaptureCounts, whole: CaptureTable, merged: boolean): HiddenResult {
  const names = counts.captures.map(({ list }) => list);
  const seen = parts.reduce((sum, { estimate }) => sum + estimate.seen, 0);
  const hidden = parts.length === 1 && parts[0] ? parts[0].estimate.hidden : sumOf(parts.map(({ estimate }) => estimate.hidden));
  const [only] = parts;
  const told = toldInterval(hidden);
  return {
    method: names.length === 2 ? 'chapman' : 'loglinear',
    seen, hidden: told,
    all: { estimate: told.estimate + seen, low: told.low + seen, high: told.high === null ? null : told.high + seen },
    floor: Math.round(parts.reduce((sum, { estimate }) => sum + estimate.floor, 0)),
    strata: parts.length > 1 ? parts.map(({ stratum, estimate }) => ({ stratum, seen: estimate.seen, hidden: toldInterval(estimate.hidden) })) : [],
    models: parts.length > 1 ? [] : (only?.estimate.models ?? []).map(({ model, weight }) => ({
      dependent: model.dependence.map(([first, second]) => [names[first] ?? '', names[second] ?? ''] as const), weight: Math.round(weight * 1000) / 1000, hidden: Math.round(model.hidden),
    })),
    cautions: cautionsOf({ lists: names.length, both: pairsOf(names.length).map(([first, second]) => bothHave(whole, first, second)), unbounded: told.high === null, merged }),
  };
}

/** Whole people: the bounds outward. */
function toldInterval({ estimate, low, high }: Interval): ToldInterval {
  return { estimate: Math.round(estimate), low: Math.max(0, Math.floor(low)), high: high === Infinity ? null : Math.ceil(high) };
}

function together({ captures, strata }: CaptureCounts): CaptureTable {
  const cells = Array.from({ length: 2 ** captures.length }, () => 0);
  for (const table of strata.values()) table.cells.forEach((people, pattern) => (cells[pattern] = (cells[pattern] ?? 0) + people));
  return { lists: captures.length, cells };
}

function answerOf(estimate: HiddenEstimate, asOf: string, { captures, unknown }: CaptureCounts, whole: CaptureTable): HiddenAnswer {
  const onDay = estimate.captures.map((capture: Capture): CaptureOnDay => {
    const place = captures.indexOf(capture);
    return { list: capture.list, label: capture.label, comesBy: capture.comesBy, came: place >= 0, people: place < 0 ? 0 : bothHave(whole, place, place), unknown: unknown[place] ?? 0 };
  });
  const cells = whole.cells.flatMap((people, pattern) =>
    pattern === 0 ? [] : [{ lists: captures.filter((_, list) => has(pattern, list)).map(({ list }) => list), people }]);
  return {
    estimate: estimate.id, label: estimate.label, entitledTo: estimate.entitledTo, asOf, captures: onDay, cells, result: null, refused: null,
    assumptions: [...assumptionsOf(captures.length), ...estimate.assumptions],
  };
}
