import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { keptTexts, type KeptTexts } from './kept-texts.ts';
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
  readonly entitlements: readonly YamlFile[];
  readonly overlaps: readonly YamlFile[];
  /** Cases beside rules, entitlements and overlaps. */
  readonly cases: readonly YamlFile[];
  /** How lists of doubts are answered. */
  readonly doubts: readonly YamlFile[];
  /** Declarations of lists. */
  readonly sources: readonly YamlFile[];
  readonly plans: readonly YamlFile[];
}

/**
 * Reads every pack found in `dirs` (each a pack, or a folder of packs). Files are named relative to the working directory. They are small and many, so they
 * are read at once: waiting for each took 0.08 s for 450.
 */
export async function readPackFiles(dirs: readonly string[]): Promise<{ packs: PackFiles[]; problems: PackProblem[] }> {
  const packs: PackFiles[] = [];
  const problems: PackProblem[] = [];
  const kept = await keptTexts('yaml', dirs);
  for (const dir of packDirs(dirs)) {
    const head = readYaml(join(dir, 'pack.yaml'), kept, problems);
    const read = shaped(head, packShape);
    problems.push(...read.problems);
    const filesIn = (folder: string) => yamlIn(join(dir, folder), kept, problems);
    const [facts, parameters, rules] = [filesIn('facts'), filesIn('parameters'), filesIn('rules')];
    const [entitlements, overlaps, sources] = [filesIn('entitlements'), filesIn('overlaps'), filesIn('sources')];
    if (read.value) {
      const texts = (files: readonly YamlFile[]) => files.filter((file) => !isCases(file));
      packs.push({
        head: read.value, source: head, facts, parameters, sources, plans: filesIn('plans'), doubts: filesIn('doubts'),
        rules: texts(rules), entitlements: texts(entitlements), overlaps: texts(overlaps), cases: [...rules, ...entitlements, ...overlaps].filter(isCases),
      });
    }
  }
  await kept.save();
  return { packs, problems };
}

function isCases({ file }: YamlFile): boolean {
  return file.endsWith('.cases.yaml');
}

function packDirs(dirs: readonly string[]): string[] {
  const found: string[] = [];
  for (const dir of dirs) {
    if (existsSync(join(dir, 'pack.yaml'))) found.push(dir);
    else {
      const inside = existsSync(dir) ? readdirSync(dir) : [];
      found.push(...inside.sort().map((name) => join(dir, name)).filter((one) => existsSync(join(one, 'pack.yaml'))));
    }
  }
  return [...new Set(found)];
}

function yamlIn(dir: string, kept: KeptTexts, problems: PackProblem[]): YamlFile[] {
  if (!existsSync(dir)) return [];
  const all = readdirSync(dir).sort();
  const names = all.filter((name) => name.endsWith('.yaml'));
  problems.push(...all.filter((name) => name.endsWith('.yml')).map((name) => misnamed(join(dir, name))));
  const files: YamlFile[] = [];
  for (const name of names) {
    const before = problems.length;
    const file = readYaml(join(dir, name), kept, problems);
    if (problems.length === before) files.push(file);
  }
  return files;
}

function readYaml(file: string, kept: KeptTexts, problems: PackProblem[]): YamlFile {
  const name = relative(process.cwd(), file);
  const text = readFileSync(file, 'utf8');
  const read = yamlFile(name, text, kept);
  problems.push(...(text.includes('\ufffd') ? [notUtf8(name, text)] : read.problems));
  return read.source;
}

/** A file saved in another encoding (GBK, as Notepad does): where its first character that cannot be read stands. */
export function notUtf8(file: string, text: string): PackProblem {
  const before = text.slice(0, text.indexOf('\ufffd')).split('\n');
  const zh = '文件不是 UTF-8 编码，请另存为 UTF-8';
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, code: 'encoding', zh, en: 'the file is not UTF-8: save it as UTF-8', near: null };
}

/** Left out in silence, a rule would seem to be in force. */
function misnamed(path: string): PackProblem {
  const file = relative(process.cwd(), path);
  return { file, line: 1, column: 1, code: 'wrong_name', zh: '文件名应以 .yaml 结尾', en: 'the name must end in .yaml', near: `${basename(file, '.yml')}.yaml` };
}
