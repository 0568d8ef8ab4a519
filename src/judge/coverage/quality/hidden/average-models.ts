import { normalBelow } from '../intervals/normal.ts';
import type { Interval } from '../intervals/wilson.ts';
import type { LoglinearModel } from './loglinear-models.ts';

export interface WeighedModel {
  readonly model: LoglinearModel;
  /** Akaike's weight: all models together have 1. */
  readonly weight: number;
}

/** Models that weigh less than this are left out: the interval does not feel them. */
const LIGHTEST = 0.001;

/** Akaike's weights (Burnham and Anderson 2002) of the models that matter, the heaviest first. */
export function weighModels(models: readonly LoglinearModel[]): WeighedModel[] {
  const best = Math.min(...models.map(({ aic }) => aic));
  const raw = models.map((model) => ({ model, weight: Math.exp((best - model.aic) / 2) }));
  const sum = raw.reduce((total, { weight }) => total + weight, 0);
  const kept = raw.filter(({ weight }) => weight / sum >= LIGHTEST);
  const left = kept.reduce((total, { weight }) => total + weight, 0);
  return kept.map(({ model, weight }) => ({ model, weight: weight / left })).sort((a, b) => b.weight - a.weight);
}

/**
 * How many people no list has, over all models: each bound is where the tails of the models' profile likelihoods, weighed, come to 2.5 %
 * (Fletcher and Turek 2012); the estimate is where they come to a half. `high` is Infinity where the lists do not bound the number.
 */
export function averagedInterval(models: readonly WeighedModel[], seen: number): Interval {
  const peaks = models.map(({ model, weight }) => ({ model, weight, top: model.profile(model.hidden) }));
  const above = (hidden: number): number =>
    peaks.reduce((sum, { model, weight, top }) => {
      const root = Math.sqrt(Math.max(0, 2 * (top - model.profile(hidden))));
      return sum + weight * normalBelow(hidden < model.hidden ? root : -root);
    }, 0);
  const most = 1000 * seen;
  const where = (share: number): number => {
    if (above(0) <= share) return 0;
    if (above(most) > share) return Infinity;
    let [low, high] = [0, most];
    while (high - low > 0.01) {
      const middle = low > 0 && high > 4 * low ? Math.sqrt(low * high) : (low + high) / 2;
      if (above(middle) > share) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return { estimate: where(0.5), low: where(0.975), high: where(0.025) };
}
