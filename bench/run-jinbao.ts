import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { code } from './bench.ts';
import { measureWell, type Measured } from './measure.ts';

const SUMMARY = z.object({
  stages: z.array(z.object({ stage: z.string(), list: z.string().optional(), rows: z.number(), seconds: z.number(), peakMemoryMb: z.number() })),
});

export interface Stage {
  readonly name: string;
  readonly rows: number;
  readonly seconds: number;
  readonly peakMb: number;
}

/** The register and the lists of a folder, by their names. */
export function cityFiles(dir: string): string[] {
  return readdirSync(dir).filter((name) => name.startsWith('register.') || name.includes('@')).map((name) => join(dir, name));
}

/** `jinbao run` on everything in a folder, as a user would call it. Exit 1 says that rows of the input were wrong, which they are. */
export function runJinbao(dir: string, out: string): Promise<Measured> {
  const files = cityFiles(dir);
  const register = files.find((file) => !file.includes('@')) ?? join(dir, 'register.csv');
  const lists = files.filter((file) => file !== register).flatMap((file) => ['--list', `${/([a-z_]+)@[^/\\]*$/.exec(file)?.[1] ?? ''}=${file}`]);
  return measureWell(process.execPath, [code('../src/cli.ts'), 'run', '--register', register, ...lists, '--out', out, '--json'], [0, 1]);
}

/** The stages of a run from its machine-readable summary. */
export function readStages(output: string): Stage[] {
  const { stages } = SUMMARY.parse(JSON.parse(output));
  return stages.map(({ stage, list, rows, seconds, peakMemoryMb }) => ({ name: list ? `${stage} ${list}` : stage, rows, seconds, peakMb: peakMemoryMb }));
}
