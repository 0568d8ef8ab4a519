import { expect, test } from 'vitest';
import { loadTexts } from './packs-in-memory.fixtures.ts';

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

function problems(file: keyof typeof SOUND, from: string, to: string): string[] {
  if (!SOUND[file].includes(from)) throw new Error(`${from} is not in ${file}`);
  const loaded = loadTexts({ ...SOUND, [file]: SOUND[file].replace(from, () => to) });
  return loaded.ok ? [] : loaded.problems.map(({ file: at, line, column, code, near, zh, en }) =>
    `${at.split('/').at(-1)}:${line}:${column} ${code}${near === null ? '' : ` [${near}]`}: ${zh} / ${en}`);
}

const AID = 'parameters/aid.yaml';
const BASE = 'parameters/base.yaml';

test('tables and shares load', () => expect(problems('pack.yaml', '', '')).toEqual([]));

test.each([
  // Dimensions.
  ['a dimension of an unknown fact', AID, 'sex: person.sex', 'sex: person.sx', 'aid.yaml:6:8 unknown_fact [person.sex]: 没有名为 person.sx 的事实 / there is no fact named person.sx'],
  ['a dimension that is a parameter', AID, 'severe: person.severe', 'severe: parameter.base', 'aid.yaml:7:11 parameter_in_dimension: 分档依据只能由事实得出，不能引用参数 / a dimension is worked out from facts, not from parameters'],
  ['a dimension nobody declared', AID, 'sex: female', 'sexx: female', 'aid.yaml:14:38 unknown_dimension [sex]: by 中没有 sexx / by names no sexx'],
  ['a word the dimension never is', AID, 'sex: female', 'sex: femal', 'aid.yaml:14:37 unknown_code [female]: person.sex 没有取值 femal / person.sex never is femal'],
  ['a text for a number', AID, 'grade: [1, 2]', 'grade: [1, two]', 'aid.yaml:14:28 wrong_type: 应为 int / expected a value of type int'],
  ['a range of what has no order', AID, 'sex: female', 'sex: {from: female}', 'aid.yaml:14:37 no_order: code 没有大小之分 / code values have no order'],
  ['a range backwards', AID, '{from: 3, to: 4}', '{from: 4, to: 3}', 'aid.yaml:15:24 bad_range: 区间为空 / the range is empty'],
  ['a range without ends', AID, '{from: 3, to: 4}', '{}', 'aid.yaml:15:24 bad_range: 区间为空 / the range is empty'],
  // Rows of a table.
  ['a row that nobody reaches', AID, '{value: 50}', '{when: {grade: 1, sex: female}, value: 50}', 'aid.yaml:16:9 never_reached: 第 1 行已包含此行 / row 1 already covers this row'],
  ['two rows that leave the amount to their order', AID, '{when: {grade: {from: 3, to: 4}}', '{when: {grade: {from: 2, to: 4}}', 'aid.yaml:15:9 overlap: 与第 1 行有重叠而金额不同 / some people match this row and row 1, whose amount is another'],
  ['a row with two amounts', AID, 'sex: female}, value: 100', 'sex: female}, value: 100, share: {of: base, percent: 1, round: fen}', 'aid.yaml:14:9 one_of: value、share、table 须且只能写一项 / write one of value, share and table'],
  ['a row without an amount', AID, '{value: 50}', '{when: {severe: true}}', 'aid.yaml:16:9 one_of: value、share、table 须且只能写一项 / write one of value, share and table'],
  ['an unknown amount that would decide', AID, '{value: 50}', '{value: null}', 'aid.yaml:16:17 wrong_type: 应为 money / expected a value of type money'],
  // Shares.
  ['a share of nothing', AID, 'of: base', 'of: bas', 'aid.yaml:15:55 unknown_parameter [base]: 没有名为 bas 的参数 / there is no parameter named bas'],
  ['a share of what is no money', AID, 'of: base', 'of: mildest', 'aid.yaml:15:55 wrong_type: 只有金额可以按比例取 / a share is taken of money, and is money'],
  ['a percentage too fine', AID, 'percent: 12.5', 'percent: 12.345', 'aid.yaml:15:70 too_fine: 百分比最多两位小数 / a percentage has two decimals at most'],
  ['a percentage of nothing', AID, 'percent: 12.5', 'percent: 0', 'aid.yaml:15:70 wrong_shape'],
  ['a rounding nobody knows', AID, 'round: yuan', 'round: up', 'aid.yaml:15:83 wrong_shape'],
  ['a value beside a table', AID, '    table:', '    value: 3\n    table:', 'aid.yaml:9:5 one_of: value、share、table 只能写一项 / write one of value, share and table'],
  ['no amount at all', BASE, ', value: 600', '', 'base.yaml:5:5 one_of: value、share、table 须且只能写一项 / write one of value, share and table'],
  // Circles.
  ['a share of itself', BASE, 'value: 600', 'share: {of: base, percent: 30, round: yuan}', 'base.yaml:1:12 circle: 参数由自身得出：base -> base / the parameter is told by itself: base -> base'],
  ['two shares of each other', BASE, 'value: 600', 'share: {of: aid, percent: 30, round: yuan}', 'base.yaml:1:12 circle: 参数由自身得出：base -> aid -> base / the parameter is told by itself: base -> aid -> base\naid.yaml:1:12 circle: 参数由自身得出：aid -> base -> aid / the parameter is told by itself: aid -> base -> aid'],
  ['a table by a fact that rests on it', 'parameters/mildest.yaml', `values:\n  - {${DATED}, value: 2}`, `by: {severe: person.severe}\nvalues:\n  - {${DATED}, table: [{when: {severe: true}, value: 1}]}`, 'mildest.yaml:1:12 circle: 参数由自身得出：mildest -> person.severe -> mildest / the parameter is told by itself: mildest -> person.severe -> mildest'],
  // Regions and days.
  ['a region that is no code', BASE, 'from: 2016', 'region: "3415x", from: 2016', 'base.yaml:5:14 wrong_shape'],
  ['a region of five digits', BASE, 'from: 2016', 'region: "34150", from: 2016', 'base.yaml:5:14 wrong_shape'],
  ['a region written as a number', BASE, 'from: 2016', 'region: 3415, from: 2016', 'base.yaml:5:14 wrong_shape'],
  ['a region outside the pack', BASE, 'from: 2016', 'region: "3201", from: 2016', 'base.yaml:5:14 outside_region: 区域不在本包（34）之内 / the region lies outside this pack (34)'],
  ['days that overlap for one region', BASE, `  - {${DATED}, value: 600}`, `  - {${DATED}, value: 600}\n  - {${DATED.replace('2016', '2020')}, value: 700}`, 'base.yaml:6:12 overlap: 与同一地区已有的期间重叠 / it overlaps another period of the same region'],
  ['a mistyped key', AID, '    table:', '    tble:', 'aid.yaml:14:7 unknown_key [table]: 没有 tble 这一项 / there is no entry tble here'],
])('%s is refused at its place', (_, file, from, to, expected) => {
  expect(problems(file as keyof typeof SOUND, from, to).join('\n')).toContain(expected);
});

test('a circle names the way round', () => {
  const loaded = loadTexts({ ...SOUND, [BASE]: SOUND[BASE].replace('value: 600', 'share: {of: aid, percent: 30, round: yuan}') });
  expect(loaded.ok ? [] : loaded.problems.map(({ zh, en }) => `${zh} / ${en}`)).toEqual([
    '参数由自身得出：base -> aid -> base / the parameter is told by itself: base -> aid -> base', '参数由自身得出：aid -> base -> aid / the parameter is told by itself: aid -> base -> aid',
  ]);
});

test('a draft may be unknown, and different regions may overlap in time', () => {
  expect(problems(BASE, `  - {${DATED}, value: 600}`, `  - {${DATED}, value: 600}\n  - {region: "3415", ${DATED}, value: 700}\n  - {${DATED.replace('active', 'draft')}, value: null}`)).toEqual([]);
});
