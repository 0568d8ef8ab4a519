import type { Interval } from '../intervals/wilson.ts';
import { Z95 } from '../intervals/wilson.ts';

/**
 * How many people neither of two independent lists has: Chapman's estimator (Chapman 1951) with Seber's variance (Seber 1970), and Chao's
 * interval, symmetric in the logarithm of the hidden number, which cannot fall below those seen (Chao 1987). `both`: people in both lists.
 */
export function chapman(first: number, second: number, both: number): Interval {
  const seen = first + second - both;
  const hidden = ((first + 1) * (second + 1)) / (both + 1) - 1 - seen;
  const variance = ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2));
  if (hidden <= 0) return { estimate: 0, low: 0, high: 0 };
  const spread = Math.exp(Z95 * Math.sqrt(Math.log(1 + variance / hidden ** 2)));
  return { estimate: hidden, low: hidden / spread, high: hidden * spread };
}

/**
 * The least number of people in no list when people differ in how easily lists get them: Chao's lower bound (Chao 1987), corrected for
 * small counts, from those exactly one list has and those exactly two have.
 */
export function chaoFloor(once: number, twice: number, lists: number): number {
  return Math.max(0, ((lists - 1) / lists) * ((once * (once - 1)) / (2 * (twice + 1))));
}
