import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { estimatesOf } from '../../src/office/load-estimates.ts';
import { openWorkshop } from '../../src/office/open-workshop.ts';
import type { Bench } from '../bench.ts';
import { drawnLinks } from '../how-good/drawn-links.ts';
import { drawnTables } from '../how-good/drawn-tables.ts';
import type { Held } from '../how-good/held.ts';
import { oneSeed } from '../how-good/one-seed.ts';
import { printTable, progress } from '../table.ts';

const SEEDS = 100;
const PER_STRATUM = 30;
const DRAWS = 200;

/** How often intervals hold the truth: demo cities of a hundred seeds, from files to intervals, judged from their truth (90 of 100). */
export async function howGood(bench: Bench): Promise<void> {
  const dir = join(bench.data, 'how-good');
  const workshop = await openWorkshop();
  const estimates = await estimatesOf(workshop);
  const held: Held[] = [];
  const begun = performance.now();
  for (let seed = bench.seed; seed < bench.seed + SEEDS; seed++) {
    held.push(...(await oneSeed(workshop, estimates, dir, seed, PER_STRATUM)));
    if (seed % 10 === bench.seed % 10) progress(`how-good: seed ${seed}, ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  }
  workshop.engine.close();
  if (!bench.keep) rmSync(dir, { recursive: true, force: true });
  const headers = ['', 'held', 'mean truth', 'mean estimate', 'mean width'];
  const lines = (of: readonly Held[]) => [...Map.groupBy(of, ({ what }) => what)].map(([what, some]) => lineOf(what, some));
  printTable(`intervals at 95 % that hold the truth, ${SEEDS} demo cities of 6,000 people from seed ${bench.seed} (at least 90)`, headers, lines(held));
  printTable('the same on drawn numbers, harder than the demo, by several ways of answering', headers,
    lines([...drawnLinks(bench.seed, DRAWS, PER_STRATUM), ...drawnTables(bench.seed, DRAWS)]));
}

function lineOf(what: string, held: readonly Held[]): string[] {
  const mean = (value: (one: Held) => number) => held.reduce((sum, one) => sum + value(one), 0) / held.length;
  const shown = (value: number) => (Math.abs(value) > 2 ? value.toFixed(1) : value.toFixed(5));
  const covered = held.filter(({ truth, low, high }) => low <= truth + 1e-12 && truth - 1e-12 <= high).length;
  return [what, `${covered} of ${held.length}`, shown(mean(({ truth }) => truth)), shown(mean(({ estimate }) => estimate)), shown(mean(({ low, high }) => high - low))];
}
