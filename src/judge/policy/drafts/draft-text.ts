import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { yamlFile, type YamlFile } from '../packs/yaml-file.ts';
import { notUtf8 } from '../packs/pack-files.ts';
import type { PackProblem } from '../packs/problem.ts';

/** A draft as it was written: pack text, one or more YAML documents a file, `---` between them. */
export interface DraftText {
  readonly file: string;
  readonly text: string;
}

/** The YAML files of a folder and the folders in it, or the one file. */
export async function readDraftTexts(path: string): Promise<DraftText[]> {
  const folder = (await stat(path)).isDirectory();
  const names = folder ? (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort().map((name) => join(path, name)) : [path];
  return Promise.all(names.map(async (name) => ({ file: folder ? relative(path, name) : basename(name), text: await readFile(name, 'utf8') })));
}

/** The documents of a draft, each with the lines of the file it stands in. */
export function draftDocuments(texts: readonly DraftText[]): { documents: YamlFile[]; problems: PackProblem[] } {
  const garbled = texts.filter(({ text }) => text.includes('\ufffd')).map(({ file, text }) => notUtf8(file, text));
  const read = texts.flatMap(({ file, text }) => parts(text).map((part) => yamlFile(file, part)));
  return { documents: read.map(({ source }) => source), problems: garbled.length > 0 ? garbled : read.flatMap(({ problems }) => problems) };
}

/** The texts between the lines `---`, empty lines standing for what comes before, so that places in them stay true. */
function parts(text: string): string[] {
  const found: string[] = [];
  let lines: string[] = [];
  let before = 0;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (/^---\s*$/.test(line)) {
      found.push('\n'.repeat(before) + lines.join('\n'));
      [lines, before] = [[], i + 1];
    } else lines.push(line);
  }
  found.push('\n'.repeat(before) + lines.join('\n'));
  return found.filter((part) => part.replaceAll(/^\s*#.*$/gm, '').trim() !== '');
}
