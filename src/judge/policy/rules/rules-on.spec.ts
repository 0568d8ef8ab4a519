import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { quoted } from '../../../foundation/platform/engine/index.ts';
import { DIALECTS } from '../language/dialect.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { parameterSql, parameterValue } from '../packs/parameter-value.ts';
import { isFor, isForSql, rulesOn } from './rules-on.ts';

const folder = await mkdtemp(join(tmpdir(), 'county-'));
afterAll(() => rm(folder, { recursive: true }));

const BASIS = '[{document: 某县文件, article: 第一条, source: 文本, mark: checked}]';
await mkdir(join(folder, 'parameters'));
await mkdir(join(folder, 'rules'));
await writeFile(join(folder, 'pack.yaml'), `pack: jinzhai
label: {zh: 金寨县, en: Jinzhai county}
region: "341524"
period: {from: 2020-01-01, to: null}
builds_on: luan
`);
await writeFile(join(folder, 'parameters', 'grade.yaml'), `parameter: care_allowance.lowest_grade
label: {zh: 最低等级, en: Mildest grade}
type: int
values:
  - {from: 2020-01-01, to: null, value: 3, status: active, basis: ${BASIS}}
`);
await writeFile(join(folder, 'rules', 'school_missed.yaml'), `rule: school_missed
kind: missed
benefit: compulsory_school
label: {zh: 未入学, en: Not in school}
status: active
effective: {from: 2020-01-01, to: 2021-12-31}
basis: ${BASIS}
applies_to: [{id: young, label: {zh: 儿童, en: A child}, when: person.age < 15}]
conditions: [{id: out, label: {zh: 不在学, en: Not enrolled}, when: "!school_enrolment.listed"}]
`);
await writeFile(join(folder, 'rules', 'school_missed.cases.yaml'), `rule: school_missed
cases: [{name: 七岁, because: 第一条, as_of: 2020-06-30, facts: {person.age: 7, school_enrolment.listed: false}, expect: yes}]
`);

const loaded = await loadPacks(['packs', folder], { pack: 'jinzhai' });
if (!loaded.ok) throw new Error(loaded.problems.map(({ en }) => en).join('\n'));
const { policy } = loaded;

const packFor = (rule: string, day: string, county: string) =>
  rulesOn(policy, day, rule).filter((one) => isFor(one, county)).map((one) => one.rule.pack);

test("a county's pack lies last, on those it builds on", () => {
  expect(policy.packs.map(({ pack }) => pack)).toEqual(['nation', 'anhui', 'luan', 'jinzhai']);
});

test('a later pack replaces a rule in its own region and time, and nowhere else', () => {
  expect(packFor('school_missed', '2020-06-30', '341524')).toEqual(['jinzhai']);
  expect(packFor('school_missed', '2020-06-30', '341502')).toEqual(['nation']);
  expect(packFor('school_missed', '2019-06-30', '341524')).toEqual(['nation']);
  expect(packFor('school_missed', '2022-06-30', '341524')).toEqual(['nation']);
  const county = rulesOn(policy, '2020-06-30', 'school_missed');
  expect(county.map((one) => isForSql(one))).toEqual([
    "county = '' or substr(county, 1, 6) = '341524'",
    "county <> '' and not substr(county, 1, 6) = '341524'",
  ]);
});

test('2018 is judged by the national rule of 2018, 2023 by the rule of the province', () => {
  expect(packFor('living_allowance_missed', '2018-06-30', '341502')).toEqual(['nation']);
  expect(packFor('living_allowance_missed', '2023-06-30', '341502')).toEqual(['anhui']);
  expect(packFor('living_allowance_missed', '2023-06-30', '420100')).toEqual(['nation']);
});

test("a parameter takes the county's value where there is one, and drafts never", () => {
  const grade = (day: string, county: string) => parameterValue(policy, 'care_allowance.lowest_grade', day, county)?.amount;
  expect([grade('2020-06-30', '341524'), grade('2020-06-30', '341502'), grade('2019-06-30', '341524')]).toEqual(
    [3, 2, 2].map((value) => ({ kind: 'fixed', value })),
  );
  const context = { asOf: '2020-06-30', dialect: DIALECTS.duckdb, fact: quoted, parameter: quoted, rows: () => null };
  expect(parameterSql(policy, 'care_allowance.lowest_grade', 'county', context)).toBe(
    "case when county = '' then 3 when substr(county, 1, 6) = '341524' then 3 else 2 end",
  );
  expect(parameterValue(policy, 'living_allowance.amount', '2024-06-30', '341502')).toBeNull();
  expect(parameterValue(policy, 'living_allowance.amount', '2025-06-30', '341502')?.amount).toEqual({ kind: 'fixed', value: 9400 });
});
