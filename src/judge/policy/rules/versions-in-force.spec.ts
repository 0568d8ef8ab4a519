import { expect, test } from 'vitest';
import { policyFrom, type PackTexts } from '../packs/packs-in-memory.fixtures.ts';
import { isFor, isForSql, rulesOn } from './rules-on.ts';
import { CITY, NATION, ruleTexts, townPolicy } from './small-town.fixtures.ts';

const COUNTY: PackTexts = {
  'pack.yaml': 'pack: county\nlabel: {zh: 县, en: County}\nregion: "341524"\nperiod: {from: 2018-01-01, to: null}\nbuilds_on: city\n',
  ...ruleTexts('aid_missed', { kind: 'missed', effective: 'from: 2019-01-01, to: 2019-12-31', about: { any: ['任何等级', 'known(certificate.grade)'] }, asked: { unpaid: ['不在补助名单内', '!aid.listed'] } }),
};
const town = townPolicy();
const withCounty = policyFrom(NATION, CITY, COUNTY);

test('one version a person: of the smallest region, while it is in force', () => {
  const packs = (day: string, county: string) => rulesOn(withCounty, day, 'aid_missed').filter((one) => isFor(one, county)).map(({ rule }) => rule.pack);
  expect(['2017-12-31', '2018-01-01', '2018-12-31', '2019-01-01', '2019-12-31', '2020-12-31', '2021-01-01'].map((day) => packs(day, '341524')))
    .toEqual([['nation'], ['city'], ['city'], ['county'], ['county'], ['city'], ['nation']]);
  expect([packs('2019-06-30', '341502'), packs('2019-06-30', '420100'), packs('2019-06-30', '340100')]).toEqual([['city'], ['nation'], ['nation']]);
  expect(packs('2015-12-31', '420100')).toEqual([]);
});

test('who has no county is judged as living in the region of the federation', () => {
  const packs = (policy: typeof town, day: string) => rulesOn(policy, day, 'aid_missed').filter((one) => isFor(one, '')).map(({ rule }) => rule.pack);
  expect([packs(town, '2018-06-30'), packs(town, '2021-06-30'), packs(withCounty, '2019-06-30'), packs(withCounty, '2020-06-30')]).toEqual([['city'], ['nation'], ['county'], ['city']]);
});

test('in SQL the same: whom a version is for, and whom a smaller region takes from it', () => {
  const people = (policy: typeof town, day: string) => rulesOn(policy, day, 'aid_missed').map((one) => isForSql(one));
  expect(people(town, '2016-06-30')).toEqual([null]);
  expect(people(town, '2018-06-30')).toEqual(["county = '' or substr(county, 1, 4) = '3415'", "county <> '' and not substr(county, 1, 4) = '3415'"]);
  expect(people(withCounty, '2019-06-30')).toEqual([
    "county = '' or substr(county, 1, 6) = '341524'",
    "county <> '' and substr(county, 1, 4) = '3415' and not substr(county, 1, 6) = '341524'",
    "county <> '' and not substr(county, 1, 6) = '341524' and not substr(county, 1, 4) = '3415'",
  ]);
});

test('of two packs for one region the later decides', () => {
  const other: PackTexts = {
    'pack.yaml': 'pack: other\nlabel: {zh: 另, en: Other}\nregion: "3415"\nperiod: {from: 2018-01-01, to: null}\nbuilds_on: city\n',
    ...ruleTexts('aid_missed', { kind: 'missed', about: { any: ['任何等级', 'known(certificate.grade)'] }, asked: { unpaid: ['不在补助名单内', '!aid.listed'] } }),
  };
  const versions = rulesOn(policyFrom(other, NATION, CITY), '2018-06-30', 'aid_missed').map(({ rule, except, unplaced }) => [rule.pack, except, unplaced]);
  expect(versions).toEqual([['other', [], true], ['nation', ['3415'], false]]);
});

test('every rule in force, drafts left out', () => {
  expect(rulesOn(town, '2018-06-30').map(({ rule }) => `${rule.id} ${rule.pack}`)).toEqual([
    'aid_missed city', 'aid_missed nation', 'aid_underpaid nation', 'aid_though_dead nation', 'certificate_lapsing nation', 'grown_gaining nation', 'unvisited nation',
  ]);
  expect(rulesOn(town, '2018-06-30', 'paid_without_number')).toEqual([]);
  expect(rulesOn(town, '2018-06-30', 'nothing')).toEqual([]);
});
