import { assert, asyncProperty, boolean, constantFrom, record } from 'fast-check';
import { expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { sessionOf } from '../../../foundation/access/index.ts';
import { cryptoMigrations } from '../../../foundation/platform/crypto/index.ts';
import { registerMigrations } from '../index.ts';
import type { ChangeDesk } from './change.ts';
import { decideChange } from './decide-change.ts';
import { askMerge, askPart, type Followers } from './merge.ts';

const database = await testDatabase([cryptoMigrations, registerMigrations]);
const { keeper } = await testKeeper(database);
const followers: Followers = { merged: () => Promise.resolve(), parted: () => Promise.resolve() };

function desk(actor: string, division = '341502'): ChangeDesk {
  const session = sessionOf({ id: actor, name: actor, role: 'county_officer', division, department: null, institution: null, session: null, actingFor: null }, '341500');
  return { database: database.within(session), keeper, actor, today: '2018-09-01' };
}
const [asker, checker, neighbour] = [desk('asker'), desk('checker'), desk('neighbour', '341503')];

/** One of Stone Bridge, with as much or as little known as `known` says. */
async function person(known: { name: string; certificate: boolean; address: boolean; household: boolean }, place = '341502001003'): Promise<string> {
  const { rows: [row] } = await database.pool.query<{ id: string }>('insert into register.person (birth) values ($1) returning id', ['1970-03-12']);
  const id = row?.id ?? '';
  await database.pool.query('insert into register.identification (person_id, during, name) values ($1, daterange(null, null), $2)', [id, known.name]);
  await database.pool.query('insert into register.residence (person_id, during, division, address) values ($1, daterange(null, null), $2, $3)', [id, place, known.address ? '磨坊路' : null]);
  if (known.certificate) await database.pool.query("insert into register.certificate (person_id, during, category, grade) values ($1, daterange('2015-01-05', null), 4, 3)", [id]);
  if (known.household) {
    await database.pool.query("insert into register.household values ('H1') on conflict do nothing");
    await database.pool.query("insert into register.household_member values ($1, daterange(null, null), 'H1')", [id]);
  }
  return id;
}

const TABLES = ['person', 'identification', 'certificate', 'residence', 'household_member', 'guardian', 'phone', 'known_person'];
async function everything(): Promise<unknown> {
  const tables = await Promise.all(TABLES.map(async (table) => (await database.pool.query(`select t.* from register.${table} t order by t::text`)).rows));
  const { rows: population } = await database.pool.query("select * from register.population_on('2018-06-30') order by person_id");
  return { tables, population };
}

async function carryOut(ask: typeof askMerge, pair: { person: string; other: string }): Promise<void> {
  const id = await ask(asker, { ...pair, why: '同一个人', evidence: null });
  await decideChange(checker, { id, decision: 'approve', reason: '' }, followers);
}

const known = record({ name: constantFrom('石阿梅', '石阿妹', '石梅'), certificate: boolean(), address: boolean(), household: boolean() });

test('two records become one, and parted again everything is as it was before', async () => {
  await assert(asyncProperty(known, known, async (one, two) => {
    const pair = { person: await person(one), other: await person(two) };
    const before = await everything();
    await carryOut(askMerge, pair);
    const { rowCount: seen } = await database.pool.query("select from register.population_on('2018-06-30') where person_id = $1", [pair.other]);
    expect(seen).toBe(0);
    await carryOut(askPart, pair);
    expect(await everything()).toEqual(before);
    const { rows } = await database.pool.query('select kind, actor from register.event where person_id = $1 order by id', [pair.other]);
    expect(rows).toEqual([{ kind: 'merged', actor: 'checker' }, { kind: 'parted', actor: 'checker' }]);
  }), { numRuns: 25 });
});

test('what is merged is not merged again, what is not merged is not parted, and a record out of reach is as if it were not there', async () => {
  const all = { name: '石阿梅', certificate: true, address: true, household: true };
  const [a, b, c, far] = [await person(all), await person(all), await person(all), await person(all, '341503001001')];
  const why = { why: '同一个人', evidence: null };
  await expect(askMerge(asker, { person: a, other: a, ...why })).rejects.toThrow('same_record');
  await expect(askMerge(asker, { person: a, other: far, ...why })).rejects.toThrow('person_unknown');
  await expect(askPart(asker, { person: a, other: b, ...why })).rejects.toThrow('not_merged');
  const id = await askMerge(asker, { person: a, other: b, ...why });
  await expect(decideChange(asker, { id, decision: 'approve', reason: '' }, followers)).rejects.toThrow('second_pair_of_eyes');
  await expect(decideChange(neighbour, { id, decision: 'approve', reason: '' }, followers)).rejects.toThrow('change_unknown');
  await decideChange(checker, { id, decision: 'approve', reason: '' }, followers);
  await expect(askMerge(asker, { person: c, other: b, ...why })).rejects.toThrow('already_merged');
  await expect(askMerge(asker, { person: c, other: a, ...why })).rejects.toThrow('already_merged');
});
