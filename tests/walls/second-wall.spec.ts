import { DatabaseError } from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { sessionOf, type Actor } from '../../src/foundation/access/index.ts';
import type { Connections, Session } from '../../src/foundation/platform/database/index.ts';
import { ROOMS } from '../../src/office/open-office.ts';
import { testDatabase } from '../support/postgres.ts';
import { WAYS } from './ways-around.ts';

const CITY = '341500';
const database = await testDatabase(ROOMS);

const actor = (role: Actor['role'], division: string, department: Actor['department'] = null): Actor => ({
  id: 'spec', name: 'spec', role, division, department, institution: null, session: null, actingFor: null,
});
const inside = (session: Session): Connections => database.within(session).pool;
const MINE = sessionOf(actor('county_officer', '341502'), CITY);

/** One person in each place, named after it: two counties, two towns and two villages of one of them, and one of whom no place is known. */
const PLACES = {
  own: ['0198c000-0000-7000-8000-000000000001', '本县人', '341502001001'],
  ownTown: ['0198c000-0000-7000-8000-000000000002', '本县另一镇人', '341502002001'],
  ownVillage: ['0198c000-0000-7000-8000-000000000003', '本镇另一村人', '341502001002'],
  other: ['0198c000-0000-7000-8000-000000000004', '外县人', '341522001001'],
  nowhere: ['0198c000-0000-7000-8000-000000000005', '无处人', null],
} as const;
const OTHER = PLACES.other[0];
const FOREIGN = [PLACES.other, PLACES.nowhere].flatMap(([id, name]) => [id, name]);
const findings = new Map<string, number>();

beforeAll(async () => {
  const { rows: [run] } = await database.pool.query<{ id: number }>("insert into coverage.check_run (as_of, pack, lists, status) values ('2018-06-30', 'luan', '[]', 'done') returning id");
  for (const [id, name, division] of Object.values(PLACES)) {
    await database.pool.query('insert into register.person (id) values ($1)', [id]);
    await database.pool.query("insert into register.identification (person_id, during, name) values ($1, '[2018-01-01,)', $2)", [id, name]);
    await database.pool.query("insert into register.known_person (person_id, during, category, grade, basis) values ($1, '[2018-01-01,)', 6, 2, 'register')", [id]);
    if (division === null) continue;
    await database.pool.query("insert into register.residence (person_id, during, division) values ($1, '[2018-01-01,)', $2)", [id, division]);
    const { rows: [finding] } = await database.pool.query<{ id: number }>(
      `insert into coverage.finding (rule, kind, person_id, county, town, village, status, reason, rows, fingerprint, first_run, last_run, opened_on)
       values ('school_missed', 'missed', $1, left($2, 6), left($2, 9), $2, 'open', $3, '[]', '', $4, $4, '2018-06-30') returning id`,
      [id, division, name, run?.id],
    );
    findings.set(id, finding?.id ?? 0);
    await database.pool.query(`insert into coverage.finding_event (finding_id, actor, action, reason) values ($1, 'check', 'opened', $2)`, [finding?.id, name]);
    await database.pool.query(`insert into register.event (actor, reason, person_id, kind, subject) values ('spec', $2, $1, 'registered', 'person')`, [id, name]);
  }
  await database.pool.query("insert into coverage.rule_department values ('school_missed', 'education_employment')");
  await database.pool.query('analyze');
});

/** What a way answers, in one text: its rows, what it raised and what it was told on the way. */
async function tried(sql: readonly string[], session: Session): Promise<string> {
  const said: string[] = [];
  try {
    await inside(session).transaction(async (client) => {
      client.on('notice', (notice) => said.push(notice.message ?? ''));
      for (const one of sql) {
        const spoken = one.replaceAll('$OTHER', OTHER).replaceAll('$FINDING', String(findings.get(OTHER)));
        // A way that hangs is a fault too.
        await client.query("set local statement_timeout = '5s'").catch(() => undefined);
        said.push(JSON.stringify((await client.query(spoken)).rows));
      }
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof DatabaseError) said.push(`${error.message} ${error.detail ?? ''}`);
    else if (!(error instanceof RolledBack)) throw error;
  }
  // What was asked for is in an answer only where it was not put into the question.
  return said.join('\n');
}

class RolledBack extends Error {}

test.each(WAYS.map(({ name, sql }) => [name, sql] as const))('%s: nobody of another county', async (_, sql) => {
  const answer = await tried(sql, MINE);
  const asked = sql.join(' ');
  const names = FOREIGN.filter((word) => word !== OTHER || !asked.includes('$OTHER'));
  expect(names.filter((word) => answer.includes(word))).toEqual([]);
  expect(answer).not.toContain('341522001001');
});

test('without a reach, with an empty one, or one of no place, nobody is seen', async () => {
  for (const session of [{}, { 'jinbao.reach': '' }, sessionOf(actor('auditor', CITY), CITY), sessionOf(actor('system_administrator', CITY), CITY), sessionOf(actor('institution', '341502'), CITY)] as Session[]) {
    for (const table of ['register.person', 'register.identification', 'register.residence', 'coverage.finding', 'coverage.finding_event', 'register.event']) {
      expect([session, table, (await inside(session).query(`select from ${table}`)).rowCount]).toEqual([session, table, 0]);
    }
  }
});

test.each([
  ['city_leader', CITY, null, 5], ['department_officer', CITY, null, 5], ['county_officer', '341502', null, 3], ['county_officer', '341522', null, 1], ['county_officer', '341523', null, 0],
  ['town_clerk', '341502001', null, 2], ['town_clerk', '341502002', null, 1], ['village_worker', '341502001001', null, 1], ['village_worker', '341502001', null, 2],
] as const)('%s of %s sees %s%i people, and the findings about them', async (role, division, _, people) => {
  const session = sessionOf(actor(role, division), CITY);
  const count = async (table: string) => (await inside(session).query(`select from ${table}`)).rowCount;
  const placed = people === 5 ? 4 : people;
  expect(await Promise.all(['register.person', 'register.identification', 'register.known_person', 'register.residence', 'coverage.finding', 'coverage.finding_event'].map(count)))
    .toEqual([people, people, people, placed, placed, placed]);
  expect((await inside(session).query("select from register.population_on('2018-06-30')")).rowCount).toBe(people);
});

test('a department sees the findings of its rules alone', async () => {
  const of = async (department: Actor['department']) => (await inside(sessionOf(actor('department_officer', CITY, department), CITY)).query('select from coverage.finding')).rowCount;
  expect([await of('education_employment'), await of('rights'), await of(null)]).toEqual([4, 0, 4]);
});

test('what leaves the county is seen by the next one from that day, and no longer by the first', async () => {
  const id = PLACES.ownTown[0];
  await database.pool.query("update register.residence set during = '[2018-01-01,2018-07-01)' where person_id = $1", [id]);
  await database.pool.query("insert into register.residence (person_id, during, division) values ($1, '[2018-07-01,)', '341523001001')", [id]);
  const seen = async (county: string) => (await inside(sessionOf(actor('county_officer', county), CITY)).query('select from register.person where id = $1', [id])).rowCount;
  expect([await seen('341502'), await seen('341523')]).toEqual([0, 1]);
  await database.pool.query("delete from register.residence where person_id = $1 and lower(during) = '2018-07-01'", [id]);
  await database.pool.query("update register.residence set during = '[2018-01-01,)' where person_id = $1", [id]);
  expect([await seen('341502'), await seen('341523')]).toEqual([1, 0]);
});

test('ten thousand mixed requests over pooled connections leave nothing behind', async () => {
  const kinds = [
    { session: MINE, people: 3 }, { session: sessionOf(actor('county_officer', '341522'), CITY), people: 1 }, { session: {} satisfies Session, people: 0 },
    { session: sessionOf(actor('city_leader', CITY), CITY), people: 5 }, { session: sessionOf(actor('village_worker', '341502001002'), CITY), people: 1 },
  ];
  let wrong = 0;
  for (let batch = 0; batch < 100; batch++) {
    await Promise.all(Array.from({ length: 100 }, async (_, i) => {
      const { session, people } = kinds[(batch * 7 + i * 3) % kinds.length] ?? { session: {}, people: 0 };
      const connections = inside(session);
      // Every fifth one fails in the middle, as requests do.
      if (i % 5 === 0) await connections.transaction((client) => client.query('select 1 / 0')).catch(() => undefined);
      const seen = i % 2 === 0
        ? (await connections.query('select from register.person')).rowCount
        : await connections.transaction(async (client) => (await client.query('select from register.person')).rowCount);
      if (seen !== people) wrong += 1;
    }));
  }
  expect(wrong).toBe(0);
}, 120_000);

/** Functions that do run as their owner, each for what the application may not do itself and no more; none shows a person outside the reach. */
const AS_OWNER = [
  // The audit chain: locking its head, the hash of an entry, which entries name a person (auditors only), and continuing it.
  'audit.take_head()', 'audit.hash_of(bigint)', 'audit.entries_about(uuid)', 'audit.continue_chain()',
  // The first load of an empty register.
  'register.loosen()', 'register.tighten()',
];

test('no view or function that requests can call runs as its owner, and every table they can reach has its wall', async () => {
  const { rows: views } = await database.pool.query(`select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('v', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and not coalesce(c.reloptions @> '{security_invoker=true}', false)`);
  const { rows: functions } = await database.pool.query(`select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') and (has_function_privilege('jinbao_app', p.oid, 'execute') and has_schema_privilege('jinbao_app', n.oid, 'usage')
      or has_function_privilege('jinbao_sign_in', p.oid, 'execute') and has_schema_privilege('jinbao_sign_in', n.oid, 'usage'))`);
  const { rows: tables } = await database.pool.query(`select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public') and not (c.relrowsecurity and c.relforcerowsecurity)
      and (has_table_privilege('jinbao_app', c.oid, 'select, insert, update, delete') or has_table_privilege('jinbao_sign_in', c.oid, 'select, insert, update, delete'))`);
  expect({ views, tables, functions: new Set(functions.map((row) => row['name'])) }).toEqual({ views: [], tables: [], functions: new Set(AS_OWNER) });
});

test('there are sixty ways and more', () => expect(WAYS.length).toBeGreaterThanOrEqual(60));
