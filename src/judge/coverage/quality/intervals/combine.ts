import type { Interval } from './wilson.ts';

/**
 * The sum of independent estimates, from the interval of each (the "MOVER" of Zou and Donner 2008): distances to the bounds are added as
 * squares, each side by itself, so that a part with no error seen still widens the side on which it may be wrong.
 */
export function sumOf(parts: readonly Interval[]): Interval {
  const estimate = parts.reduce((sum, part) => sum + part.estimate, 0);
  const distance = (side: (part: Interval) => number) => Math.sqrt(parts.reduce((sum, part) => sum + side(part) ** 2, 0));
  return {
    estimate,
    low: estimate - distance((part) => part.estimate - part.low),
    high: estimate + distance((part) => part.high - part.estimate),
  };
}

/** An interval times a number that is not negative. */
export function times({ estimate, low, high }: Interval, factor: number): Interval {
  return { estimate: estimate * factor, low: low * factor, high: high * factor };
}

/**
 * The ratio of two estimates that are not negative (Donner and Zou 2012). Unbounded above (Infinity) where the lower one may be nought.
 */
export function ratioOf(upper: Interval, lower: Interval): Interval {
  const product = upper.estimate * lower.estimate;
  const root = (a: number, b: number) => Math.sqrt(Math.max(0, product ** 2 - a * b * (2 * upper.estimate - a) * (2 * lower.estimate - b)));
  const side = (b: number) => b * (2 * lower.estimate - b);
  return {
    estimate: lower.estimate === 0 ? Infinity : upper.estimate / lower.estimate,
    low: side(lower.high) <= 0 ? 0 : Math.max(0, (product - root(upper.low, lower.high)) / side(lower.high)),
    high: side(lower.low) <= 0 ? Infinity : (product + root(upper.high, lower.low)) / side(lower.low),
  };
}
