import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb, type Cell } from '../../../foundation/platform/engine/index.ts';
import { DIALECTS } from '../language/dialect.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { buildVillage } from '../village/village.ts';
import { factsSql } from './facts-sql.ts';
import { listStates, type ListInput } from './list-state.ts';
import { writeOfficeList } from './office-list.ts';

const engine = await openDuckdb();
const folder = await mkdtemp(join(tmpdir(), 'office-list-'));
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true });
});
const loaded = await loadPacks(['packs']);
if (!loaded.ok) throw new Error('the packs do not load');
const { policy } = loaded;
const { population } = await buildVillage(engine, folder);
const asOf = '2018-06-30';

async function factsOf(list: string, person: string, lists: readonly ListInput[]): Promise<Record<string, Cell>> {
  const facts = [...policy.facts.values()].filter((fact) => fact.list === list).map(({ name }) => name);
  const sql = factsSql({ policy, dialect: DIALECTS.duckdb, population, states: listStates(policy, lists, asOf), asOf, facts, rows: new Map(), person });
  const [row] = await engine.rows<Record<string, Cell>>(sql);
  return Object.fromEntries(facts.map((name) => [name.slice(list.length + 1), row?.[name] ?? null]));
}

test('what the village found at the door is a fact, the last visit before earlier ones', async () => {
  const visits = await writeOfficeList(engine, {
    list: 'verification', asOf, folder, order: 'visited_on', columns: ['outcome', 'visited_on'],
    entries: `select * from (values ('p2', 'confirmed', date '2018-05-02'), ('p1', 'confirmed', date '2018-06-02'), ('p2', 'died', date '2018-06-20')) v (person_id, outcome, visited_on)`,
  });
  expect(visits.rows).toBe(3);
  expect(await factsOf('verification', 'p2', [visits])).toEqual({ listed: true, outcome: 'died', visited_on: '2018-06-20' });
  expect(await factsOf('verification', 'p5', [visits])).toEqual({ listed: false, outcome: null, visited_on: null });
});

test('what the office pays itself is a fact, and a list nobody kept yet is not given', async () => {
  const programmes = await writeOfficeList(engine, {
    list: 'programme', asOf, folder, order: 'enrolled_on', columns: ['programme', 'enrolled', 'enrolled_on', 'paid_month', 'paid_amount'],
    entries: `select * from (values ('p1', 'care_service', true, date '2018-01-05', '2018-05', 60000), ('p1', 'fuel', false, date '2017-03-01', null, 26000))
      v (person_id, programme, enrolled, enrolled_on, paid_month, paid_amount)`,
  });
  expect(await factsOf('programme', 'p1', [programmes])).toEqual({ listed: true, enrolled: true, enrolled_on: '2018-01-05', paid_month: '2018-05', paid_amount: 86_000 });
  expect(await factsOf('programme', 'p3', [programmes])).toMatchObject({ listed: false, enrolled: false, paid_amount: 0 });
  expect(listStates(policy, [], asOf).get('programme')?.gap).toBe('not_given');
});
