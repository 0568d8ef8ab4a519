import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb } from '../../src/foundation/platform/engine/index.ts';
import { loadPacks } from '../../src/judge/policy/index.ts';
import { compareRules } from '../../src/judge/policy/parity/compare-rules.ts';
import { writeTrialPack } from '../../src/judge/policy/parity/trial-pack.ts';
import { printTable, progress } from '../table.ts';
import type { Bench } from '../bench.ts';

const PEOPLE = 100_000;
/** People of one draw: their facts are held as objects to be walked. */
const AT_ONCE = 5000;
const DAYS = ['2018-06-30', '2023-06-30'];

/** Every rule of the packs for 100,000 invented people: compiled to SQL, walked, and by CEL's own evaluator where everything is known. */
export async function parity(bench: Bench): Promise<void> {
  const folder = join(bench.data, 'parity');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const loaded = await loadPacks(['packs', await writeTrialPack(folder)]);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ file, zh }) => `${file}: ${zh}`).join('\n'));
  const days = [...DAYS, new Date().toISOString().slice(0, 10)];
  const engine = await openDuckdb();
  const rules = new Set<string>();
  const differences: string[] = [];
  const lines = new Map(days.map((day) => [day, { people: 0, rules: 0, yes: 0, no: 0, unknown: 0, facts: 0, days: 0, byCel: 0, differences: 0 }]));
  for (let done = 0, i = 0; done < PEOPLE; done += AT_ONCE, i++) {
    const asOf = days[i % days.length] ?? '';
    const line = lines.get(asOf);
    const one = await compareRules(engine, loaded.policy, { people: AT_ONCE, asOf, seed: bench.seed * 100 + i, folder });
    for (const rule of one.rules) rules.add(rule);
    differences.push(...one.differences);
    if (!line) continue;
    line.people += one.people;
    line.rules = one.rules.length;
    line.yes += one.seen.yes;
    line.no += one.seen.no;
    line.unknown += one.seen.unknown;
    line.facts += one.compared.facts;
    line.days += one.compared.turningDays;
    line.byCel += one.compared.byCel;
    line.differences += one.differences.length;
    progress(`${(done + AT_ONCE).toLocaleString('en')} people, ${differences.length} differences`);
  }
  engine.close();
  rmSync(folder, { recursive: true });
  const written = (counts: readonly number[]) => counts.map((count) => count.toLocaleString('en'));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  const all = [...lines.values()];
  printTable(
    `walker = SQL on DuckDB = CEL: ${PEOPLE.toLocaleString('en')} people, ${rules.size} rules, seed ${bench.seed}`,
    ['as of', 'people', 'rules', 'yes', 'no', 'cannot tell', 'facts by hand', 'turning days', 'clauses by CEL', 'differences'],
    [
      ...[...lines].map(([day, one]) => [day, ...written(Object.values(one))]),
      ['all', ...written([sum(all.map((one) => one.people)), rules.size, ...(['yes', 'no', 'unknown', 'facts', 'days', 'byCel', 'differences'] as const).map((key) => sum(all.map((one) => one[key])))])],
    ],
  );
  for (const difference of differences.slice(0, 20)) console.log(`  ${difference}`);
  if (differences.length > 0) process.exitCode = 1;
}
