import { expect, test } from 'vitest';
import { policyFrom } from '../packs/packs-in-memory.fixtures.ts';
import { compilePolicy } from './compile-policy.ts';
import { CITY, NATION, ruleTexts, townPolicy } from './small-town.fixtures.ts';

test('every rule is compiled, drafts too, each with where its reviewed copy stands and what it is', () => {
  const compiled = compilePolicy(townPolicy());
  expect(compiled.map(({ rule, pack, golden }) => `${pack} ${rule} ${golden}`)).toEqual([
    'nation aid_missed rules/golden/aid_missed.duckdb.sql', 'nation aid_underpaid rules/golden/aid_underpaid.duckdb.sql', 'nation aid_though_dead rules/golden/aid_though_dead.duckdb.sql',
    'nation certificate_lapsing rules/golden/certificate_lapsing.duckdb.sql', 'nation grown_gaining rules/golden/grown_gaining.duckdb.sql', 'nation unvisited rules/golden/unvisited.duckdb.sql',
    'nation paid_without_number rules/golden/paid_without_number.duckdb.sql', 'city aid_missed rules/golden/aid_missed.duckdb.sql',
  ]);
  const heads = compiled.map(({ sql }) => sql.split('\n').slice(0, 3));
  expect(heads[0]).toEqual(['-- aid_missed (missed, active): aid_missed', '-- 某某办法 第一条', '-- 2016-01-01 .. ']);
  expect(heads[6]).toEqual(['-- paid_without_number (wrong, draft): paid_without_number', '-- 某某办法 第一条', '-- 2016-01-01 .. ']);
  expect(heads[7]?.[2]).toBe('-- 2018-01-01 .. 2020-12-31');
  expect(compiled.every(({ sql }) => sql.endsWith('\n') && !sql.endsWith('\n\n'))).toBe(true);
});

test('each clause is a column of its own, on the first day the rule is in force', () => {
  const policy = policyFrom(NATION, CITY, {
    'pack.yaml': 'pack: last\nlabel: {zh: 试, en: Trial}\nregion: "3415"\nperiod: {from: 2016-01-01, to: null}\nbuilds_on: city\n',
    ...ruleTexts('tried', { kind: 'wrong', effective: 'from: 2017-03-01, to: null', about: { listed: ['列入', 'aid.listed'] }, asked: { day: ['日期', 'aid.as_of < as_of'], poor: ['标准', 'aid.amount < parameter.base'] } }),
  });
  const sqlOf = (dialect?: 'trino') => compilePolicy(policy, dialect).find(({ rule }) => rule === 'tried');
  expect(sqlOf('trino')?.golden).toBe('rules/golden/tried.trino.sql');
  expect(sqlOf()?.sql.split('\n').filter((line) => line.startsWith('    , '))).toEqual(['    , "aid.listed" as "listed"', `    , "aid.as_of" < date '2017-03-01' as "day"`, '    , "aid.amount" < 30000 as "poor"']);
});
