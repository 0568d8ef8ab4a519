import { readFile, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { PackProblem } from './problem.ts';
import { packShape, type PackHead } from './shapes.ts';
import { shaped, yamlFile, type YamlFile } from './yaml-file.ts';

/** A pack as it lies on disk: its head and its files by folder. */
export interface PackFiles {
  readonly head: PackHead;
  readonly source: YamlFile;
  readonly facts: readonly YamlFile[];
  readonly parameters: readonly YamlFile[];
  readonly rules: readonly YamlFile[];
  readonly cases: readonly YamlFile[];
  /** Declarations of lists; only their columns matter here. */
  readonly sources: readonly YamlFile[];
}

/** Reads every pack found in `dirs` (each a pack, or a folder of packs). Files are named relative to the working directory. */
export async function readPackFiles(dirs: readonly string[]): Promise<{ packs: PackFiles[]; problems: PackProblem[] }> {
  const packs: PackFiles[] = [];
  const problems: PackProblem[] = [];
  for (const dir of await packDirs(dirs)) {
    const head = await readYaml(join(dir, 'pack.yaml'), problems);
    const read = shaped(head, packShape);
    problems.push(...read.problems);
    const [facts, parameters, rules] = [
      await yamlIn(join(dir, 'facts'), problems), await yamlIn(join(dir, 'parameters'), problems), await yamlIn(join(dir, 'rules'), problems),
    ];
    if (read.value) {
      packs.push({
        head: read.value, source: head, facts, parameters, sources: await yamlIn(join(dir, 'sources'), problems),
        rules: rules.filter((file) => !isCases(file)), cases: rules.filter(isCases),
      });
    }
  }
  return { packs, problems };
}

function isCases({ file }: YamlFile): boolean {
  return file.endsWith('.cases.yaml');
}

async function packDirs(dirs: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const dir of dirs) {
    if (existsSync(join(dir, 'pack.yaml'))) found.push(dir);
    else {
      const inside = existsSync(dir) ? await readdir(dir) : [];
      found.push(...inside.sort().map((name) => join(dir, name)).filter((one) => existsSync(join(one, 'pack.yaml'))));
    }
  }
  return [...new Set(found)];
}

async function yamlIn(dir: string, problems: PackProblem[]): Promise<YamlFile[]> {
  if (!existsSync(dir)) return [];
  const names = (await readdir(dir)).filter((name) => name.endsWith('.yaml')).sort();
  const files: YamlFile[] = [];
  for (const name of names) {
    const before = problems.length;
    const file = await readYaml(join(dir, name), problems);
    if (problems.length === before) files.push(file);
  }
  return files;
}

async function readYaml(file: string, problems: PackProblem[]): Promise<YamlFile> {
  const read = yamlFile(relative(process.cwd(), file), await readFile(file, 'utf8'));
  problems.push(...read.problems);
  return read.source;
}
