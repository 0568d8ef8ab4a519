import { expect, test } from 'vitest';
import { quoted } from '../../../foundation/platform/engine/index.ts';
import { DIALECTS } from '../language/dialect.ts';
import type { SqlContext, WalkContext } from '../language/node.ts';
import type { Value } from '../language/value.ts';
import { dimensionsOf, parameterSql, parameterValue, valuesOn, walkParameter, wholesOf } from './parameter-value.ts';
import { policyFrom, type PackTexts } from './packs-in-memory.fixtures.ts';
import type { Policy } from './policy.ts';

const BASIS = 'basis: [{document: 某办法, article: 第一条, source: 文本, mark: checked}]';
const SINCE = `from: 2016-01-01, to: null, status: active, ${BASIS}`;
const FACTS = `list: register
label: {zh: 登记, en: Register}
max_age_days: null
facts:
  person.grade: {type: int, label: {zh: 等级, en: Grade}, from: {column: grade}}
  person.age: {type: int, label: {zh: 年龄, en: Age}, from: {column: age}}
  person.household: {type: code, values: {rural: {zh: 农村, en: Rural}, urban: {zh: 城镇, en: Urban}}, label: {zh: 户口, en: Household}, from: {column: household}}
  person.alone: {type: bool, label: {zh: 独居, en: Lives alone}, from: {column: alone}}
`;
const pack = (name: string, region: string, builds: string | null): PackTexts => ({ 'pack.yaml': `pack: ${name}\nlabel: {zh: 试, en: Trial}\nregion: "${region}"\nperiod: {from: 2016-01-01, to: null}\nbuilds_on: ${builds}\n` });
const parameter = (name: string, values: readonly string[], type = 'money'): PackTexts => ({
  [`parameters/${name}.yaml`]: `parameter: ${name}\nlabel: {zh: 标准, en: Amount}\ntype: ${type}\nby: {grade: person.grade, age: person.age + 0, household: person.household, alone: person.alone}\nvalues:\n${values.map((one) => `  - {${one}}\n`).join('')}`,
});
const nation = (...parts: readonly PackTexts[]): PackTexts => Object.assign({}, pack('nation', '', null), { 'facts/register.yaml': FACTS }, ...parts);
const of = (table: string, base = '300'): Policy => policyFrom(nation(parameter('base', [`${SINCE}, value: ${base}`]), parameter('aid', [`${SINCE}, ${table}`])));

function amountOf(policy: Policy, person: Readonly<Record<string, Value>>, { county = '', name = 'aid', asOf = '2018-06-30' } = {}): Value {
  const context: WalkContext = { asOf, fact: (fact) => person[fact] ?? null, parameter: (one) => walkParameter(policy, one, county, context), rows: () => null };
  return walkParameter(policy, name, county, context);
}
function sqlOf(policy: Policy, name = 'aid', asOf = '2018-06-30'): string {
  const context: SqlContext = { asOf, dialect: DIALECTS.duckdb, fact: quoted, parameter: (one) => `p.${quoted(one)}`, rows: () => null };
  return parameterSql(policy, name, 'c', context);
}

/** Half a unit is rounded up. */
test.each([
  ['300', '30', 'yuan', 9000], ['333.33', '30', 'fen', 10_000], ['333.33', '30', 'jiao', 10_000], ['333.33', '30', 'yuan', 10_000],
  ['333.35', '10', 'fen', 3334], ['333.34', '10', 'fen', 3333], ['12.50', '20', 'yuan', 300], ['12.49', '20', 'yuan', 200], ['0.50', '50', 'jiao', 30], ['0.48', '50', 'jiao', 20],
  ['1.00', '0.5', 'fen', 1], ['0.99', '0.5', 'fen', 0], ['100', '12.25', 'fen', 1225], ['100', '150', 'yuan', 15_000], ['0', '30', 'yuan', 0],
])('of %s yuan %s percent to whole %s: %i fen', (base, percent, round, fen) => expect(amountOf(of(`share: {of: base, percent: ${percent}, round: ${round}}`, base), {})).toBe(fen));

test('a share in SQL divides only what has no remainder', () => {
  expect(sqlOf(of('share: {of: base, percent: 12.5, round: jiao}'))).toBe('(cast((((p."base") * 1250 + 50000) - mod(((p."base") * 1250 + 50000), 100000)) / 100000 as bigint) * 10)');
  expect(sqlOf(of('share: {of: base, percent: 30, round: fen}'))).toBe('(cast((((p."base") * 3000 + 5000) - mod(((p."base") * 3000 + 5000), 10000)) / 10000 as bigint) * 1)');
});

const TABLE = 'table: [{when: {grade: 1, household: rural}, value: 90}, {when: {grade: [1, 2]}, value: 60}, {when: {grade: {from: 3, to: 4}}, value: 30}]';

test.each<[Value, Value, Value]>([
  [1, 'rural', 9000], [1, 'urban', 6000], [2, 'rural', 6000], [2, null, 6000], [3, null, 3000], [4, 'rural', 3000],
  // Of grade 1 and an unknown household either row may be meant; where none matches nobody wrote down what is.
  [1, null, null], [null, 'rural', null], [null, 'urban', null], [5, 'rural', null], [0, 'rural', null],
])('of grade %s and household %s the table says %s', (grade, household, expected) => {
  expect(amountOf(of(TABLE), { 'person.grade': grade, 'person.household': household })).toBe(expected);
});

test('an unknown dimension does not matter where every row that is possible says the same', () => {
  const same = of('table: [{when: {household: rural, grade: 1}, value: 90}, {when: {household: urban, grade: 1}, value: 90}, {value: 90}]');
  expect(amountOf(same, { 'person.grade': 1 })).toBe(9000);
  // Without a row that is sure to match, a gap is possible.
  expect(amountOf(of('table: [{when: {household: rural}, value: 90}, {when: {household: urban}, value: 90}]'), {})).toBe(null);
  const shares = (percent: string, round: string, whole: string) => of(`table: [{when: {household: rural}, share: {of: base, percent: 30, round: yuan}}, {share: {of: ${whole}, percent: ${percent}, round: ${round}}}]`);
  expect(amountOf(shares('30', 'yuan', 'base'), {})).toBe(9000);
  expect(amountOf(shares('40', 'yuan', 'base'), {})).toBe(null);
  expect(amountOf(shares('30', 'jiao', 'base'), {})).toBe(null);
  expect(amountOf(of('table: [{when: {household: rural}, value: 90}, {share: {of: base, percent: 30, round: yuan}}]'), {})).toBe(null);
  expect(amountOf(of('table: [{when: {household: rural}, share: {of: base, percent: 30, round: yuan}}, {value: 90}]'), {})).toBe(null);
});

test.each<[string, readonly Value[], readonly Value[]]>([
  ['{age: {from: 60}}', [60, 61, 99], [59, 0]], ['{age: {to: 15}}', [0, 15], [16]], ['{age: {from: 7, to: 7}}', [7], [6, 8]], ['{age: [7, 9]}', [7, 9], [8]], ['{age: 0}', [0], [1]],
])('a row for %s is for %j and not for %j', (when, inside, outside) => {
  const policy = of(`table: [{when: ${when}, value: 1}, {value: 2}]`);
  expect(inside.map((age) => amountOf(policy, { 'person.age': age }))).toEqual(inside.map(() => 100));
  expect(outside.map((age) => amountOf(policy, { 'person.age': age }))).toEqual(outside.map(() => 200));
});

test('a table in SQL: a row that is not sure asks that those before it that say otherwise do not match', () => {
  const grade = '"person.grade"';
  expect(sqlOf(of(TABLE))).toBe(`case when ${grade} in (1) and "person.household" in ('rural') then 9000`
    + ` when ${grade} in (1, 2) then case when not (${grade} in (1) and "person.household" in ('rural')) then 6000 end when ${grade} >= 3 and ${grade} <= 4 then 3000 end`);
  expect(sqlOf(of('table: [{when: {household: rural}, value: 90}, {when: {household: urban}, value: 80}, {value: 90}]')))
    .toBe(`case when "person.household" in ('rural') then 9000 when "person.household" in ('urban') then 8000 when true then case when not ("person.household" in ('urban')) then 9000 end end`);
  expect(sqlOf(of('table: [{when: {age: {from: 60}}, value: 1}, {when: {age: {to: 6}}, value: 2}, {value: 3}]')))
    .toBe('case when "person.age" + 0 >= 60 then 100 when "person.age" + 0 <= 6 then 200 when true then case when not ("person.age" + 0 >= 60 or "person.age" + 0 <= 6) then 300 end end');
});

/** Two rows: whether they are taken, or why the second is refused. */
test.each([
  // The second can never decide.
  ['{grade: [1, 2, 3]}', '{grade: [1, 3]}', 'never_reached'], ['{grade: {from: 1, to: 4}}', '{grade: [1, 4]}', 'never_reached'], ['{grade: {from: 1}}', '{grade: {from: 1, to: 9}}', 'never_reached'],
  ['{grade: {to: 4}}', '{grade: {from: 1, to: 4}}', 'never_reached'], ['{grade: {to: 4}}', '{grade: {to: 3}}', 'never_reached'], ['{grade: {from: 2, to: 3}}', '{grade: {from: 2, to: 3}, alone: true}', 'never_reached'], ['{grade: 1}', '{grade: 1}', 'never_reached'],
  // The two cross: whom both are for is left to their order.
  ['{grade: [1, 2]}', '{grade: [2, 3]}', 'overlap'], ['{grade: {from: 1, to: 3}}', '{grade: {from: 3, to: 4}}', 'overlap'], ['{grade: {from: 2}}', '{grade: {to: 2}}', 'overlap'], ['{grade: {from: 2}}', '{grade: {from: 1, to: 2}}', 'overlap'],
  ['{grade: 1}', '{alone: true}', 'overlap'], ['{grade: {from: 1, to: 2}}', '{grade: [2, 3]}', 'overlap'], ['{grade: 2, alone: true}', '{grade: {from: 1, to: 3}, household: rural}', 'overlap'],
  ['{grade: {to: 3}}', '{grade: {from: 3}}', 'overlap'], ['{grade: {from: 3}, alone: true}', '{grade: {from: 2}, household: rural}', 'overlap'], ['{grade: {from: 0}}', '{grade: {to: 3}}', 'overlap'],
  // Apart, or a wider one after a narrower one.
  ['{grade: [1, 2]}', '{grade: [3, 4]}', 'sound'], ['{grade: {from: 1, to: 2}}', '{grade: {from: 3, to: 4}}', 'sound'], ['{grade: {from: 3}}', '{grade: {to: 2}}', 'sound'], ['{grade: {to: 2}}', '{grade: {from: 3}}', 'sound'],
  ['{grade: [1, 2]}', '{grade: {from: 3}}', 'sound'], ['{grade: {from: 3}}', '{grade: [1, 2]}', 'sound'], ['{grade: 1}', '{grade: [1, 2]}', 'sound'], ['{grade: [2, 3]}', '{grade: {from: 1, to: 4}}', 'sound'],
  ['{grade: {from: 2, to: 3}}', '{grade: {from: 1, to: 4}}', 'sound'], ['{grade: {from: 2, to: 3}}', '{grade: {from: 2}}', 'sound'], ['{grade: {from: 2, to: 3}}', '{grade: {to: 3}}', 'sound'], ['{grade: 1, alone: true}', '{grade: 1}', 'sound'],
  ['{grade: 1, household: rural}', '{grade: 2, alone: true}', 'sound'],
])('after a row for %s one for %s is: %s', (first, second, expected) => {
  const table = `table: [{when: ${first}, value: 1}, {when: ${second}, value: 2}]`;
  const said = (() => {
    try {
      return of(table) && 'sound';
    } catch (error) {
      return /never_reached|overlap/.exec(String(error))?.[0];
    }
  })();
  expect(said).toBe(expected);
});

test('rows that cross may say the same amount', () => {
  expect(() => of('table: [{when: {grade: [1, 2]}, value: 1}, {when: {grade: [2, 3]}, value: 1}]')).not.toThrow();
  expect(() => of('table: [{when: {grade: [1, 2]}, share: {of: base, percent: 30, round: yuan}}, {when: {grade: [2, 3]}, share: {of: base, percent: 30, round: yuan}}]')).not.toThrow();
});

const PLACES = policyFrom(
  nation(parameter('aid', [`${SINCE}, value: 10`, `region: "34", ${SINCE}, value: 20`, `region: "3415", from: 2018-01-01, to: 2018-12-31, status: active, ${BASIS}, value: 30`,
    `region: "3415", from: 2019-01-01, to: null, status: draft, ${BASIS}, value: 40`]), parameter('none', [`region: "36", ${SINCE}, value: 5`]), parameter('draft', [`from: 2016-01-01, to: null, status: draft, ${BASIS}, value: null`])),
  pack('city', '3415', 'nation'),
);

test('the value of the smallest region decides on its days, and drafts never', () => {
  const at = (county: string, asOf: string) => amountOf(PLACES, {}, { county, asOf });
  expect(['2015-12-31', '2016-01-01', '2017-12-31', '2018-01-01', '2018-12-31', '2019-01-01'].map((day) => at('341502', day))).toEqual([null, 1000, 2000, 3000, 3000, 2000].map((fen, i) => (i === 1 ? 2000 : fen)));
  expect([at('340100', '2018-06-30'), at('420100', '2018-06-30'), at('', '2018-06-30'), at('', '2019-06-30')]).toEqual([2000, 1000, 3000, 2000]);
  expect(parameterValue(PLACES, 'none', '2018-06-30', '341502')).toBe(null);
  expect(amountOf(PLACES, {}, { name: 'none', county: '360100' })).toBe(500);
  expect(amountOf(PLACES, {}, { name: 'draft', county: '341502' })).toBe(null);
  expect(valuesOn(PLACES, 'nothing', '2018-06-30')).toEqual([]);
  expect(valuesOn(PLACES, 'aid', '2018-06-30').map(({ region }) => region)).toEqual(['3415', '34', '']);
});

test('the same choice in SQL; who has no county lives in the region of the federation', () => {
  expect(sqlOf(PLACES)).toBe("case when c = '' then 3000 when substr(c, 1, 4) = '3415' then 3000 when substr(c, 1, 2) = '34' then 2000 else 1000 end");
  expect(sqlOf(PLACES, 'none')).toBe("case when c = '' then cast(null as bigint) when substr(c, 1, 2) = '36' then 500 else cast(null as bigint) end");
  expect([sqlOf(PLACES, 'draft'), sqlOf(PLACES, 'nothing'), sqlOf(PLACES, 'aid', '2015-06-30')]).toEqual(['cast(null as bigint)', 'cast(null as varchar)', 'cast(null as bigint)']);
  expect(sqlOf(of('value: 94'))).toBe('9400');
});

test('of two packs for one region the later one decides from its first day', () => {
  const policy = policyFrom(
    nation(parameter('aid', [`region: "3415", ${SINCE}, value: 10`])), { ...pack('city', '3415', 'nation'), ...parameter('aid', [`from: 2018-01-01, to: 2018-12-31, status: active, ${BASIS}, supersedes: true, value: 30`]) },
  );
  expect(policy.parameters.get('aid')?.values.map(({ from, to, pack: by }) => `${by} ${from} ${to}`)).toEqual(['nation 2016-01-01 2017-12-31', 'nation 2019-01-01 null', 'city 2018-01-01 2018-12-31']);
  expect(['2017-12-31', '2018-01-01', '2018-12-31', '2019-01-01'].map((asOf) => amountOf(policy, {}, { county: '341502', asOf }))).toEqual([1000, 3000, 3000, 1000]);
});

test('what supersedes from before on leaves nothing, and what it does not meet stays', () => {
  const later = (values: readonly string[]) => policyFrom(nation(parameter('aid', [`region: "3415", from: 2018-01-01, to: 2018-12-31, status: active, ${BASIS}, value: 10`])), { ...pack('city', '3415', 'nation'), ...parameter('aid', values) })
    .parameters.get('aid')?.values.map(({ from, to, pack: by }) => `${by} ${from} ${to}`);
  expect(later([`${SINCE}, supersedes: true, value: 30`])).toEqual(['city 2016-01-01 null']);
  expect(later([`from: 2018-01-01, to: 2018-12-31, status: active, ${BASIS}, supersedes: true, value: 30`])).toEqual(['city 2018-01-01 2018-12-31']);
  expect(later([`from: 2017-01-01, to: 2018-12-30, status: active, ${BASIS}, supersedes: true, value: 30`])).toEqual(['nation 2018-12-31 2018-12-31', 'city 2017-01-01 2018-12-30']);
  expect(later([`from: 2018-01-02, to: null, status: active, ${BASIS}, supersedes: true, value: 30`])).toEqual(['nation 2018-01-01 2018-01-01', 'city 2018-01-02 null']);
  expect(later([`from: 2019-01-01, to: null, status: active, ${BASIS}, supersedes: true, value: 30`])).toEqual(['nation 2018-01-01 2018-12-31', 'city 2019-01-01 null']);
  expect(later([`region: "341524", ${SINCE}, supersedes: true, value: 30`])).toEqual(['city 2016-01-01 null', 'nation 2018-01-01 2018-12-31']);
});

test('what an amount asks of a person, and what it is a share of', () => {
  const policy = policyFrom(nation(
    parameter('base', [`${SINCE}, table: [{when: {household: rural}, value: 1}, {value: 2}]`]),
    parameter('aid', [`${SINCE}, table: [{when: {grade: 1}, value: 1}, {when: {grade: 2, alone: true}, share: {of: base, percent: 30, round: yuan}}]`, `region: "34", ${SINCE}, share: {of: other, percent: 30, round: yuan}`]),
    parameter('other', [`${SINCE}, value: 3`, `region: "36", from: 2016-01-01, to: null, status: draft, ${BASIS}, table: [{when: {age: 1}, value: 1}]`]),
  ));
  const names = (name: string) => dimensionsOf(policy.parameters, name).map((node) => node.name ?? node.kind);
  expect([names('aid'), names('base'), names('other'), names('nothing')]).toEqual([['person.grade', 'person.alone', 'person.household'], ['person.household'], [], []]);
  expect(policy.parameters.get('aid')?.values.map(({ amount }) => wholesOf(amount))).toEqual([['other'], ['base']]);
});

test('declared with their units and types; amounts of every type', () => {
  const typed = (type: string, value: string) => policyFrom(nation(parameter('aid', [`${SINCE}, value: ${value}`], type))).parameters.get('aid')?.values[0]?.amount;
  expect([typed('bool', 'true'), typed('int', '3'), typed('money', '94.5'), typed('date', '2018-06-30'), typed('month', '2018-06'), typed('text', '甲')]).toEqual(
    [true, 3, 9450, '2018-06-30', '2018-06', '甲'].map((value) => ({ kind: 'fixed', value })));
  for (const [type, value] of [['bool', '1'], ['int', '1.5'], ['int', 'x'], ['date', '2018-02-30'], ['month', '2018-13'], ['money', 'x'], ['text', '1']] as const) expect(() => typed(type, value)).toThrow('wrong_type');
  const text = parameter('aid', [`${SINCE}, value: 3`])['parameters/aid.yaml'] ?? '';
  const units = [text, text.replace('type: money', 'type: money\nunit: 元/月')].map((one) => policyFrom(nation({ 'parameters/aid.yaml': one })).parameters.get('aid'));
  expect(units.map((one) => [one?.name, one?.type, one?.unit, one?.label.zh])).toEqual([['aid', 'money', null, '标准'], ['aid', 'money', '元/月', '标准']]);
});

test('a later pack may not give a parameter another type', () => {
  const city = { ...pack('city', '3415', 'nation'), ...parameter('aid', [`${SINCE}, value: 3`], 'int') };
  expect(() => policyFrom(nation(parameter('aid', [`${SINCE}, value: 3`])), city)).toThrow('parameters/aid.yaml:3:7 wrong_type aid is money in the pack before');
});

test.each([
  [`from: 2018-01-01, to: 2017-12-31, status: active, ${BASIS}, value: 1`, 'bad_period it ends before it begins'],
  ['from: 2018-01-01, to: null, status: active, basis: [{document: 甲, article: 一, source: 乙, mark: unverified}], value: 1', 'unchecked without a checked basis it can only be a draft'],
])('a dated value %s is refused', (value, expected) => expect(() => policyFrom(nation(parameter('aid', [value])))).toThrow(expected));

test('a value of one day is for that day', () => {
  const policy = policyFrom(nation(parameter('aid', [`from: 2018-06-30, to: 2018-06-30, status: active, ${BASIS}, value: 1`])));
  expect(['2018-06-29', '2018-06-30', '2018-07-01'].map((asOf) => amountOf(policy, {}, { asOf }))).toEqual([null, 100, null]);
});
