import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openDuckdb } from '../../src/foundation/platform/engine/index.ts';
import { loadPacks } from '../../src/judge/policy/index.ts';
import { code, type Bench } from '../bench.ts';
import { measureWell, type Measured } from '../measure.ts';
import { openfiscaPython } from '../openfisca/install.ts';
import { inventCity } from '../rules/invent-city.ts';
import { writeMoreRules } from '../rules/more-rules.ts';
import type { Task } from '../rules/task.ts';
import { megabytes, printTable, progress, ratio, seconds } from '../table.ts';

const PEOPLE = 200_000;
const AS_OF = '2018-06-30';
const ROUNDS = 3;
const SAID = z.object({ seconds: z.number(), counts: z.array(z.object({ rule: z.string(), verdict: z.enum(['yes', 'no', 'cannot_tell']), people: z.number() })) });

interface Run {
  readonly measured: Measured;
  /** From the first file opened to the last row written, without starting the program. */
  readonly inside: number;
  /** People by `<rule> <verdict>`. */
  readonly counts: ReadonlyMap<string, number>;
}

/** Sixty rules for 200,000 people from Parquet: ours with reasons and rows, SQL written by hand, OpenFisca. In turns, the least of three of each measure. */
export async function rules(bench: Bench): Promise<void> {
  const openfisca = openfiscaPython(bench.data);
  if ('missing' in openfisca) console.log(`OpenFisca is left out: ${openfisca.missing}`);
  const dir = join(bench.data, 'rules');
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const task = await prepare(dir);
  // Both programs that Node runs find their compiled code from the round before, as `jinbao` does.
  process.env['NODE_COMPILE_CACHE'] = join(dir, 'compiled');
  const contenders = new Map<string, (file: string) => Promise<Measured>>([
    ['Jinbao', (file) => measureWell(process.execPath, [code('rules/run-jinbao.ts'), file])],
    ['SQL by hand', (file) => measureWell(process.execPath, [code('rules/run-hand-written.ts'), file])],
  ]);
  if ('python' in openfisca) contenders.set('OpenFisca', (file) => measureWell(openfisca.python, [code('openfisca/judge.py'), file]));
  const best = new Map<string, Run>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, start] of contenders) {
      const file = join(dir, `${name}.json`);
      writeFileSync(file, JSON.stringify({ ...task, out: join(dir, `${name}.parquet`) }));
      const run = readRun(await start(file));
      progress(`${name}: ${seconds(run.measured.seconds)}, CPU ${seconds(run.measured.cpuSeconds)}`);
      best.set(name, quicker(best.get(name), run));
    }
  }
  delete process.env['NODE_COMPILE_CACHE'];
  report(task, best);
  if (!bench.keep) rmSync(dir, { recursive: true });
}

/** The rules that the hand-written SQL knows, of the packs and of those written beside them, and the files. */
async function prepare(dir: string): Promise<Task> {
  const packs = ['packs', await writeMoreRules(dir)];
  const loaded = await loadPacks(packs);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ file, zh }) => `${file}: ${zh}`).join('\n'));
  const engine = await openDuckdb();
  const city = await inventCity(engine, loaded.policy, PEOPLE, AS_OF, dir);
  engine.close();
  const written = [...readFileSync(code('rules/hand-written.sql'), 'utf8').matchAll(/^select '([a-z0-9_]+)' as rule/gm)].map(([, id]) => id ?? '');
  return { packs, rules: written, dir, asOf: AS_OF, out: '', ...city };
}

/** The least of each measure: other work on the machine only ever adds. */
function quicker(before: Run | undefined, run: Run): Run {
  if (!before) return run;
  const least = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b));
  const { measured } = before;
  return {
    counts: run.counts, inside: Math.min(before.inside, run.inside),
    measured: {
      ...run.measured, seconds: Math.min(measured.seconds, run.measured.seconds),
      cpuSeconds: least(measured.cpuSeconds, run.measured.cpuSeconds), peakMb: least(measured.peakMb, run.measured.peakMb),
    },
  };
}

function readRun(measured: Measured): Run {
  const said = SAID.parse(JSON.parse(measured.output));
  const counts = new Map<string, number>();
  for (const { rule, verdict, people } of said.counts) counts.set(`${rule} ${verdict}`, (counts.get(`${rule} ${verdict}`) ?? 0) + people);
  return { measured, inside: said.seconds, counts };
}

function report(task: Task, best: ReadonlyMap<string, Run>): void {
  const ours = best.get('Jinbao');
  printTable(
    `${task.rules.length} rules for ${PEOPLE.toLocaleString('en')} people, as of ${task.asOf}, from Parquet; the least of ${ROUNDS}`,
    ['', 'time', 'to ours', 'inside', 'to ours', 'CPU', 'to ours', 'peak'],
    [...best].map(([name, { measured, inside }]) => [
      name, seconds(measured.seconds), ratio(measured.seconds, ours?.measured.seconds ?? null), seconds(inside), ratio(inside, ours?.inside ?? null),
      seconds(measured.cpuSeconds), ratio(measured.cpuSeconds, ours?.measured.cpuSeconds ?? null), megabytes(measured.peakMb),
    ]),
  );
  // By the clock and by the processor: ours and the hand-written SQL run on every core, OpenFisca on one.
  for (const [name, words] of [['SQL by hand', 'goal: at most 1.5 times its'], ['OpenFisca', 'goal: at most a third of its']] as const) {
    const other = best.get(name)?.measured;
    if (ours && other) console.log(`  ${name}: ours takes ${ratio(ours.measured.seconds, other.seconds)} its time, ${ratio(ours.measured.cpuSeconds, other.cpuSeconds)} its processor time (${words}).`);
  }
  for (const [name, { counts }] of best) {
    if (!ours || name === 'Jinbao') continue;
    for (const verdict of ['yes', 'cannot_tell']) {
      const of = (run: ReadonlyMap<string, number>, rule: string) => run.get(`${rule} ${verdict}`) ?? 0;
      if (!task.rules.some((rule) => of(counts, rule) > 0)) {
        console.log(`  ${name} has no answer "${verdict}".`);
        continue;
      }
      const other = task.rules.filter((rule) => of(counts, rule) !== of(ours.counts, rule));
      const people = task.rules.reduce((sum, rule) => sum + of(counts, rule), 0);
      console.log(`  ${name}: ${people.toLocaleString('en')} times ${verdict}, other than ours in ${other.length} rules${other.map((rule) => `\n    ${rule}: ${of(counts, rule)}, ours ${of(ours.counts, rule)}`).join('')}`);
    }
  }
}
