import { Draw } from '../cities/draw.ts';
import { linkQuality, type JudgedRow } from '../../src/judge/coverage/quality/links/link-quality.ts';
import { deltaMethod } from './delta-method.ts';
import type { Held } from './held.ts';

/** Strata of a list: status, rows, share that is the person named, share that is somebody else in the register. `rough`: far worse than the linker's. */
const LISTS = {
  rough: [['linked', 18_000, 0.999, 0.0002], ['linked', 300, 0.93, 0.03], ['linked', 400, 0.9, 0.05], ['asked', 120, 0.5, 0.1], ['nobody', 20_000, 0, 0.001], ['nobody', 800, 0.04, 0.01]],
  fine: [['linked', 18_000, 0.9999, 0.00002], ['linked', 500, 0.995, 0.001], ['linked', 300, 0.97, 0.01], ['asked', 40, 0.5, 0.1], ['nobody', 160_000, 0, 0.00003], ['nobody', 900, 0.01, 0.002]],
} as const;

/** Precision and recall of links with errors in every stratum, from samples judged without fault. */
export function drawnLinks(seed: number, draws: number, perStratum: number): Held[] {
  const draw = new Draw(seed);
  return Object.entries(LISTS).flatMap(([name, strata]) => Array.from({ length: draws }, () => {
    const rows: JudgedRow[] = [];
    const sum = { right: 0, linked: 0, missed: 0 };
    strata.forEach(([status, size, same, other], i) => {
      const truth = Array.from({ length: size }, (): 'same' | 'other' | 'nobody' => (draw.chance(same) ? 'same' : draw.chance(other / (1 - same)) ? 'other' : 'nobody'));
      const [right, others] = [truth.filter((one) => one === 'same').length, truth.filter((one) => one === 'other').length];
      if (status === 'linked') sum.right += right;
      if (status === 'linked') sum.linked += size;
      sum.missed += status === 'linked' ? others : right + others;
      for (const judgement of truth.slice(0, perStratum * Math.max(1, Math.sqrt(size / 1000)))) rows.push({ list: 'drawn', status, method: String(i), band: 0, stratum: size, judgement });
    });
    const truth = { precision: sum.right / sum.linked, recall: sum.right / (sum.right + sum.missed) };
    return Object.entries({ 'ours': linkQuality(rows), 'delta method': deltaMethod(rows) }).flatMap(([way, { precision, recall }]) => [
      { what: `${name} links: precision, ${way}`, truth: truth.precision, ...precision },
      { what: `${name} links: recall, ${way}`, truth: truth.recall, ...recall },
    ]);
  }).flat());
}
