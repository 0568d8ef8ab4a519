import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb } from '../../src/foundation/platform/engine/index.ts';
import { buildCity } from '../cities/city.ts';
import { writeLinkingInput, type LinkingInput } from '../cities/snapshot.ts';
import { DIVISIONS, type StyleName } from '../cities/styles.ts';
import { measureWell, type Measured } from '../measure.ts';
import { scoreLinks, type Score } from '../score.ts';
import { splinkPython } from '../splink/install.ts';
import { megabytes, printTable, ratio, seconds, share } from '../table.ts';
import { code, type Bench } from '../bench.ts';

const LIST = 'resident_insurance';

interface Contest {
  readonly people: number;
  readonly rows: number;
  readonly style: StyleName;
}

const USUAL: readonly Contest[] = [
  { people: 20_000, rows: 200_000, style: 'a' },
  { people: 20_000, rows: 200_000, style: 'b' },
  { people: 20_000, rows: 200_000, style: 'c' },
  { people: 200_000, rows: 1_000_000, style: 'a' },
  { people: 200_000, rows: 1_000_000, style: 'b' },
];
const LARGE: Contest = { people: 200_000, rows: 6_000_000, style: 'a' };

/** Ours, Splink and an exact look-up from the same two Parquet files, judged on cities that nothing here was tuned on. */
export async function linking(bench: Bench): Promise<void> {
  const splink = splinkPython(bench.data);
  if ('missing' in splink) console.log(`Splink is left out: ${splink.missing}`);
  for (const contest of bench.large ? [...USUAL, LARGE] : USUAL) {
    const dir = join(bench.data, `linking-${contest.people}-${contest.rows}-${contest.style}`);
    rmSync(dir, { recursive: true, force: true });
    await buildCity({ ...contest, out: dir, otherRows: 0, seed: bench.seed, divisions: DIVISIONS });
    await compare(contest, dir, await prepare(dir, contest.style), 'python' in splink ? splink.python : null, bench.verbose);
    if (!bench.keep) rmSync(dir, { recursive: true });
  }
}

async function prepare(dir: string, style: StyleName): Promise<LinkingInput> {
  const engine = await openDuckdb();
  const input = await writeLinkingInput(engine, dir, LIST, style, DIVISIONS);
  engine.close();
  return input;
}

async function compare(contest: Contest, dir: string, input: LinkingInput, python: string | null, verbose: boolean): Promise<void> {
  const files = [input.population, input.snapshot];
  const out = (name: string) => {
    mkdirSync(join(dir, name), { recursive: true });
    return join(dir, name);
  };
  const runs: [string, Measured, string][] = [];
  runs.push(['Jinbao', await measureWell(process.execPath, [code('linkers/ours.ts'), ...files, LIST, out('ours')]), join(dir, 'ours', `${LIST}.links.parquet`)]);
  if (python) runs.push(['Splink', await measureWell(python, [code('splink/link.py'), ...files, join(out('splink'), 'links.parquet')]), join(dir, 'splink', 'links.parquet')]);
  runs.push(['exact look-up', await measureWell(process.execPath, [code('linkers/look-up.ts'), ...files, join(out('look-up'), 'links.parquet')]), join(dir, 'look-up', 'links.parquet')]);
  const ours = runs[0]?.[1];
  const judge = await openDuckdb();
  const lines: string[][] = [];
  let kinds: Score['byKind'] = [];
  for (const [name, measured, links] of runs) {
    const score = await scoreLinks(judge, { links, truth: join(dir, 'truth.csv'), dirt: join(dir, 'dirt.csv'), list: LIST });
    if (name === 'Jinbao') kinds = score.byKind;
    lines.push([
      name, seconds(measured.seconds), ratio(measured.seconds, ours?.seconds ?? null), seconds(measured.cpuSeconds), ratio(measured.cpuSeconds, ours?.cpuSeconds ?? null),
      megabytes(measured.peakMb), share(score.f1), share(score.precision), share(score.recall), String(score.wrong), String(score.missed),
    ]);
  }
  judge.close();
  printTable(
    `linking ${contest.people.toLocaleString('en')} people x ${contest.rows.toLocaleString('en')} rows, style ${contest.style}, probability 0.95`,
    ['', 'time', 'to ours', 'CPU', 'to ours', 'peak', 'F1', 'precision', 'recall', 'wrong', 'missed'], lines,
  );
  if (verbose) printTable('our errors by what is odd in the row', ['kind', 'rows', 'wrong', 'missed'], kinds.map((k) => [k.kind, String(k.rows), String(k.wrong), String(k.missed)]));
}
