import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keptTexts } from './kept-texts.ts';
import { yamlFile } from './yaml-file.ts';

const folder = await mkdtemp(join(tmpdir(), 'kept-'));
afterAll(() => rm(folder, { recursive: true }));
const TEXT = 'rule: aid\namounts: [1, 94.5]\nnone: null\nday: 2018-06-30\nyes: true\n';
const open = (dir = 'packs') => keptTexts('yaml', [dir], folder);

test('what a text said is kept, for the same text in the same folders', async () => {
  const first = await open();
  expect(first.valueOf(TEXT)).toBeUndefined();
  const { source } = yamlFile('a.yaml', TEXT, first);
  await first.save();
  const second = await open();
  const again = yamlFile('a.yaml', TEXT, second);
  expect(again.source.value).toEqual(source.value);
  expect(again.source.value).toEqual({ rule: 'aid', amounts: [1, 94.5], none: null, day: '2018-06-30', yes: true });
  expect(again.problems).toEqual([]);
  expect(second.valueOf(`${TEXT} `)).toBeUndefined();
  expect((await open('other')).valueOf(TEXT)).toBeUndefined();
});

test('where something stands is still told, and a place that has an error is not kept', async () => {
  const kept = await open();
  expect(yamlFile('a.yaml', TEXT, kept).source.problem(['none'], 'code', '甲', 'a')).toMatchObject({ line: 3, column: 7 });
  for (const text of ['a: [1', 'a: .inf\n']) yamlFile('b.yaml', text, kept);
  await kept.save();
  expect((await open()).valueOf('a: [1')).toBeUndefined();
  expect((await open()).valueOf('a: .inf\n')).toBeUndefined();
});

test('what cannot be read is as if nothing were kept, and nothing is kept where compiled code is not', async () => {
  for (const name of await readdir(folder)) await writeFile(join(folder, name), '{"half": ');
  expect((await open()).valueOf(TEXT)).toBeUndefined();
  const nowhere = await keptTexts('yaml', ['packs'], undefined);
  nowhere.keep(TEXT, { rule: 'aid' });
  await nowhere.save();
  expect((await keptTexts('yaml', ['packs'], undefined)).valueOf(TEXT)).toBeUndefined();
});
