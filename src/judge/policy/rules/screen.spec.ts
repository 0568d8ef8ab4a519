import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { buildVillage } from '../village/village.ts';
import { screen } from './screen.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'screen-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});
const loaded = await loadPacks(['packs']);
if (!loaded.ok) throw new Error('the packs do not load');
const { policy } = loaded;
const village = await buildVillage(engine, folder);
const screened = await screen(engine, { policy, ...village, asOf: '2018-06-30', out: join(folder, 'verdicts.parquet') });
const rows = await engine.rows<Record<'rule' | 'kind' | 'person_id' | 'verdict' | 'reason' | 'rows' | 'unknown', string>>(
  `select * from read_parquet('${screened.file}') order by rule, person_id`,
);

test('who is suspected, and who cannot be told for a reason of their own', () => {
  expect(rows.map(({ rule, person_id: person, verdict }) => `${rule} ${person} ${verdict}`)).toEqual([
    'care_allowance_missed p2 yes',
    'care_allowance_missed p5 yes',
    'care_allowance_missed p6 cannot_tell',
    'care_allowance_with_special_support p7 yes',
    'certificate_though_dead p3 yes',
    'living_allowance_missed p2 yes',
    'living_allowance_though_dead p3 yes',
    'minimum_living_missed p1 yes',
    'resident_insurance_missed p4 cannot_tell',
  ]);
});

test('a verdict carries the rows that decided, of several lists, and several rows of one', () => {
  const dead = rows.find(({ rule }) => rule === 'living_allowance_though_dead');
  expect(JSON.parse(dead?.rows ?? '')).toEqual([
    { list: 'living_allowance', as_of: '2018-06-20', row: 1 }, { list: 'deaths', as_of: '2018-06-20', row: 1 },
  ]);
  const both = rows.find(({ rule }) => rule === 'care_allowance_with_special_support');
  expect(JSON.parse(both?.rows ?? '').map(({ list, row }: { list: string; row: number }) => `${list} ${row}`)).toEqual(['care_allowance 2', 'care_allowance 3', 'special_support 1']);
});

test('what cannot be told says which fact, why, and is worded for a clerk', () => {
  const waiting = rows.find(({ person_id: person }) => person === 'p4');
  expect(JSON.parse(waiting?.unknown ?? '')).toEqual([{ fact: 'resident_insurance.listed', why: 'waiting' }]);
  expect(waiting?.reason).toBe('无法判定：列入城乡居民医保参保名单不明，名单中有一行待人工确认是否本人');
  const blank = rows.find(({ rule, person_id: person }) => rule === 'care_allowance_missed' && person === 'p6');
  expect(JSON.parse(blank?.unknown ?? '')).toEqual([{ fact: 'certificate.grade', why: 'blank' }]);
});

test('everyone is counted for every rule, and a cause that lies with a list is named once', () => {
  for (const rule of new Set(screened.counts.map((one) => one.rule))) {
    expect([rule, screened.counts.filter((one) => one.rule === rule).reduce((sum, { people }) => sum + people, 0)]).toEqual([rule, 7]);
  }
  const rules = ['care_allowance_missed', 'care_need_unmet', 'resident_insurance_missed'];
  const uncertain = screened.counts.filter(({ rule, verdict }) => verdict === 'cannot_tell' && rules.includes(rule)).map(({ rule, county, cause, people }) => `${rule} ${county} ${cause} ${people}`);
  expect(uncertain.sort()).toEqual([
    'care_allowance_missed 341502 person 1',
    'resident_insurance_missed 341502 person 1',
    'resident_insurance_missed 341525 resident_insurance:uncovered 1',
  ]);
});

test('a rule whose list nobody handed over is not run, and says which list it lacks', () => {
  const lacking = new Map(screened.notRun.map(({ rule, lists }) => [rule, lists]));
  expect(lacking.get('care_need_unmet')).toEqual(['needs_survey']);
  expect(lacking.get('fuel_subsidy_missed')).toEqual(['wheelchair_vehicles', 'fuel_subsidy']);
  expect(lacking.has('living_allowance_missed')).toBe(false);
  expect(screened.counts.filter(({ rule }) => lacking.has(rule))).toEqual([]);
});

test('with no list at all only what the register tells is judged', async () => {
  const { counts, notRun } = await screen(engine, { policy, ...village, lists: [], asOf: '2018-06-30', out: join(folder, 'none.parquet') });
  expect(new Set(counts.map(({ rule }) => rule))).toContain('certificate_past_expiry');
  expect(notRun.map(({ rule }) => rule)).toContain('living_allowance_missed');
});

test('a list past its age decides nothing, and is not taken for one that was not handed over', async () => {
  const old = village.lists.map((one) => (one.list === 'special_support' ? { ...one, asOf: '2018-01-31' } : one));
  const out = join(folder, 'old.parquet');
  const { counts } = await screen(engine, { policy, ...village, lists: old, asOf: '2018-06-30', out });
  const living = counts.filter(({ rule, verdict }) => rule === 'living_allowance_missed' && verdict === 'cannot_tell');
  expect(living.map(({ cause, people }) => [cause, people])).toEqual([['special_support:stale', 1]]);
  const without = village.lists.filter(({ list }) => list !== 'special_support');
  await screen(engine, { policy, ...village, lists: without, asOf: '2018-06-30', out });
  const [reason] = await engine.rows<{ reason: string }>(`select reason from read_parquet('${out}') where rule = 'living_allowance_missed' and verdict = 'yes'`);
  expect(reason?.reason).toMatch(/（未提供特困供养名单.*，按未列入处理）/);
});

test('a rule that looks ahead writes the day it happens and what turns, for the very people it counts', async () => {
  const out = join(folder, 'ahead.parquet');
  const { counts } = await screen(engine, { policy, ...village, lists: [], asOf: '2025-12-10', out });
  const people = counts.filter(({ rule, verdict }) => rule === 'certificate_lapsing' && verdict === 'yes').reduce((sum, one) => sum + one.people, 0);
  const found = await engine.rows<{ person_id: string; kind: string; reason: string }>(
    `select person_id, kind, reason from read_parquet('${out}') where rule = 'certificate_lapsing' and verdict = 'yes' order by person_id`,
  );
  expect(found).toHaveLength(people);
  expect(found[0]).toEqual({
    person_id: 'p1', kind: 'lapsing', reason: '证件状态为有效；不在死亡名单内；2026-01-02 起不再成立：残疾人证在有效期内（未提供死亡名单，按未列入处理）',
  });
});
