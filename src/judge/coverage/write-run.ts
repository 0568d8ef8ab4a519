import { copyFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';
import type { Problem, Snapshot } from '../../know/sources/index.ts';
import type { NotRun, VerdictCount } from '../policy/index.ts';
import type { CheckedFiles } from './check-files.ts';
import type { StageClock, StageCost } from './stage-clock.ts';
import { writeManifest } from './run-manifest.ts';
import { writeFindings } from './write-findings.ts';
import type { LinksFile } from './write-links.ts';

/** People by rule, verdict and county: `byRule.living_allowance_missed.yes.341522`. */
export type CountsByRule = Record<string, Record<string, Record<string, number>>>;

export interface ListSummary {
  readonly file: string;
  readonly asOf: string;
  readonly rows: number;
  readonly rejected: number;
  readonly linked: number;
  readonly asked: number;
  readonly nobody: number;
  readonly byMethod: Readonly<Record<string, number>>;
  readonly problems: Readonly<Record<string, number>>;
}

export interface RunSummary {
  readonly asOf: string;
  readonly packs: readonly string[];
  readonly register: { readonly file: string; readonly rows: number; readonly rejected: number; readonly people: number; readonly conflicts: Readonly<Record<string, number>> };
  readonly lists: Readonly<Record<string, ListSummary>>;
  readonly refused: readonly { readonly list: string; readonly file: string; readonly code: string; readonly zh: string; readonly en: string }[];
  readonly findings: number;
  readonly byRule: CountsByRule;
  /** Rules that lack a list nobody handed over. */
  readonly notRun: readonly NotRun[];
  readonly drafts: readonly string[];
  readonly stages: readonly StageCost[];
  readonly seconds: number;
  readonly peakMemoryMb: number;
}

export interface RunToWrite {
  readonly out: string;
  /** Folder of the snapshots, links and verdicts. */
  readonly lake: string;
  readonly asOf: string;
  /** The pack judged by and what it builds on, the last one last. */
  readonly packs: readonly string[];
  /** Folders the packs were read from. */
  readonly packFolders: readonly string[];
}

/**
 * Writes what `run` promises into `out` besides links.csv: findings.csv and .xlsx, cannot-tell.csv, rejects.csv with the wrong rows in the
 * agencies' own files under `returned/`, and summary.json (written last: its presence says the run is whole). `links`: links.csv, begun before.
 */
export async function writeRun(
  engine: AnalysisEngine, clock: StageClock, checked: CheckedFiles, run: RunToWrite & { readonly links: LinksFile },
): Promise<RunSummary> {
  const { out, links } = run;
  const snapshots = [checked.register, ...checked.lists.map(({ snapshot }) => snapshot)];
  await clock.measure('write', async () => {
    const beside = await engine.beside();
    const problems = [...checked.refused, ...snapshots.flatMap((snapshot) => snapshot.problems)];
    // The workbook keeps one processor busy for about as long as the links keep the engine.
    const [findings] = await Promise.all([
      writeFindings(beside, checked.screened.file, out).finally(() => beside.close()),
      writeRejects(engine, problems, join(out, 'rejects.csv')),
      links.done(),
      ...snapshots.map((snapshot) => giveBack(snapshot, out)),
    ]);
    return findings;
  }, (findings) => findings);
  await writeManifest(run.lake, {
    asOf: run.asOf, pack: run.packs.at(-1) ?? '', packFolders: [...run.packFolders],
    population: checked.population.population, verdicts: checked.screened.file,
    lists: checked.inputs.map((input) => ({ ...input, coverage: [...input.coverage], held: [...(input.held ?? [])] })),
  });
  const summary = summarise(clock, checked, run);
  await writeFile(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  return summary;
}

async function writeRejects(engine: AnalysisEngine, problems: readonly Problem[], file: string): Promise<void> {
  const columns = {
    list: 'varchar', file: 'varchar', sheet: 'varchar', row: 'bigint', line: 'bigint', column: 'varchar', code: 'varchar', zh: 'varchar', en: 'varchar',
  } as const;
  await engine.load('rejects', columns, problems.filter(({ severity }) => severity === 'error')
    .map(({ list, file: name, sheet, row, line, column, code, zh, en }) => [list, name, sheet, row, line, column, code, zh, en]));
  await engine.writeCsv('select * from rejects', file);
  await engine.run('drop table rejects');
}

async function giveBack({ source, asOf, returned }: Snapshot, out: string): Promise<void> {
  if (returned) await copyFile(returned, join(out, `${source}@${asOf}.returned${extname(returned)}`));
}

function summarise(clock: StageClock, checked: CheckedFiles, { asOf, packs }: RunToWrite): RunSummary {
  const { register, population, lists, refused, screened } = checked;
  const stages = clock.costs;
  return {
    asOf,
    packs,
    register: { file: basename(register.file), rows: population.rows, rejected: register.rejectedRows, people: population.people, conflicts: population.kinds },
    lists: Object.fromEntries(lists.map(({ snapshot, link }) => [snapshot.source, {
      file: basename(snapshot.file), asOf: snapshot.asOf, rows: snapshot.rows, rejected: snapshot.rejectedRows,
      linked: link.counts.linked, asked: link.counts.asked, nobody: link.counts.nobody, byMethod: link.counts.byMethod,
      problems: problemsByCode(snapshot),
    }])),
    refused: refused.map(({ list, file, code, zh, en }) => ({ list, file, code, zh, en })),
    findings: screened.counts.reduce((sum, { verdict, people }) => sum + (verdict === 'yes' ? people : 0), 0),
    byRule: countsByRule(screened.counts),
    notRun: screened.notRun,
    drafts: screened.drafts,
    stages,
    seconds: clock.seconds(),
    peakMemoryMb: Math.max(0, ...stages.map(({ peakMemoryMb }) => peakMemoryMb)),
  };
}

function problemsByCode({ problemCounts }: Snapshot): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code, rows } of problemCounts) counts[code] = (counts[code] ?? 0) + rows;
  return counts;
}

/** Turns a flat count into people by rule, verdict and county. */
export function countsByRule(counts: readonly VerdictCount[]): CountsByRule {
  const byRule: CountsByRule = {};
  for (const { rule, verdict, county, people } of counts) {
    const counties = ((byRule[rule] ??= {})[verdict] ??= {});
    counties[county] = (counties[county] ?? 0) + people;
  }
  return byRule;
}
