import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb } from '../../src/foundation/platform/engine/index.ts';
import { code, type Bench } from '../bench.ts';
import { buildCity } from '../cities/city.ts';
import { DIVISIONS } from '../cities/styles.ts';
import { measureWell, type Measured } from '../measure.ts';
import { cityFiles, readStages, runJinbao } from '../run-jinbao.ts';
import { scoreLinks } from '../score.ts';
import { megabytes, printTable, ratio, seconds, share } from '../table.ts';

const CITY = { people: 200_000, rows: 6_000_000, otherRows: 300_000 };

/** The whole job on a city's files against the time DuckDB alone needs to read the same files into Parquet. */
export async function cityCheck(bench: Bench): Promise<void> {
  const dir = join(bench.data, 'city-check');
  rmSync(dir, { recursive: true, force: true });
  await buildCity({ ...CITY, out: dir, seed: bench.seed, style: 'a', divisions: DIVISIONS });
  const files = cityFiles(dir);
  const read = async () => {
    mkdirSync(join(dir, 'alone'), { recursive: true });
    return measureWell(process.execPath, [code('readers/duckdb.ts'), join(dir, 'alone'), ...files]);
  };
  // Reading is measured before and after, so that a machine that grows busy on the way shows in the numbers.
  const before = await read();
  const check = await runJinbao(dir, join(dir, 'out'));
  const after = await read();
  const reading = (before.seconds + after.seconds) / 2;
  const cpu = before.cpuSeconds === null || after.cpuSeconds === null ? null : (before.cpuSeconds + after.cpuSeconds) / 2;
  const line = (name: string, measured: Measured) =>
    [name, seconds(measured.seconds), ratio(measured.seconds, reading), seconds(measured.cpuSeconds), ratio(measured.cpuSeconds, cpu), megabytes(measured.peakMb)];
  printTable(
    `city check: ${CITY.people.toLocaleString('en')} people, ${CITY.rows.toLocaleString('en')} rows and three of ${CITY.otherRows.toLocaleString('en')} (goal 3x, at most 5x, under 4,096 MB)`,
    ['', 'time', 'to reading', 'CPU', 'to reading', 'peak'],
    [line('DuckDB reads, before', before), line('jinbao run', check), line('DuckDB reads, after', after)],
  );
  printTable('stages of the city check', ['stage', 'rows', 'time', 'peak'], readStages(check.output).map((s) => [s.name, s.rows.toLocaleString('en'), seconds(s.seconds), megabytes(s.peakMb)]));
  await printScores(dir);
  if (!bench.keep) rmSync(dir, { recursive: true });
}

async function printScores(dir: string): Promise<void> {
  const judge = await openDuckdb();
  const lines: string[][] = [];
  for (const list of ['resident_insurance', 'minimum_living', 'living_allowance', 'poverty_register']) {
    const score = await scoreLinks(judge, { links: join(dir, 'out', 'links.csv'), truth: join(dir, 'truth.csv'), list });
    lines.push([list, score.rows.toLocaleString('en'), share(score.f1), share(score.precision), share(score.recall), String(score.wrong), String(score.missed)]);
  }
  judge.close();
  printTable('links of the city check against the truth', ['list', 'rows', 'F1', 'precision', 'recall', 'wrong', 'missed'], lines);
}
