import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadPacks } from './load-packs.ts';

const folder = await mkdtemp(join(tmpdir(), 'amounts-'));
afterAll(() => rm(folder, { recursive: true }));

const BASIS = '[{document: 某办法, article: 第一条, source: 文本, mark: checked}]';
const DATED = `from: 2016-01-01, to: null, status: active, basis: ${BASIS}`;

const SOUND = {
  'pack.yaml': 'pack: small\nlabel: {zh: 小, en: Small}\nregion: "34"\nperiod: {from: 2016-01-01, to: null}\nbuilds_on: null\n',
  'facts/register.yaml': `list: register
label: {zh: 登记, en: Register}
max_age_days: null
facts:
  person.grade: {type: int, label: {zh: 等级, en: Grade}, from: {column: grade}}
  person.sex: {type: code, values: {male: {zh: 男, en: Male}, female: {zh: 女, en: Female}}, label: {zh: 性别, en: Sex}, from: {column: sex}}
  person.severe: {type: bool, label: {zh: 重度, en: Severe}, from: {expression: "person.grade <= parameter.mildest"}}
`,
  'parameters/mildest.yaml': `parameter: mildest
label: {zh: 等级, en: Grade}
type: int
values:
  - {${DATED}, value: 2}
`,
  'parameters/base.yaml': `parameter: base
label: {zh: 低保, en: Base}
type: money
values:
  - {${DATED}, value: 600}
`,
  'parameters/aid.yaml': `parameter: aid
label: {zh: 标准, en: Amount}
type: money
by:
  grade: person.grade
  sex: person.sex
  severe: person.severe
values:
  - from: 2016-01-01
    to: null
    status: active
    basis: ${BASIS}
    table:
      - {when: {grade: [1, 2], sex: female}, value: 100}
      - {when: {grade: {from: 3, to: 4}}, share: {of: base, percent: 12.5, round: yuan}}
      - {value: 50}
`,
} satisfies Record<string, string>;

let number = 0;

async function problems(file: keyof typeof SOUND, from: string, to: string): Promise<string[]> {
  const dir = join(folder, `pack${number++}`);
  for (const [name, text] of Object.entries(SOUND)) {
    if (name === file && !text.includes(from)) throw new Error(`${from} is not in ${name}`);
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), name === file ? text.replace(from, () => to) : text);
  }
  const loaded = await loadPacks([dir]);
  return loaded.ok ? [] : loaded.problems.map(({ file: at, line, column, code, near }) =>
    `${at.split('/').at(-1)}:${line}:${column} ${code}${near === null ? '' : ` [${near}]`}`);
}

const AID = 'parameters/aid.yaml';
const BASE = 'parameters/base.yaml';

test('tables and shares load', async () => expect(await problems('pack.yaml', '', '')).toEqual([]));

test.each([
  // Dimensions.
  ['a dimension of an unknown fact', AID, 'sex: person.sex', 'sex: person.sx', 'aid.yaml:6:8 unknown_fact [person.sex]'],
  ['a dimension that is a parameter', AID, 'severe: person.severe', 'severe: parameter.base', 'aid.yaml:7:11 parameter_in_dimension'],
  ['a dimension nobody declared', AID, 'sex: female', 'sexx: female', 'aid.yaml:14:38 unknown_dimension [sex]'],
  ['a word the dimension never is', AID, 'sex: female', 'sex: femal', 'aid.yaml:14:37 unknown_code [female]'],
  ['a text for a number', AID, 'grade: [1, 2]', 'grade: [1, two]', 'aid.yaml:14:28 wrong_type'],
  ['a range of what has no order', AID, 'sex: female', 'sex: {from: female}', 'aid.yaml:14:37 no_order'],
  ['a range backwards', AID, '{from: 3, to: 4}', '{from: 4, to: 3}', 'aid.yaml:15:24 bad_range'],
  ['a range without ends', AID, '{from: 3, to: 4}', '{}', 'aid.yaml:15:24 bad_range'],
  // Rows of a table.
  ['a row that nobody reaches', AID, '{value: 50}', '{when: {grade: 1, sex: female}, value: 50}', 'aid.yaml:16:9 never_reached'],
  ['two rows that leave the amount to their order', AID, '{when: {grade: {from: 3, to: 4}}', '{when: {grade: {from: 2, to: 4}}', 'aid.yaml:15:9 overlap'],
  ['a row with two amounts', AID, 'sex: female}, value: 100', 'sex: female}, value: 100, share: {of: base, percent: 1, round: fen}', 'aid.yaml:14:9 one_of'],
  ['a row without an amount', AID, '{value: 50}', '{when: {severe: true}}', 'aid.yaml:16:9 one_of'],
  ['an unknown amount that would decide', AID, '{value: 50}', '{value: null}', 'aid.yaml:16:17 wrong_type'],
  // Shares.
  ['a share of nothing', AID, 'of: base', 'of: bas', 'aid.yaml:15:55 unknown_parameter [base]'],
  ['a share of what is no money', AID, 'of: base', 'of: mildest', 'aid.yaml:15:55 wrong_type'],
  ['a percentage too fine', AID, 'percent: 12.5', 'percent: 12.345', 'aid.yaml:15:70 too_fine'],
  ['a percentage of nothing', AID, 'percent: 12.5', 'percent: 0', 'aid.yaml:15:70 wrong_shape'],
  ['a rounding nobody knows', AID, 'round: yuan', 'round: up', 'aid.yaml:15:83 wrong_shape'],
  ['a value beside a table', AID, '    table:', '    value: 3\n    table:', 'aid.yaml:9:5 one_of'],
  ['no amount at all', BASE, ', value: 600', '', 'base.yaml:5:5 one_of'],
  // Circles.
  ['a share of itself', BASE, 'value: 600', 'share: {of: base, percent: 30, round: yuan}', 'base.yaml:1:12 circle'],
  ['two shares of each other', BASE, 'value: 600', 'share: {of: aid, percent: 30, round: yuan}', 'aid.yaml:1:12 circle\nbase.yaml:1:12 circle'],
  ['a table by a fact that rests on it', 'parameters/mildest.yaml', `values:\n  - {${DATED}, value: 2}`, `by: {severe: person.severe}\nvalues:\n  - {${DATED}, table: [{when: {severe: true}, value: 1}]}`, 'mildest.yaml:1:12 circle'],
  // Regions and days.
  ['a region that is no code', BASE, 'from: 2016', 'region: "3415x", from: 2016', 'base.yaml:5:14 wrong_shape'],
  ['a region of five digits', BASE, 'from: 2016', 'region: "34150", from: 2016', 'base.yaml:5:14 wrong_shape'],
  ['a region written as a number', BASE, 'from: 2016', 'region: 3415, from: 2016', 'base.yaml:5:14 wrong_shape'],
  ['a region outside the pack', BASE, 'from: 2016', 'region: "3201", from: 2016', 'base.yaml:5:14 outside_region'],
  ["a pack's region that is no code", 'pack.yaml', 'region: "34"', 'region: "3"', 'pack.yaml:3:9 wrong_shape'],
  ['days that overlap for one region', BASE, `  - {${DATED}, value: 600}`, `  - {${DATED}, value: 600}\n  - {${DATED.replace('2016', '2020')}, value: 700}`, 'base.yaml:6:12 overlap'],
  ['a mistyped key', AID, '    table:', '    tble:', 'aid.yaml:14:7 unknown_key [table]'],
])('%s is refused at its place', async (_, file, from, to, expected) => {
  expect((await problems(file as keyof typeof SOUND, from, to)).join('\n')).toContain(expected);
});

test('a circle names the way round', async () => {
  const dir = join(folder, 'circle');
  for (const [name, text] of Object.entries(SOUND)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text.replace('value: 600', 'share: {of: aid, percent: 30, round: yuan}'));
  }
  const loaded = await loadPacks([dir]);
  expect(loaded.ok ? [] : loaded.problems.map(({ en }) => en)).toEqual([
    'the parameter is told by itself: aid -> base -> aid', 'the parameter is told by itself: base -> aid -> base',
  ]);
});

test('a draft may be unknown, and different regions may overlap in time', async () => {
  expect(await problems(BASE, `  - {${DATED}, value: 600}`, `  - {${DATED}, value: 600}\n  - {region: "3415", ${DATED}, value: 700}\n  - {${DATED.replace('active', 'draft')}, value: null}`)).toEqual([]);
});
