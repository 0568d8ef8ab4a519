import { Z95, type Interval } from '../../src/judge/coverage/quality/intervals/wilson.ts';
import type { JudgedRow } from '../../src/judge/coverage/quality/links/link-quality.ts';

/** Precision and recall as the textbooks have them: the variance of a stratified share, spread by the delta method (Cochran 1977). For comparison. */
export function deltaMethod(rows: readonly JudgedRow[]): { precision: Interval; recall: Interval } {
  let [right, linked, missed, rightVariance, missedVariance] = [0, 0, 0, 0, 0];
  for (const stratum of Map.groupBy(rows, ({ method }) => method).values()) {
    const [first] = stratum;
    if (!first) continue;
    const size = first.stratum;
    const share = (of: (row: JudgedRow) => boolean) => stratum.filter(of).length / stratum.length;
    const variance = (one: number) => (size ** 2 * one * (1 - one) * (size - stratum.length)) / ((size - 1) * stratum.length);
    const lost = share(({ status, judgement }) => judgement === 'other' || (judgement === 'same' && status !== 'linked'));
    missed += size * lost;
    missedVariance += variance(lost);
    if (first.status !== 'linked') continue;
    const same = share(({ judgement }) => judgement === 'same');
    right += size * same;
    linked += size;
    rightVariance += variance(same);
  }
  const around = (estimate: number, deviation: number) => ({ estimate, low: estimate - Z95 * deviation, high: estimate + Z95 * deviation });
  return {
    precision: around(right / linked, Math.sqrt(rightVariance) / linked),
    recall: around(right / (right + missed), Math.sqrt(missed ** 2 * rightVariance + right ** 2 * missedVariance) / (right + missed) ** 2),
  };
}
