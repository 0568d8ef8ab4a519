import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildDemo } from '../../demo/index.ts';
import { InputError } from '../office/input-error.ts';
import { simulate } from './simulate.ts';

const folder = await mkdtemp(join(tmpdir(), 'simulate-'));
const draft = join(folder, 'draft.yaml');
const kept = join(folder, 'kept');
const out = join(folder, 'out');
const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);

const run = (values: Record<string, unknown>, positionals: readonly string[] = []) => simulate.run({ values, positionals, json: false });

beforeAll(async () => {
  await buildDemo({ out: join(folder, 'city'), scale: 'small', seed: 3, people: 1000, residents: 3000 });
  await writeFile(draft, 'parameter: care_allowance.lowest_grade\nvalues: [{value: 3}]\n---\nparameter: care_allowance.amount\nvalues: [{value: 60}]\n');
}, 120_000);

afterAll(async () => {
  said.mockRestore();
  await rm(folder, { recursive: true });
});

test('lists are read once, and a draft is tried again on what was kept', async () => {
  const lists = ['special_support@2018-06-15.xlsx', 'care_allowance@2018-06-20.xlsx', 'deaths@2018-06-25.xls'].map((name) => `${name.split('@')[0]}=${join(folder, 'city', name)}`);
  expect(await run({ draft, register: join(folder, 'city/register.csv'), list: lists, 'as-of': '2018-06-30', keep: kept })).toBe(true);
  const first = said.mock.calls.at(-1)?.[0];
  expect(await run({ draft, from: kept, out })).toBe(true);
  expect(said.mock.calls.at(-1)?.[0]).toBe(first);
  expect(first).toMatch(/重度残疾人护理补贴 \[due:care_allowance\]\n {2}合计 {2}新增应享 \d+/);
  const lines = (await readFile(join(out, 'winners-losers.csv'), 'utf8')).trim().split('\n');
  expect(lines[0]).toBe('question,certificate,division,outcome,was,becomes,amount_was,amount_becomes,turned');
  expect(lines.filter((line) => line.startsWith('due:care_allowance,')).every((line) => line.includes(',enters,no,yes,,60.00,残疾等级'))).toBe(true);
  for (const name of ['summary', 'shareable']) for (const form of ['json', 'zh.txt', 'en.txt']) expect(existsSync(join(out, `${name}.${form}`))).toBe(true);
}, 120_000);

test('a new benefit in a folder of its own is tried without any code', async () => {
  const own = join(folder, 'own');
  await mkdir(join(own, 'parameters'), { recursive: true });
  await mkdir(join(own, 'rules'));
  await writeFile(join(own, 'pack.yaml'), 'pack: heating\nlabel: {zh: 取暖补贴, en: Heating}\nregion: "3415"\nperiod: {from: 2018-01-01, to: null}\nbuilds_on: luan\n');
  await writeFile(join(own, 'parameters/heating.amount.yaml'), 'parameter: heating.amount\nlabel: {zh: 取暖补贴, en: Heating}\ntype: money\nvalues: [{value: 30}]\n');
  await writeFile(join(own, 'rules/heating_missed.yaml'), `rule: heating_missed
kind: missed
benefit: heating
label: {zh: 应享取暖补贴, en: Entitled to heating}
applies_to: [{id: valid, label: {zh: 证有效, en: Valid}, when: certificate.valid}]
conditions: [{id: severe, label: {zh: 一级, en: Grade 1}, when: certificate.grade == 1}]
`);
  expect(await run({ draft: own, from: kept })).toBe(true);
  expect(said.mock.calls.at(-1)?.[0]).toMatch(/取暖补贴 \[due:heating\]\n {2}合计 {2}新增应享 (\d+)/);
});

test('adopting writes a pack of its own, and never over what is there', async () => {
  const change = { draft, name: 'luan_2026', effective: '2026-07-01', document: '某市民〔2026〕1号', article: '第一条', source: '文本', out: join(folder, 'packs') };
  expect(await run(change, ['adopt'])).toBe(true);
  expect(await readFile(join(folder, 'packs/luan_2026/parameters/care_allowance.amount.yaml'), 'utf8')).toContain('from: 2026-07-01');
  await expect(run(change, ['adopt'])).rejects.toThrow(InputError);
  expect(await run({ draft, from: kept, packs: [join(folder, 'packs')] })).toBe(true);
});

test('a draft that is wrong runs nothing and says where', async () => {
  const wrong = join(folder, 'wrong.yaml');
  await writeFile(wrong, 'parameter: care_allowance.lowest_grade\nvalues: [{value: three}]\n');
  await expect(run({ draft: wrong, from: kept })).rejects.toThrow('wrong.yaml:2:18 wrong_type');
});
