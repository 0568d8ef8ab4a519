import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb, type Cell } from '../../../foundation/platform/engine/index.ts';
import { DIALECTS } from '../language/dialect.ts';
import { policyFrom, type PackTexts } from '../packs/packs-in-memory.fixtures.ts';
import { buildTown, CITY, NATION, townPolicy } from '../rules/small-town.fixtures.ts';
import { factsSql, GAPS_OF_LISTS, whyColumn } from './facts-sql.ts';
import { listStates, type ListInput } from './list-state.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'facts-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});
const town = await buildTown(engine, folder);
const asOf = '2018-06-30';

interface Asked {
  readonly policy?: ReturnType<typeof townPolicy>;
  readonly lists?: readonly ListInput[];
  readonly person?: string;
  readonly rows?: ReadonlyMap<string, ReadonlySet<string>>;
}
const TOWN = townPolicy();

/** Persons are called p1, p2 ... */
function placeOf(row: Record<string, Cell>): number {
  const { person_id: id } = row;
  return typeof id === 'string' ? Number(id.slice(1)) : 0;
}

async function factsOf(names: readonly string[], { policy = TOWN, lists = town.lists, person, rows }: Asked = {}): Promise<Record<string, Cell[]>> {
  const sql = factsSql({
    policy, dialect: DIALECTS.duckdb, population: town.population, states: listStates(policy, lists, asOf), asOf, facts: names, ...(rows ? { rows } : {}), ...(person === undefined ? {} : { person }),
  });
  const found = await engine.rows<Record<string, Cell>>(sql);
  return Object.fromEntries(found.toSorted((a, b) => placeOf(a) - placeOf(b)).map((row) => [`p${placeOf(row)}`, names.map((name) => row[name] ?? null)]));
}
const LIST_FACTS = ['aid.listed', 'aid.amount', 'aid.month', 'aid.first', 'aid.last', 'aid.returned'];

test('what a list says of each person: of several rows the sum, the last, the least, the most, any', async () => {
  expect(await factsOf(LIST_FACTS)).toEqual({
    p1: [false, 0, null, null, null, false],
    // A row waits for someone to say whether it is p2; p4's county is held back, p5's is not covered, p8 has none.
    p2: [null, null, null, null, null, null],
    p3: [true, 23_999, '2018-06', '2018-05', '2018-06', true],
    p4: [null, null, null, null, null, null],
    p5: [true, null, null, null, null, null],
    p6: [true, 9000, '2018-06', '2018-06', '2018-06', null],
    p7: [false, 0, null, null, null, false],
    p8: [true, 12_000, '2018-06', '2018-06', '2018-06', false],
    p9: [false, 0, null, null, null, false],
    p10: [true, 18_000, '2018-06', '2018-05', '2018-06', false],
    p11: [false, 0, null, null, null, false], p12: [false, 0, null, null, null, false], p13: [false, 0, null, null, null, false], p14: [false, 0, null, null, null, false],
  });
});

test('why a list tells nothing', async () => {
  const gaps = async (lists?: readonly ListInput[]) => Object.values(await factsOf(['aid.listed', 'deaths.listed'], lists ? { lists } : {})).length > 0
    && Object.entries(await engineRows(lists)).flatMap(([person, gap]) => (gap === null ? [] : [`${person} ${gap}`]));
  const engineRows = async (lists: readonly ListInput[] = town.lists) => {
    const sql = factsSql({ policy: TOWN, dialect: DIALECTS.duckdb, population: town.population, states: listStates(TOWN, lists, asOf), asOf, facts: ['aid.listed', 'deaths.listed'] });
    return Object.fromEntries((await engine.rows<{ person_id: string; gap: string | null }>(`select person_id, "aid#gap" as gap from (${sql}) order by person_id`)).map(({ person_id: person, gap }) => [person, gap]));
  };
  expect(await gaps()).toEqual(['p2 waiting', 'p4 held']);
  // Without a county nobody can say that the list covers it; a row that is the person counts even so.
  const [aid, deaths] = town.lists;
  if (!aid || !deaths) throw new Error('the town has two lists');
  expect(await gaps([{ ...aid, held: [], coverage: [{ county: '341502', rows: 1 }] }, deaths])).toEqual(['p11 uncovered', 'p12 uncovered', 'p13 uncovered', 'p14 uncovered', 'p2 waiting', 'p4 uncovered', 'p7 uncovered']);
  expect(await gaps([{ ...aid, held: ['341502'], coverage: [] }, deaths])).toEqual(['p1 held', 'p2 held', 'p9 held']);
  expect(await gaps([{ ...aid, held: [], coverage: [], candidates: null }, deaths])).toEqual([]);
});

test('why nothing is said of a fact, of every person: the row left blank where the list names them, else what stands in the way, else that it does not name them', async () => {
  const whys = async (lists: readonly ListInput[]) => {
    const sql = factsSql({ policy: TOWN, dialect: DIALECTS.duckdb, population: town.population, states: listStates(TOWN, lists, asOf), asOf, facts: ['aid.listed'] });
    const rows = await engine.rows<{ person_id: string; why: number }>(`select person_id, ${whyColumn('aid')} as why from (${sql})`);
    return Object.fromEntries(rows.map(({ person_id: person, why }) => [person, GAPS_OF_LISTS[why - 1]]));
  };
  expect(await whys(town.lists)).toMatchObject({ p1: 'not_listed', p2: 'waiting', p3: 'blank', p4: 'held', p5: 'blank', p8: 'blank', p9: 'not_listed', p11: 'not_listed' });
  const [aid] = town.lists;
  if (!aid) throw new Error('the town has lists');
  expect(await whys([{ ...aid, held: ['341502'], coverage: [{ county: '341502', rows: 1 }] }])).toMatchObject({ p1: 'held', p2: 'held', p3: 'blank', p4: 'uncovered', p11: 'uncovered' });
  expect(await whys([{ ...aid, held: [], coverage: [], candidates: null }])).toMatchObject({ p1: 'not_listed', p2: 'not_listed', p3: 'blank', p4: 'not_listed' });
});

test('the day of a list is known of everyone, and a list that is not to be read has no column', async () => {
  expect((await factsOf(['aid.as_of']))['p4']).toEqual(['2018-06-20']);
  const sql = factsSql({ policy: TOWN, dialect: DIALECTS.duckdb, population: town.population, states: listStates(TOWN, [], asOf), asOf, facts: ['aid.listed', 'person.age'] });
  const [row] = await engine.rows<Record<string, Cell>>(`select * from (${sql}) where person_id = 'p1'`);
  expect([Object.keys(row ?? {}).some((name) => name.startsWith('aid')), row?.['person.age']]).toEqual([false, 48]);
});

test('what the register tells, and what is worked out from it', async () => {
  const names = ['certificate.grade', 'certificate.valid_to', 'certificate.current', 'person.birth', 'person.age', 'person.household'];
  const facts = await factsOf(names);
  expect(facts['p3']).toEqual([2, '2018-07-20', true, '1958-08-15', 59, 'urban']);
  expect(facts['p6']).toEqual([2, '2018-06-29', false, '1970-01-01', 48, 'rural']);
  expect(facts['p9']).toEqual([4, null, null, null, null, 'rural']);
  // What rests on a list has its list's columns and none of its own.
  expect((await factsOf(['person.paid', 'aid.listed', 'aid.amount']))['p3']).toEqual([null, true, 23_999]);
});

test('one person alone, with the rows of theirs that are looked at', async () => {
  const rows = new Map([['aid', new Set(['month', 'amount'])]]);
  expect(await factsOf(LIST_FACTS, { person: 'p3' })).toEqual({ p3: [true, 23_999, '2018-06', '2018-05', '2018-06', true] });
  expect(await factsOf(['aid.listed', 'aid#cells'], { person: 'p3', rows })).toEqual({
    p3: [true, [{ row: 1, month: '2018-05', amount: 12_000 }, { row: 2, month: '2018-06', amount: 11_999 }]],
  });
  const all = await factsOf(['aid.listed', 'aid#cells'], { rows });
  expect([all['p1'], all['p2'], all['p4'], all['p5']]).toEqual([[false, []], [null, null], [null, null], [true, [{ row: 6, month: null, amount: null }]]]);
});

/** Sixty lists nobody handed over, before the town's own. */
const MANY: PackTexts = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`facts/a${i}.yaml`, `list: a${i}\nlabel: {zh: 空, en: Empty}\nmax_age_days: null\nfacts:\n  a${i}.listed: {type: bool, label: {zh: 列入, en: Listed}, from: listed}\n`]));

test('behind sixty other lists the same is told', async () => {
  const policy = policyFrom({ ...MANY, ...NATION }, CITY);
  expect([...policy.lists.keys()].indexOf('aid')).toBeGreaterThan(59);
  expect(await factsOf(LIST_FACTS, { policy })).toEqual(await factsOf(LIST_FACTS));
  const first = { ...town.lists[1], list: 'a0' } as ListInput;
  const links = `select 'a0' as list, "row", person_id, status from read_parquet('${first.links}')`;
  await engine.writeParquet(links, join(folder, 'a0.parquet'));
  const both = await factsOf(['a0.listed', 'deaths.listed', 'aid.listed'], { policy, lists: [...town.lists, { ...first, links: join(folder, 'a0.parquet'), coverage: [{ county: '420100', rows: 1 }] }] });
  expect([both['p1'], both['p2'], both['p6'], both['p7'], both['p8']]).toEqual([[null, false, false], [null, false, null], [true, true, true], [false, false, false], [true, true, true]]);
});
