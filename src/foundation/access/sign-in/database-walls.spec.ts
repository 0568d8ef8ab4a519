import type { PoolClient } from 'pg';
import { expect, test } from 'vitest';
import { person, testSignIn, usualRights, type TestSignIn } from './sign-in.fixtures.ts';

const signIn = await testSignIn();
const clerk = await person(signIn, 'clerk', usualRights('town_clerk'));
const security = await person(signIn, 'security', usualRights('security_administrator'));
const system = await person(signIn, 'system', usualRights('system_administrator'));

/** Runs one statement as the sign-in's role in the name of somebody, and takes it back; the database's answer. */
async function as(who: { role: string; id: string } | null, sql: string, values: unknown[] = []): Promise<string> {
  try {
    return await signIn.connections.transaction(async (client: PoolClient) => {
      if (who) await client.query(`select set_config('jinbao.actor', $1, true), set_config('jinbao.role', $2, true)`, [who.id, who.role]);
      const { rowCount } = await client.query(sql, values);
      throw new Error(`would change ${rowCount}`);
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const SYSTEM = { role: 'system_administrator', id: system.id };
const SECURITY = { role: 'security_administrator', id: security.id };
const LEADER = `update sign_in.account set role = 'city_leader', division = '341500', department = null where id = $1`;
const MADE = `insert into sign_in.account (sign_in_name, shown_name, valid_from, made_at) values ('fresh', '新', '2026-01-01', now())`;
const MADE_WITH_ROLE = `insert into sign_in.account (sign_in_name, shown_name, role, division, valid_from, made_at) values ('fresh', '新', 'city_leader', '341500', '2026-01-01', now())`;
const RENAMED = `update sign_in.account set shown_name = '别名' where id = $1`;

test.each([
  ['the system administrator makes an account', SYSTEM, MADE, [], 'would change 1'],
  ['but not with a role', SYSTEM, MADE_WITH_ROLE, [], 'an account is made without rights'],
  ['and gives none later', SYSTEM, LEADER, [clerk.id], 'only the security administrator gives and takes rights'],
  ['he renames it', SYSTEM, RENAMED, [clerk.id], 'would change 1'],
  ['the security administrator gives a role', SECURITY, LEADER, [clerk.id], 'would change 1'],
  ['but not to himself', SECURITY, LEADER, [security.id], 'nobody gives rights to himself'],
  ['and makes no account', SECURITY, MADE, [], 'only the system administrator makes accounts'],
  ['nor renames one', SECURITY, RENAMED, [clerk.id], 'only the system administrator changes the technical side of an account'],
  ['the sign-in itself, of nobody, changes no right', null, LEADER, [clerk.id], 'only the security administrator gives and takes rights'],
  ['and makes no account', null, MADE, [], 'only the system administrator makes accounts'],
  ['a clerk gives himself nothing', { role: 'town_clerk', id: clerk.id }, LEADER, [clerk.id], 'only the security administrator gives and takes rights'],
])('in the database too: %s', async (_, who, sql, values, expected) => {
  expect(await as(who, sql, values)).toBe(expected);
});

test('rights are lent by their owner or the security administrator', async () => {
  const lend = `insert into sign_in.delegation (absentee, deputy, from_at, until_at, granted_by, granted_at) values ($1, $2, now(), now() + interval '1 day', $2, now())`;
  expect(await as({ role: 'town_clerk', id: security.id }, lend, [clerk.id, security.id])).toBe('rights are lent by who has them');
  expect(await as({ role: 'town_clerk', id: clerk.id }, lend, [clerk.id, security.id])).toBe('would change 1');
  expect(await as(SECURITY, lend, [clerk.id, security.id])).toBe('would change 1');
});

const tablesOf = async ({ database }: TestSignIn) => (await database.pool.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'sign_in'`)).rows.map(({ name }) => name);

test('the application\'s own role sees no table of the sign-in, whatever it says of itself', async () => {
  const tables = await tablesOf(signIn);
  expect(tables.length).toBe(11);
  const app = signIn.database.within({ 'jinbao.reach': '*', 'jinbao.role': 'security_administrator', 'jinbao.actor': security.id }).pool;
  for (const table of tables) await expect(app.query(`select * from sign_in.${table}`), table).rejects.toThrow('permission denied for schema sign_in');
  await expect(app.query('set role jinbao_sign_in')).rejects.toThrow('permission denied to set role');
});

test('every table forces its rows to be let through by a policy, and only to the sign-in\'s role', async () => {
  const { rows } = await signIn.database.pool.query<{ name: string; forced: boolean; to: string[] }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced, array(select unnest(p.polroles)::regrole::text from pg_policy p where p.polrelid = c.oid) as to
       from pg_class c where c.relnamespace = 'sign_in'::regnamespace and c.relkind = 'r'`,
  );
  for (const { name, forced, to } of rows) expect({ name, forced, to }).toEqual({ name, forced: true, to: ['jinbao_sign_in'] });
  const { rows: bypass } = await signIn.database.pool.query(`select rolname from pg_roles where rolname like 'jinbao\\_%' and (rolsuper or rolbypassrls)`);
  expect(bypass).toEqual([]);
});

test('a stolen copy of the schema holds no token, password, code or secret that could be used', async () => {
  const kept: string[] = [];
  for (const table of await tablesOf(signIn)) kept.push(JSON.stringify((await signIn.database.pool.query(`select t::text from sign_in.${table} t`)).rows));
  const all = kept.join('\n');
  for (const { token, secret } of [clerk, security, system]) {
    expect(all).not.toContain(token);
    if (secret !== null) expect(all).not.toContain(secret);
    expect(all).not.toContain(Buffer.from(token, 'base64url').toString('hex'));
  }
});
