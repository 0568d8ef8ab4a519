import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const SRC = join(ROOT, 'src');
const WINGS = ['foundation', 'know', 'judge', 'act', 'tell'];
const FORBIDDEN_NAMES = /^(utils?|helpers?|types|common|misc|shared)\.tsx?$/;
const LONGEST_FILE = 400;

interface Import {
  readonly from: string;
  readonly to: string;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1] ?? '');
  return specifiers.map((specifier) => ({ from: relative(SRC, file), to: relative(SRC, resolve(dirname(file), specifier)) }));
}

/** 'know/sources/find-header.ts' -> 'know/sources'; platform's sub-rooms count as rooms. */
function roomOf(path: string): string {
  const parts = path.split(sep);
  const depth = parts[0] === 'foundation' && parts[1] === 'platform' ? 3 : 2;
  return parts.slice(0, depth).join('/');
}

const isSpec = (path: string) => /\.spec\.tsx?$/.test(path);
const files = filesUnder(SRC);
const imports = files.flatMap(importsOf).filter(({ from }) => WINGS.includes(from.split(sep)[0] ?? ''));

test('a wing imports only from itself and the wings before it', () => {
  const backwards = imports.filter(({ from, to }) => {
    const [here, there] = [WINGS.indexOf(from.split(sep)[0] ?? ''), WINGS.indexOf(to.split(sep)[0] ?? '')];
    return !isSpec(from) && there > here;
  });
  expect(backwards).toEqual([]);
});

test('inside the foundation, the kernel knows nobody and the platform knows only the kernel', () => {
  const wrong = imports.filter(({ from, to }) => {
    if (isSpec(from)) return false;
    if (from.startsWith('foundation/kernel')) return !to.startsWith('foundation/kernel');
    if (from.startsWith('foundation/platform')) return to.startsWith('foundation/access');
    return false;
  });
  expect(wrong).toEqual([]);
});

test('a room is entered by its index.ts alone', () => {
  const throughTheWindow = imports.filter(
    ({ from, to }) => WINGS.includes(to.split(sep)[0] ?? '') && roomOf(from) !== roomOf(to) && to !== join(roomOf(to), 'index.ts'),
  );
  expect(throughTheWindow).toEqual([]);
});

test('no circle of rooms', () => {
  const edges = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    if (isSpec(from) || roomOf(from) === roomOf(to)) continue;
    edges.set(roomOf(from), (edges.get(roomOf(from)) ?? new Set()).add(roomOf(to)));
  }
  const reaches = (start: string, goal: string, seen = new Set<string>()): boolean =>
    [...(edges.get(start) ?? [])].some((next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))));
  expect([...edges.keys()].filter((room) => reaches(room, room))).toEqual([]);
});

test('files are small, named by what they do, and free of escape hatches', () => {
  const all = [SRC, join(ROOT, 'web'), join(ROOT, 'demo'), join(ROOT, 'bench')].flatMap(filesUnder).filter((file) => !file.includes('node_modules'));
  const problems = all.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const name = relative(ROOT, file);
    return [
      ...(FORBIDDEN_NAMES.test(file.split(sep).at(-1) ?? '') ? [`${name}: name it by what it does`] : []),
      ...(text.split('\n').length > LONGEST_FILE && !name.includes('.gen.') ? [`${name}: longer than ${LONGEST_FILE} lines`] : []),
      ...(/\bas any\b|: any\b|@ts-ignore|@ts-expect-error/.test(text) ? [`${name}: an escape from the types`] : []),
      ...(/\bTODO\b|\bFIXME\b/.test(text) ? [`${name}: unfinished work belongs in an issue`] : []),
    ];
  });
  expect(problems).toEqual([]);
});
