import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { buildCity } from '../cities/city.ts';
import { DIVISIONS } from '../cities/styles.ts';
import { runJinbao } from '../run-jinbao.ts';
import { megabytes, printTable, ratio, seconds } from '../table.ts';

const SMALL = { people: 20_000, rows: 600_000, otherRows: 30_000 };
const TENFOLD = { people: 200_000, rows: 6_000_000, otherRows: 300_000 };

/** The whole job on a city and on one ten times its size: at most eleven times the time. */
export async function growth(bench: Bench): Promise<void> {
  const runs = [];
  for (const size of [SMALL, TENFOLD]) {
    const dir = join(bench.data, `growth-${size.rows}`);
    rmSync(dir, { recursive: true, force: true });
    await buildCity({ ...size, out: dir, seed: bench.seed, style: 'a', divisions: DIVISIONS });
    runs.push({ size, measured: await runJinbao(dir, join(dir, 'out')) });
    if (!bench.keep) rmSync(dir, { recursive: true });
  }
  const first = runs[0]?.measured;
  printTable(
    'growth: ten times the people and rows (at most 11x the time)', ['rows', 'time', 'to the first', 'CPU', 'to the first', 'peak'],
    runs.map(({ size, measured }) => [
      size.rows.toLocaleString('en'), seconds(measured.seconds), ratio(measured.seconds, first?.seconds ?? null),
      seconds(measured.cpuSeconds), ratio(measured.cpuSeconds, first?.cpuSeconds ?? null), megabytes(measured.peakMb),
    ]),
  );
}
