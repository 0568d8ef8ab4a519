import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadPacks } from '../packs/load-packs.ts';
import { parameterValue } from '../packs/parameter-value.ts';
import { adoptDraft, type AdoptRequest } from './adopt-draft.ts';

const folder = await mkdtemp(join(tmpdir(), 'adopt-'));
afterAll(() => rm(folder, { recursive: true }));

const BASIS = { document: '某市民〔2026〕1号', article: '第一条', source: '文本', mark: 'checked' } as const;
const adopt = (text: string, change: Partial<AdoptRequest> = {}) => adoptDraft({
  dirs: ['packs'], pack: 'luan', draft: [{ file: 'draft.yaml', text }], name: 'luan_2026', from: '2026-07-01', to: null, basis: BASIS, ...change,
});
const places = (adopted: Awaited<ReturnType<typeof adopt>>) => (adopted.ok ? [] : adopted.problems.map(({ file, code }) => `${file} ${code}`));

/** Writes an adopted change as an officer would, and reads it with the packs that run. */
async function read(adopted: Awaited<ReturnType<typeof adopt>>, name: string) {
  if (!adopted.ok) throw new Error(JSON.stringify(adopted.problems));
  const dir = join(folder, name);
  for (const { file, text } of adopted.files) {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  }
  const loaded = await loadPacks(['packs', dir], { pack: 'luan_2026' });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.policy;
}

test('an amount becomes a pack with its day and its document; the amount before it stays until then', async () => {
  const adopted = await adopt('# 试算\nparameter: living_allowance.amount\nvalues: [{value: 120}]\n');
  expect(adopted.ok && adopted.files.map(({ file }) => file)).toEqual(['luan_2026/pack.yaml', 'luan_2026/parameters/living_allowance.amount.yaml']);
  const policy = await read(adopted, 'amount');
  const on = (day: string) => parameterValue(policy, 'living_allowance.amount', day, '341522');
  expect(on('2026-06-30')?.amount).toEqual({ kind: 'fixed', value: 9400 });
  expect(on('2026-07-01')).toMatchObject({ amount: { kind: 'fixed', value: 12_000 }, basis: [BASIS], pack: 'luan_2026' });
});

test('a value for a region that has one ends that one, and says so', async () => {
  const first = await adopt('parameter: living_allowance.amount\nvalues: [{value: 120}]\n');
  await read(first, 'twice');
  const text = 'parameter: living_allowance.amount\nvalues: [{value: 150, region: "3415"}]\n';
  const second = await adopt(text, { dirs: ['packs', join(folder, 'twice')], pack: 'luan_2026', name: 'luan_2027', from: '2027-01-01', to: '2027-12-31' });
  expect(second.ok && second.ends).toEqual([{
    parameter: 'living_allowance.amount', region: '3415', pack: 'luan_2026', from: '2026-07-01', to: null, endsOn: '2026-12-31', againFrom: '2028-01-01',
  }]);
  expect(second.ok && second.files.at(-1)?.text).toContain('supersedes: true');
});

const RULE = `rule: care_missed_trial
kind: missed
benefit: care_allowance
label: {zh: 试, en: Trial}
applies_to: [{id: valid, label: {zh: 有效, en: Valid}, when: certificate.valid}]
conditions: [{id: grade_three, label: {zh: 三级, en: Grade 3}, when: certificate.grade == 3}]
`;
const CASES = `rule: care_missed_trial
cases:
  - {name: 一, because: 第一条, as_of: 2026-08-01, facts: {certificate.status: valid, certificate.grade: 3}, expect: yes}
`;

test('a rule is adopted with its cases, and only when they hold', async () => {
  expect(places(await adopt(RULE))).toEqual(['luan_2026/rules/care_missed_trial.yaml no_cases']);
  expect(places(await adopt(`${RULE}---\n${CASES.replace('expect: yes', 'expect: no')}`))).toEqual(['luan_2026/rules/care_missed_trial.cases.yaml case_fails']);
  const policy = await read(await adopt(`${RULE}---\n${CASES}`), 'rule');
  expect(policy.rules.find(({ id }) => id === 'care_missed_trial')).toMatchObject({ status: 'active', from: '2026-07-01', to: null });
});

test('without a checked basis nothing is adopted', async () => {
  expect(places(await adopt('parameter: living_allowance.amount\nvalues: [{value: 120}]\n', { basis: { ...BASIS, mark: 'unverified' } })))
    .toEqual(['luan_2026/parameters/living_allowance.amount.yaml unchecked']);
});
