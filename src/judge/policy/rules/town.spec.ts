import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import type { ListInput } from '../facts/list-state.ts';
import { screen, type Screened } from './screen.ts';
import { judgePeople } from './judge-people.ts';
import { buildTown, townPolicy } from './small-town.fixtures.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'town-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});
const policy = townPolicy();
const town = await buildTown(engine, folder);
const asOf = '2018-06-30';

type VerdictRow = Record<'rule' | 'kind' | 'person_id' | 'certificate' | 'county' | 'division' | 'verdict' | 'reason' | 'rows' | 'unknown', string>;

async function screened(lists: readonly ListInput[] = town.lists): Promise<Screened & { readonly found: readonly VerdictRow[] }> {
  const done = await screen(engine, { policy, population: town.population, lists, asOf, out: join(folder, 'verdicts.parquet') });
  return { ...done, found: await engine.rows<VerdictRow>(`select * from read_parquet('${done.file}') order by rule, person_id`) };
}
const lines = (rows: readonly VerdictRow[]) => rows.map(({ rule, person_id: person, verdict, reason }) => `${rule} ${person} ${verdict}: ${reason}`);
const counted = ({ counts }: Screened, rule: string) => counts.filter((one) => one.rule === rule).map(({ county, verdict, cause, people }) => [county || '-', verdict, cause, people].filter(Boolean).join(' ')).sort();

test('every yes and every doubt that lies with a person has a row that says why', async () => {
  const { found, rows } = await screened();
  expect(rows).toBe(found.length);
  expect(lines(found)).toEqual([
    'aid_missed p1 yes: 三级以上；不在补助名单内',
    'aid_missed p2 cannot_tell: 无法判定：列入补助名单不明，名单中有一行待人工确认是否本人',
    'aid_missed p7 yes: 重度；证有效；不在补助名单内；不在死亡名单内',
    'aid_though_dead p6 yes: 在补助名单内；在死亡名单内；死亡月份早于发放月份',
    'aid_underpaid p2 cannot_tell: 无法判定：列入补助名单不明，名单中有一行待人工确认是否本人；最晚月份不明，名单中有一行待人工确认是否本人',
    'aid_underpaid p3 yes: 在补助名单内；当月发放低于标准',
    'aid_underpaid p5 cannot_tell: 无法判定：最晚月份不明，此项未填写；户口不明，此项未填写',
    'certificate_lapsing p11 cannot_tell: 无法判定：有效期止不明，此项未填写',
    // The last day of the sixty, the first of them, and a birthday on the last.
    'certificate_lapsing p12 yes: 不在死亡名单内；不满六十周岁；2018-08-29 起不再成立：证有效',
    'certificate_lapsing p13 yes: 不在死亡名单内；不满六十周岁；2018-07-01 起不再成立：证有效',
    'certificate_lapsing p14 yes: 不在死亡名单内；证有效；2018-08-29 起不再成立：不满六十周岁',
    // Both turn, and the earlier day is named.
    'certificate_lapsing p3 yes: 不在死亡名单内；2018-07-21 起不再成立：证有效、不满六十周岁',
    'certificate_lapsing p9 cannot_tell: 无法判定：有效期止不明，此项未填写；出生日期不明，此项未填写',
    'grown_gaining p13 yes: 不在死亡名单内；2018-07-10 起成立：年满十六周岁',
    'grown_gaining p5 yes: 不在死亡名单内；2018-07-05 起成立：年满十六周岁',
    'grown_gaining p9 cannot_tell: 无法判定：出生日期不明，此项未填写',
  ]);
  expect(found.find(({ person_id: person }) => person === 'p7')).toMatchObject({ kind: 'missed', certificate: 'cp7', county: '420100', division: '420100', unknown: '[]' });
});

test('a row carries the rows that decided, and the facts that are unknown', async () => {
  const { found } = await screened();
  const of = (rule: string, person: string) => found.find((one) => one.rule === rule && one.person_id === person);
  const grounds = (rule: string, person: string) => JSON.parse(of(rule, person)?.rows ?? '').map((one: { list: string; as_of: string; row: number }) => `${one.list} ${one.as_of} ${one.row}`).sort();
  expect(grounds('aid_underpaid', 'p3')).toEqual(['aid 2018-06-20 1', 'aid 2018-06-20 2', 'register 2018-06-30 3']);
  expect(grounds('aid_though_dead', 'p6')).toEqual(['aid 2018-06-20 3', 'deaths 2018-06-20 1']);
  expect(grounds('grown_gaining', 'p5')).toEqual(['register 2018-06-30 5']);
  expect(JSON.parse(of('aid_underpaid', 'p2')?.unknown ?? '')).toEqual([{ fact: 'aid.listed', why: 'waiting' }, { fact: 'aid.last', why: 'waiting' }]);
  expect(JSON.parse(of('aid_underpaid', 'p5')?.unknown ?? '')).toEqual([{ fact: 'aid.last', why: 'blank' }, { fact: 'person.household', why: 'blank' }]);
});

test('everyone is counted once for every rule, by county, verdict and cause', async () => {
  const done = await screened();
  expect(counted(done, 'aid_missed')).toEqual([
    '- no 1', '341502 cannot_tell person 1', '341502 no 3', '341502 yes 1', '341503 cannot_tell aid:held 1', '341524 no 1', '420100 no 5', '420100 yes 1',
  ]);
  expect(counted(done, 'aid_underpaid')).toEqual([
    '- no 1', '341502 cannot_tell person 1', '341502 no 3', '341502 yes 1', '341503 cannot_tell aid:held 1', '341524 cannot_tell person 1',
    '420100 cannot_tell aid.standard:no_parameter 1', '420100 no 5',
  ]);
  expect(counted(done, 'certificate_lapsing')).toEqual(['- no 1', '341502 cannot_tell person 1', '341502 no 3', '341502 yes 1', '341503 no 1', '341524 no 1', '420100 cannot_tell person 1', '420100 no 2', '420100 yes 3']);
  expect(new Set(done.counts.map(({ rule, kind }) => `${rule} ${kind}`))).toEqual(new Set([
    'aid_missed missed', 'aid_underpaid underpaid', 'aid_though_dead wrong', 'certificate_lapsing lapsing', 'grown_gaining gaining',
  ]));
  expect(done.notRun).toEqual([{ rule: 'unvisited', lists: ['visits'] }]);
  expect(done.drafts).toEqual(['paid_without_number']);
  expect(done.states.get('visits')?.gap).toBe('not_given');
});

test('without the deaths, rules that can do without say so; the one about the dead is not run', async () => {
  const done = await screened(town.lists.filter(({ list }) => list !== 'deaths'));
  expect(lines(done.found).filter((line) => line.includes('p7') || line.includes('p5'))).toEqual([
    'aid_missed p7 yes: 重度；证有效；不在补助名单内；不在死亡名单内（未提供死亡名单，按未列入处理）',
    'aid_underpaid p5 cannot_tell: 无法判定：最晚月份不明，此项未填写；户口不明，此项未填写',
    'grown_gaining p5 yes: 不在死亡名单内；2018-07-05 起成立：年满十六周岁（未提供死亡名单，按未列入处理）',
  ]);
  expect(done.notRun).toEqual([{ rule: 'aid_though_dead', lists: ['deaths'] }, { rule: 'unvisited', lists: ['visits'] }]);
});

test('a list too old decides nothing, and is what cannot be told for', async () => {
  const done = await screened(town.lists.map((one) => (one.list === 'aid' ? { ...one, asOf: '2018-04-28' } : one)));
  expect(counted(done, 'aid_missed')).toEqual([
    '- cannot_tell aid:stale 1', '341502 cannot_tell aid:stale 3', '341502 no 2', '341503 cannot_tell aid:stale 1', '341524 cannot_tell aid:stale 1',
    '420100 cannot_tell aid:stale 1', '420100 no 5',
  ]);
  expect(done.found.filter(({ rule }) => rule === 'aid_missed')).toEqual([]);
});

test('a county that the deaths leave out cannot be told, but for whom they name', async () => {
  const done = await screened(town.lists.map((one) => (one.list === 'deaths' ? { ...one, coverage: [{ county: '341502', rows: 1 }] } : one)));
  expect(counted(done, 'grown_gaining')).toEqual([
    '- no 1', '341502 cannot_tell person 1', '341502 no 4', '341503 cannot_tell deaths:uncovered 1', '341524 cannot_tell deaths:uncovered 1',
    '420100 cannot_tell deaths:uncovered 5', '420100 no 1',
  ]);
});

test('some people are told of some rules, the noes with the clauses that do not hold', async () => {
  const judged = await judgePeople(engine, {
    policy, ...town, asOf, folder, people: "select * from (values ('p2'), ('p4'), ('p6'), ('p10')) v (person_id)", rules: new Set(['aid_missed', 'aid_underpaid', 'unvisited']),
  });
  expect(judged.map(({ rule, person_id: person, verdict, because }) => `${rule} ${person} ${verdict}: ${because}`).sort()).toEqual([
    'aid_missed p10 false: 不成立：三级以上、不在补助名单内',
    'aid_missed p2 null: 列入补助名单不明，名单中有一行待人工确认是否本人',
    'aid_missed p4 null: 列入补助名单不明，名单中本县（区）部分待核实',
    'aid_missed p6 false: 不成立：证有效、不在补助名单内、不在死亡名单内',
    'aid_underpaid p10 false: 不成立：当月发放低于标准',
    'aid_underpaid p2 null: 列入补助名单不明，名单中有一行待人工确认是否本人；最晚月份不明，名单中有一行待人工确认是否本人',
    'aid_underpaid p4 null: 列入补助名单不明，名单中本县（区）部分待核实；最晚月份不明，名单中本县（区）部分待核实',
    'aid_underpaid p6 null: 标准尚未录入，或名单某行有空项',
    'unvisited p10 null: 已走访不明，未提供该名单',
    'unvisited p2 null: 列入补助名单不明，名单中有一行待人工确认是否本人；补助金额不明，名单中有一行待人工确认是否本人；已走访不明，未提供该名单',
    'unvisited p4 null: 列入补助名单不明，名单中本县（区）部分待核实；补助金额不明，名单中本县（区）部分待核实；已走访不明，未提供该名单',
    'unvisited p6 null: 已走访不明，未提供该名单',
  ]);
  const asked = { policy, ...town, asOf, folder, people: "select 'p1' as person_id" };
  expect(await judgePeople(engine, { ...asked, rules: new Set() })).toEqual([]);
  expect(await judgePeople(engine, { ...asked, rules: new Set(['aid_missed']) })).toEqual([{ rule: 'aid_missed', person_id: 'p1', verdict: true, because: '三级以上；不在补助名单内' }]);
});
