import { afterAll, beforeAll, expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { sessionOf, type Role } from '../../../foundation/access/index.ts';
import { cryptoMigrations } from '../../../foundation/platform/crypto/index.ts';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { askRequestedCorrection, findPeople, importRegister, registerMigrations } from '../index.ts';
import { line, PEOPLE, stoneBridge, whole, type RegisterLine } from '../testing/stone-bridge.ts';
import { askCorrection, type CorrectionOrder } from './ask-correction.ts';
import type { ChangeDesk } from './change.ts';
import { decideChange, type ChangeDecision } from './decide-change.ts';
import { listChanges } from './list-changes.ts';
import type { Followers } from './merge.ts';

const database = await testDatabase([cryptoMigrations, registerMigrations]);
const { keeper } = await testKeeper(database);
const town = await stoneBridge();
const engine = await openDuckdb();
afterAll(async () => {
  engine.close();
  await town.leave();
});

const divisions = {
  get: (code: string) => ({ code, name: code, level: 'village' as const, validFrom: null, validTo: null, successors: [], aliases: [] }), fullName: (code: string) => code,
};
const NOBODY: Followers = { merged: () => Promise.resolve(), parted: () => Promise.resolve() };

/** The register as an account sees it: as the application's role, inside its walls. */
function desk(actor: string, role: Role = 'county_officer', division = '341502'): ChangeDesk {
  const session = sessionOf({ id: actor, name: actor, role, division, department: null, institution: null, session: null, actingFor: null }, '341500');
  return { database: database.within(session), keeper, actor, today: '2018-09-01' };
}
const [asker, checker, neighbour, city] = [desk('asker'), desk('checker'), desk('neighbour', 'county_officer', '341503'), desk('city', 'department_officer', '341500')];

async function take(asOf: string, lines: RegisterLine[]) {
  return importRegister({ database, keeper }, engine, {
    file: await town.write(`${asOf}.csv`, lines.map(line)), asOf, definition: town.definition, divisions: town.divisions, outDir: town.folder, actor: 'clerk', reason: 'monthly file',
  });
}

const JUNE: RegisterLine[] = [{ who: 'amei', kind: '43', change: { guardian: '石老泉' } }, { who: 'quan', kind: '11' }, { who: 'shu', kind: '24' }];
let amei = '';
beforeAll(async () => {
  await take('2018-06-30', JUNE);
  amei = (await findPeople({ database, keeper }, PEOPLE.amei.identity))[0]?.id ?? '';
});

const ask = (order: Partial<CorrectionOrder>, by = asker) => askCorrection(by, divisions, { person: amei, field: 'address', to: '石桥镇水车巷', why: '本人搬到水车巷', evidence: '房产证', effectiveOn: '2018-08-01', ...order });
const decide = (id: string, decision: ChangeDecision['decision'], reason = '', by = checker) => decideChange(by, { id, decision, reason }, NOBODY);
const periods = async (table: string, column: string) => (await database.pool.query(`select lower(during) as "from", upper(during) as until, ${column} as value from register.${table} where person_id = $1 order by during`, [amei])).rows;
const one = async (id: string) => (await listChanges(checker, divisions, {}, { decides: true, limit: 50, offset: 0 })).items.find((item) => item.id === id);

test('one asks, nothing changes; another approves, and the new days say the new thing while the old days stay; an event says who', async () => {
  const id = await ask({});
  expect(await periods('residence', 'address')).toEqual([{ from: null, until: null, value: '石桥镇磨坊路' }]);
  expect(await one(id)).toMatchObject({ status: 'waiting', from: '石桥镇磨坊路', to: '石桥镇水车巷', name: '石*梅', own: false, overtaken: false, evidence: '房产证' });
  await expect(decide(id, 'approve', '', asker)).rejects.toThrow('second_pair_of_eyes');
  expect(await decide(id, 'approve', '已看房产证')).toMatchObject({ subjects: [amei], field: 'address' });
  expect(await periods('residence', 'address')).toEqual([{ from: null, until: '2018-08-01', value: '石桥镇磨坊路' }, { from: '2018-08-01', until: null, value: '石桥镇水车巷' }]);
  const { rows: events } = await database.pool.query("select actor, subject, before, after, change_id from register.event where kind = 'corrected'");
  expect(events).toEqual([{ actor: 'checker', subject: 'residence', before: { address: '石桥镇磨坊路' }, after: { address: '石桥镇水车巷' }, change_id: id }]);
  await expect(decide(id, 'refuse', '再想想')).rejects.toThrow('change_decided');
});

test('a sealed number stays sealed: it is found by its new look-up, shown masked but for the digit that differs, and lies nowhere in the clear', async () => {
  const fresh = whole('34150219700312104');
  const id = await ask({ field: 'identity', to: fresh });
  const shown = await one(id);
  expect(shown?.to).toMatch(/^3415\*{10}/);
  expect(shown?.to).not.toBe(fresh);
  await decide(id, 'approve');
  expect(await findPeople({ database, keeper }, fresh)).toMatchObject([{ id: amei }]);
  const { rows } = await database.pool.query("select h::text || (select string_agg(e::text, '') from register.event e) as all from register.change h");
  expect(JSON.stringify(rows)).not.toContain(fresh.slice(6));
});

test('the other half of a contact stays, a phone is taken away, and the certificate keeps its statuses over the split', async () => {
  await decide(await ask({ field: 'guardian_phone', to: '138 0000 0099' }), 'approve');
  await decide(await ask({ field: 'guardian_identity', to: PEOPLE.quan.identity }), 'approve');
  const { rows: [contact] } = await database.pool.query('select contact from register.guardian where person_id = $1 and upper_inf(during)', [amei]);
  expect(JSON.parse(keeper.open('register.guardian.contact', contact?.['contact']))).toEqual([PEOPLE.quan.identity, '13800000099']);
  await decide(await ask({ field: 'phone', to: '' }), 'approve');
  expect(await periods('phone', 'person_id')).toEqual([{ from: null, until: '2018-08-01', value: amei }]);
  await decide(await ask({ field: 'grade', to: '2', effectiveOn: '2018-07-01' }), 'approve');
  expect(await periods('certificate', 'grade')).toEqual([{ from: '2015-01-05', until: '2018-07-01', value: 3 }, { from: '2018-07-01', until: null, value: 2 }]);
  const on = async (day: string) => (await database.pool.query('select grade, certificate_status from register.population_on($1) where person_id = $2', [day, amei])).rows;
  expect([await on('2018-06-30'), await on('2018-07-01')]).toEqual([[{ grade: 3, certificate_status: 'valid' }], [{ grade: 2, certificate_status: 'valid' }]]);
});

test('what was asked for twice, is the same, cannot be, lies in the days to come or out of reach is refused; only the asker withdraws', async () => {
  const id = await ask({ field: 'name', to: '石啊梅' });
  await expect(ask({ field: 'name', to: '石阿妹' })).rejects.toThrow('change_waiting');
  await expect(ask({ field: 'birth', to: '1970-03-12' })).rejects.toThrow('value_same');
  await expect(ask({ field: 'identity', to: `${PEOPLE.amei.identity.slice(0, 17)}${PEOPLE.amei.identity.endsWith('5') ? '6' : '5'}` })).rejects.toThrow('value_unreadable');
  await expect(ask({ field: 'identity', to: PEOPLE.shu.identity })).rejects.toThrow('identity_taken');
  await expect(ask({ field: 'sex', to: '男', effectiveOn: '2019-01-01' })).rejects.toThrow('day_to_come');
  await expect(ask({ field: 'sex', to: '男' }, neighbour)).rejects.toThrow('person_unknown');
  await expect(decide(id, 'approve', '', neighbour)).rejects.toThrow('change_unknown');
  expect((await listChanges(neighbour, divisions, {}, { decides: true, limit: 50, offset: 0 })).total).toBe(0);
  await expect(decide(id, 'withdraw')).rejects.toThrow('not_your_change');
  await decide(id, 'withdraw', '', asker);
  expect(await one(id)).toMatchObject({ status: 'withdrawn', decidedBy: 'asker' });
});

test('a refusal needs a reason, which the asker reads; a value that changed meanwhile is not written over; a place out of reach is for the level above', async () => {
  const id = await ask({ field: 'name', to: '石啊梅' });
  await expect(decide(id, 'refuse')).rejects.toThrow('reason_missing');
  await decide(id, 'refuse', '户口本上是“阿”');
  expect(await one(id)).toMatchObject({ status: 'refused', answer: '户口本上是“阿”', from: '石阿梅', to: '石啊梅' });
  const late = await ask({ field: 'household_type', to: '农业' });
  await database.pool.query("update register.residence set household_type = 'urban' where person_id = $1 and upper_inf(during)", [amei]);
  await expect(decide(late, 'approve')).rejects.toThrow('value_changed');
  expect(await one(late)).toMatchObject({ status: 'waiting', overtaken: true });
  const away = await ask({ field: 'division', to: '341503001001' });
  await expect(decide(away, 'approve')).rejects.toThrow('place_beyond_reach');
  await decide(away, 'refuse', '先不办');
});

test('the database itself refuses the same account, rewriting and deleting', async () => {
  const id = await ask({ field: 'name', to: '石啊梅' });
  await expect(database.pool.query("update register.change set status = 'approved', decided_by = 'asker', decided_at = now() where id = $1", [id])).rejects.toThrow('check constraint');
  await expect(database.pool.query("update register.change set asked_by = 'other' where id = $1", [id])).rejects.toThrow('not rewritten');
  await expect(database.pool.query('delete from register.change where id = $1', [id])).rejects.toThrow('only ever appended');
});

test('what a person asked the office for becomes a request of the register; what the register does not keep is said', async () => {
  const asked = { id: 1, request: '0198c000-0000-7000-8000-0000000000aa', person: amei, field: 'guardian', wanted: '石小桥', evidence: '监护证明' };
  const id = await askRequestedCorrection(city, divisions, asked, { why: '本人申请更正', effectiveOn: '2018-08-15' });
  expect((await listChanges(city, divisions, { request: asked.request }, { decides: true, limit: 5, offset: 0 })).items).toMatchObject([{ id, from: '石老泉', to: '石小桥' }]);
  await expect(askRequestedCorrection(city, divisions, { ...asked, field: 'bank_card' }, { why: '本人申请更正', effectiveOn: '2018-08-15' })).rejects.toThrow('field_not_correctable');
});

test('the next file does not undo a correction: what it says otherwise waits as a conflict, what it says besides comes in, and a file that agrees ends the standing', async () => {
  // The file still has the old address and the old number, and a new name.
  const [first] = JUNE;
  if (!first) throw new Error('no row');
  const { counts } = await take('2018-07-31', [{ ...first, change: { ...first.change, name: '石小梅' } }, ...JUNE.slice(1)]);
  expect(counts).toMatchObject({ new: 0, gone: 0 });
  const { rows: conflicts } = await database.pool.query("select id, field, person_id, status, said from register.conflict where kind = 'corrected_differs' order by field");
  expect(conflicts.map(({ field, person_id: person, status }) => [field, person, status])).toEqual(['address', 'grade', 'guardian_identity', 'guardian_phone', 'identity', 'phone'].map((field) => [field, amei, 'open']));
  const identity = conflicts.find(({ field }) => field === 'identity');
  expect(JSON.parse(keeper.open('register.conflict.said', identity?.['said']))).toEqual([null, PEOPLE.amei.identity, PEOPLE.amei.identity, whole('34150219700312104')]);
  expect((await periods('residence', 'address')).at(-1)).toMatchObject({ value: '石桥镇水车巷' });
  expect((await periods('identification', 'name')).at(-1)).toMatchObject({ value: '石小梅', until: null });
  expect(await findPeople({ database, keeper }, whole('34150219700312104'))).toMatchObject([{ id: amei, name: '石*梅' }]);
  const { rows: [now] } = await database.pool.query('select number from register.identification where person_id = $1 and upper_inf(during)', [amei]);
  expect(keeper.open('register.identification.number', now?.['number'])).toBe(whole('34150219700312104'));
  // The same file again says nothing new; one that agrees on the address lets it go, and then may change it.
  const agreeing = { ...first, change: { ...first.change, name: '石小梅', address: '石桥镇水车巷' } };
  await take('2018-08-31', [agreeing, ...JUNE.slice(1)]);
  expect((await database.pool.query("select field from register.change where stands and field = 'address'")).rowCount).toBe(0);
  expect((await database.pool.query("select status from register.conflict where kind = 'corrected_differs' and field = 'address'")).rows).toEqual([{ status: 'vanished' }]);
  await take('2018-09-30', [{ ...agreeing, change: { ...agreeing.change, address: '石桥镇新街' } }, ...JUNE.slice(1)]);
  expect((await periods('residence', 'address')).at(-1)).toMatchObject({ value: '石桥镇新街' });
});

test('what was unknown is entered on the days of which nothing is known, however early it is said to have been so', async () => {
  const quan = (await findPeople({ database, keeper }, PEOPLE.quan.identity))[0]?.id ?? '';
  await decide(await ask({ person: quan, field: 'phone', to: '' }), 'approve');
  await decide(await ask({ person: quan, field: 'phone', to: '13800000077', effectiveOn: '2018-07-01' }), 'approve');
  const { rows } = await database.pool.query('select lower(during) as "from", upper(during) as until, number from register.phone where person_id = $1 order by during', [quan]);
  expect(rows.map(({ from, until, number }) => [from, until, keeper.open('register.phone.number', number)])).toEqual([[null, '2018-08-01', '13800000001'], ['2018-08-01', null, '13800000077']]);
});

test('nobody is left without a place, no correction makes a certificate, and one that answers a conflict settles it with an event', async () => {
  await expect(ask({ field: 'division', to: '' })).rejects.toThrow('value_missing');
  const { rows: [someone] } = await database.pool.query<{ id: string }>('insert into register.person (birth) values (null) returning id');
  await database.pool.query("insert into register.residence (person_id, during, division) values ($1, daterange(null, null), '341502001003')", [someone?.id]);
  await expect(ask({ person: someone?.id ?? '', field: 'grade', to: '2' })).rejects.toThrow('no_certificate');
  const { rows: [conflict] } = await database.pool.query<{ id: number }>("select id from register.conflict where field = 'identity' and status = 'open'");
  const answer = { field: 'identity', to: PEOPLE.amei.identity, conflict: conflict?.id ?? 0 } as const;
  await expect(ask({ ...answer, conflict: 999_999 })).rejects.toThrow('conflict_not_open');
  await decide(await ask(answer), 'approve');
  const { rows } = await database.pool.query("select actor, person_id, after from register.event where kind = 'conflict_settled'");
  expect(rows).toEqual([{ actor: 'checker', person_id: amei, after: { conflict: conflict?.id } }]);
  await expect(ask(answer)).rejects.toThrow('value_same');
  await expect(ask({ ...answer, to: '' })).rejects.toThrow('conflict_not_open');
});
