import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb } from '../../src/foundation/platform/engine/index.ts';
import { code, type Bench } from '../bench.ts';
import { buildCity } from '../cities/city.ts';
import { DIVISIONS, STYLES, type StyleName } from '../cities/styles.ts';
import { measureWell } from '../measure.ts';
import { runJinbao } from '../run-jinbao.ts';
import { scoreLinks, type Score } from '../score.ts';
import { printTable, progress, seconds, share } from '../table.ts';

const LIST = 'resident_insurance';
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const OTHER_STYLES = Object.keys(STYLES).filter((name): name is StyleName => name in STYLES);

/** F1 of the insurance list from files to links, on ten demo cities (above 0.999). */
export async function seeds(bench: Bench): Promise<void> {
  const dir = join(bench.data, 'seeds');
  const lines: string[][] = [];
  for (const seed of SEEDS) {
    rmSync(dir, { recursive: true, force: true });
    await measureWell(process.execPath, [code('../src/cli.ts'), 'demo', '--scale', 'small', '--seed', String(seed), '--out', dir]);
    lines.push(await check(`demo small, seed ${seed}`, dir, {}));
    if (!bench.keep) rmSync(dir, { recursive: true });
  }
  printTable('F1 from files to links, ten demo cities, resident_insurance, probability 0.95 (above 0.999)', HEADERS, lines);
}

/** The same on cities with other headers, other columns, another encoding and other dirt, written by another generator. */
export async function unseen(bench: Bench): Promise<void> {
  const dir = join(bench.data, 'unseen');
  const lines: string[][] = [];
  for (const style of OTHER_STYLES) {
    rmSync(dir, { recursive: true, force: true });
    await buildCity({ out: dir, people: 20_000, rows: 200_000, otherRows: 20_000, seed: bench.seed, style, divisions: DIVISIONS });
    lines.push(await check(`unseen city, style ${style}`, dir, { dirt: join(dir, 'dirt.csv') }));
    if (!bench.keep) rmSync(dir, { recursive: true });
  }
  printTable('F1 from files to links, unseen cities, resident_insurance, probability 0.95 (above 0.999)', HEADERS, lines);
}

const HEADERS = ['', 'rows', 'time', 'F1', 'precision', 'recall', 'wrong', 'missed', 'most errors in'];

async function check(name: string, dir: string, dirt: { readonly dirt?: string }): Promise<string[]> {
  const run = await runJinbao(dir, join(dir, 'out'));
  const judge = await openDuckdb();
  const score = await scoreLinks(judge, { links: join(dir, 'out', 'links.csv'), truth: join(dir, 'truth.csv'), list: LIST, ...dirt });
  judge.close();
  progress(`${name}: F1 ${share(score.f1)}`);
  return [name, score.rows.toLocaleString('en'), seconds(run.seconds), share(score.f1), share(score.precision), share(score.recall), String(score.wrong), String(score.missed), worst(score)];
}

function worst({ byKind }: Score): string {
  const first = byKind[0];
  return first ? `${first.kind} (${first.wrong + first.missed})` : '';
}
