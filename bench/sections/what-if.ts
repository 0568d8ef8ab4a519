import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDuckdb, type AnalysisEngine } from '../../src/foundation/platform/engine/index.ts';
import { loadBreakdown, readManifest, whatIf, type RunManifest } from '../../src/judge/coverage/index.ts';
import { layDraft, screen } from '../../src/judge/policy/index.ts';
import { code, type Bench } from '../bench.ts';
import { buildCity } from '../cities/city.ts';
import { DIVISIONS } from '../cities/styles.ts';
import { measureWell, type Measured } from '../measure.ts';
import { runJinbao } from '../run-jinbao.ts';
import { printTable, ratio, seconds } from '../table.ts';

const CITY = { people: 150_000, rows: 300_000, otherRows: 100_000 };
const TIMES = 5;

/** Drafts from small to large: one parameter; an amount with its money; something that nearly every rule stands on. */
const DRAFTS = {
  'one limit changed': 'parameter: care_allowance.lowest_grade\nvalues: [{value: 3}]\n',
  'a limit and two amounts': [
    'parameter: care_allowance.lowest_grade\nvalues: [{value: 3}]', 'parameter: care_allowance.amount\nvalues: [{value: 60}]', 'parameter: living_allowance.amount\nvalues: [{value: 80}]',
  ].join('\n---\n'),
  'what a valid certificate is': `list: register
label: {zh: 残疾人口基础数据库, en: Register of disabled people}
max_age_days: null
facts:
  certificate.valid:
    type: bool
    label: {zh: 残疾人证有效, en: The certificate is valid}
    from: {expression: 'certificate.status in ["valid", "expired"]'}
`,
};

/** A what-if on 150,000 people whose lists were read and linked before, against one plain screen by the same rules (a few seconds). */
export async function whatIfOnAll(bench: Bench): Promise<void> {
  const dir = join(bench.data, 'what-if');
  rmSync(dir, { recursive: true, force: true });
  await buildCity({ ...CITY, out: dir, seed: bench.seed, style: 'a', divisions: DIVISIONS });
  const out = join(dir, 'out');
  await runJinbao(dir, out);
  const manifest = await readManifest(join(out, 'lake'));
  if (!manifest) throw new Error('the run left no manifest');
  const engine = await openDuckdb();
  const { plain, lines } = await compare(engine, manifest, out);
  engine.close();
  const whole = await throughTheTerminal(dir, out);
  printTable(
    `what-if on ${CITY.people.toLocaleString('en')} people, best of ${TIMES} (a few seconds)`, ['', 'touched', 'time', 'to a plain screen', 'CPU', 'to a plain screen'],
    [
      ['plain screen of all rules', '', ...costs(plain, plain)], ...lines.map(({ name, touched, cost }) => [name, String(touched), ...costs(cost, plain)]),
      ['jinbao simulate --from, start to end', '', ...costs({ time: whole.seconds, cpu: whole.cpuSeconds ?? NaN }, plain)],
    ],
  );
  if (!bench.keep) rmSync(dir, { recursive: true });
}

async function compare(engine: AnalysisEngine, { asOf, population, lists }: RunManifest, out: string) {
  const lines: { name: string; touched: number; cost: Cost }[] = [];
  let plain: Cost = { time: Infinity, cpu: Infinity };
  for (const [name, text] of Object.entries(DRAFTS)) {
    const laid = await layDraft({ dirs: ['packs'], pack: 'luan', draft: [{ file: 'draft.yaml', text }], asOf });
    if (!laid.ok) throw new Error(`the draft is wrong: ${JSON.stringify(laid.problems)}`);
    const loaded = await loadBreakdown(laid.after);
    if (!loaded.ok) throw new Error('the breakdown does not load');
    const request = { before: laid.before, after: laid.after, population, lists, asOf, breakdown: loaded.breakdown, countyName: () => null };
    plain = least(plain, await best(() => screen(engine, { policy: laid.before, population, lists, asOf, out: join(out, 'plain.parquet') })));
    const { questions } = await whatIf(engine, request);
    lines.push({ name, touched: questions.length, cost: await best(() => whatIf(engine, request)) });
  }
  return { plain, lines };
}

/** Seconds of wall time and of processor time. */
interface Cost {
  readonly time: number;
  readonly cpu: number;
}

async function best(work: () => Promise<unknown>): Promise<Cost> {
  let cost: Cost = { time: Infinity, cpu: Infinity };
  for (let time = 0; time < TIMES; time++) {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(used);
    cost = least(cost, { time: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 });
  }
  return cost;
}

function least(a: Cost, b: Cost): Cost {
  return { time: Math.min(a.time, b.time), cpu: Math.min(a.cpu, b.cpu) };
}

function costs({ time, cpu }: Cost, plain: Cost): string[] {
  return [seconds(time), ratio(time, plain.time), seconds(cpu), ratio(cpu, plain.cpu)];
}

/** The verb as an officer would call it, files of winners and losers and summaries written. */
async function throughTheTerminal(dir: string, out: string): Promise<Measured> {
  const draft = join(dir, 'draft.yaml');
  writeFileSync(draft, DRAFTS['a limit and two amounts']);
  return measureWell(process.execPath, [code('../src/cli.ts'), 'simulate', '--from', out, '--draft', draft, '--out', join(dir, 'simulated'), '--json']);
}
