import { assert, asyncProperty, constantFrom, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../tests/support/postgres.ts';
import { sessionOf } from '../../foundation/access/index.ts';
import { keepDecision, keptDecisions } from '../../know/linkage/index.ts';
import { ROOMS } from '../../office/open-office.ts';
import { findingsFollow } from './follow-merge.ts';

const owner = await testDatabase(ROOMS);
const officer = owner.within(sessionOf({ id: 'checker', name: 'checker', role: 'department_officer', division: '341500', department: 'rights', institution: null, session: null, actingFor: null }, '341500'));

const RULES = ['school_missed', 'care_allowance_missed', 'living_allowance_missed'] as const;
const STATES = ['open', 'confirmed', 'excluded', 'closed'] as const;

async function person(): Promise<string> {
  const { rows: [row] } = await owner.pool.query<{ id: string }>('insert into register.person (birth) values (null) returning id');
  const id = row?.id ?? '';
  await owner.pool.query("insert into register.residence (person_id, during, division) values ($1, daterange(null, null), '341502001003')", [id]);
  return id;
}

const { rows: [run] } = await owner.pool.query<{ id: number }>("insert into coverage.check_run (as_of, pack, lists) values ('2018-06-30', 'luan', '[]') returning id");

async function find(who: string, rule: string, status: string): Promise<void> {
  await owner.pool.query(
    `insert into coverage.finding (rule, kind, person_id, county, status, reason, rows, fingerprint, first_run, last_run, opened_on) values ($1, 'missed', $2, '341502', $3, '原因', '[]', 'x', $4, $4, '2018-06-30')`,
    [rule, who, status, run?.id],
  );
}

const findings = async (people: readonly string[]) => (await owner.pool.query('select id, rule, person_id, status from coverage.finding where person_id = any($1::uuid[]) order by id', [people])).rows;
const finding = uniqueArray(constantFrom(...RULES.flatMap((rule) => STATES.map((status) => ({ rule, status })))), { selector: ({ rule }) => rule, maxLength: 3 });

test('findings of both records are one person\'s while they are merged, once a rule, and are whose they were when they are parted', async () => {
  await assert(asyncProperty(finding, finding, async (one, two) => {
    const pair = { person: await person(), other: await person(), actor: 'checker', change: '0198c000-0000-7000-8000-000000000001' };
    for (const { rule, status } of one) await find(pair.person, rule, status);
    for (const { rule, status } of two) await find(pair.other, rule, status);
    const before = await findings([pair.person, pair.other]);
    await officer.pool.transaction((client) => findingsFollow.merged(client, pair));
    const merged = await findings([pair.person, pair.other]);
    const living = merged.filter(({ status }) => status !== 'closed');
    expect(living.filter(({ person_id: whose }) => whose !== pair.person)).toEqual([]);
    expect(new Set(merged.filter(({ person_id: whose }) => whose === pair.person).map(({ rule }) => rule))).toEqual(new Set([...one, ...two].map(({ rule }) => rule)));
    await officer.pool.transaction((client) => findingsFollow.parted(client, pair));
    expect(await findings([pair.person, pair.other])).toEqual(before);
  }), { numRuns: 30 });
});

test('what the desk said of a record that was merged counts for the person it stands back behind, and is its own again afterwards', async () => {
  const [kept, other] = [await person(), await person()];
  await keepDecision(owner.pool, { list: 'minimum_living', row: 'a'.repeat(64), listRow: 3, answer: 'same', personId: other, decidedBy: 'clerk' });
  const whose = async () => (await keptDecisions(owner.pool, 'minimum_living')).map(({ personId }) => personId);
  expect(await whose()).toEqual([other]);
  await owner.pool.query('update register.person set merged_into = $1 where id = $2', [kept, other]);
  expect(await whose()).toEqual([kept]);
  await owner.pool.query('update register.person set merged_into = null where id = $1', [other]);
  expect(await whose()).toEqual([other]);
});
