import { policyOfFiles, type LoadedPacks } from './load-packs.ts';
import type { PackFiles } from './pack-files.ts';
import type { Policy } from './policy.ts';
import { packShape } from './shapes.ts';
import { shaped, yamlFile, type YamlFile } from './yaml-file.ts';

/** Texts of one pack by the file they would stand in: `pack.yaml`, `rules/aid_missed.yaml`; or `small/pack.yaml`, ... */
export type PackTexts = Readonly<Record<string, string>>;

/** Loads packs that lie on no disk, ancestors in any order. */
export function loadTexts(...packs: readonly PackTexts[]): LoadedPacks {
  return policyOfFiles(['memory'], { packs: packs.map(packFrom), problems: [] }, {});
}

/** The policy of packs with nothing wrong. */
export function policyFrom(...packs: readonly PackTexts[]): Policy {
  const loaded = loadTexts(...packs);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ file, line, column, code, en }) => `${file}:${line}:${column} ${code} ${en}`).join('\n'));
  return loaded.policy;
}

/** Read once: specs load the same texts again and again with one of them changed. */
const read = new Map<string, YamlFile>();

function fileOf(name: string, text: string): YamlFile {
  const key = `${name}\n${text}`;
  const source = read.get(key) ?? yamlFile(name, text).source;
  read.set(key, source);
  return source;
}

function packFrom(texts: PackTexts): PackFiles {
  const files = Object.entries(texts).map(([name, text]) => fileOf(name, text));
  const source = files.find(({ file }) => file.endsWith('pack.yaml'));
  const head = source && shaped(source, packShape).value;
  if (!head) throw new Error('a pack has a pack.yaml');
  const inside = (folder: string, cases = false) => files.filter(({ file }) => `/${file}`.includes(`/${folder}/`) && file.endsWith('.cases.yaml') === cases);
  return {
    head, source, facts: inside('facts'), parameters: inside('parameters'), rules: inside('rules'), entitlements: inside('entitlements'), overlaps: inside('overlaps'),
    cases: ['rules', 'entitlements', 'overlaps'].flatMap((folder) => inside(folder, true)), doubts: inside('doubts'), sources: inside('sources'), plans: inside('plans'),
  };
}
