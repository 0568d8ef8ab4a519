import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { cryptoMigrations } from '../../../foundation/platform/crypto/index.ts';
import { literal, openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { countConflicts, importRegister, listConflicts, OutOfOrderError, personOf, registerMigrations, settleConflict, writePopulation } from '../index.ts';
import { line, PEOPLE, stoneBridge } from '../testing/stone-bridge.ts';

const database = await testDatabase([cryptoMigrations, registerMigrations]);
const { keeper } = await testKeeper(database);
const registry = { database, keeper };
const engine = await openDuckdb();
const town = await stoneBridge();
afterAll(async () => {
  engine.close();
  await town.leave();
});

beforeEach(async () => {
  await database.pool.query(`alter table register.event disable trigger event_is_appended; alter table register.change disable trigger change_is_kept;
    truncate register.person, register.household, register.import_batch, register.event, register.conflict cascade;
    alter table register.event enable trigger event_is_appended; alter table register.change enable trigger change_is_kept`);
});

let files = 0;
async function take(asOf: string, lines: string[], options: { dryRun?: boolean; name?: string } = {}) {
  const file = await town.write(options.name ?? `register-${(files += 1)}.csv`, lines);
  return importRegister(registry, engine, {
    file, asOf, definition: town.definition, divisions: town.divisions, outDir: town.folder, actor: 'clerk', reason: 'monthly file', dryRun: options.dryRun ?? false,
  });
}

/** The population on a day, as it comes back to the lake. */
async function population(asOf: string) {
  const file = join(town.folder, 'back.parquet');
  await writePopulation(registry, engine, asOf, file);
  return engine.rows<Record<string, unknown>>(`select * from read_parquet(${literal(file)}) order by name`);
}

const events = async () => (await database.pool.query<{ kind: string; subject: string }>('select kind, subject from register.event order by id')).rows;

test('a file becomes people, and the population that comes back is the one that went in', async () => {
  const lines = [line({ who: 'amei', kind: '43' }), line({ who: 'quan', kind: '11', change: { status: '注销' } }), line({ who: 'shu', kind: '62', change: { guardian: '石小桥', until: '2018-01-04', status: '过期' } }), line({ who: 'xiaoqiao', kind: '' })];
  const { counts, reading } = await take('2018-06-30', lines);
  expect(counts).toEqual({ new: 4, changed: 0, same: 0, gone: 0, wrong: 0, left: 0, conflicts: 0 });
  await population('2018-06-30');
  const columns = '* exclude (person_id, row)';
  const [went, back] = [literal(reading.population), literal(join(town.folder, 'back.parquet'))];
  expect(await engine.rows(`select ${columns} from read_parquet(${went}) except select ${columns} from read_parquet(${back})`)).toEqual([]);
  expect(await engine.rows(`describe select * from read_parquet(${went})`)).toEqual(await engine.rows(`describe select * from read_parquet(${back})`));
});

test('the same file twice changes nothing; the same people in another file are the same', async () => {
  const lines = [line({ who: 'amei', kind: '43' }), line({ who: 'quan', kind: '11' })];
  const first = await take('2018-06-30', lines, { name: 'same.csv' });
  const again = await take('2018-06-30', lines, { name: 'same.csv' });
  expect(again).toMatchObject({ state: 'already', batch: first.batch, counts: first.counts });
  const later = await take('2018-07-31', lines);
  expect(later.counts).toMatchObject({ new: 0, changed: 0, same: 2, gone: 0 });
  expect(await events()).toHaveLength(2);
});

test('a changed grade closes the old certificate where the new one begins, and the day asked decides which one counts', async () => {
  await take('2018-06-30', [line({ who: 'amei', kind: '43' })]);
  const { counts } = await take('2018-09-30', [line({ who: 'amei', kind: '42', change: { issued: '2018-08-15', until: '2028-08-14' } })]);
  expect(counts).toMatchObject({ new: 0, changed: 1 });
  expect(await population('2018-08-14')).toMatchObject([{ certificate: `${PEOPLE.amei.identity}43`, grade: 3 }]);
  expect(await population('2018-08-15')).toMatchObject([{ certificate: `${PEOPLE.amei.identity}42`, grade: 2, certificate_status: 'valid' }]);
  expect(await population('2014-12-31')).toEqual([]);
  expect(await population('2028-08-15')).toMatchObject([{ certificate_status: 'expired' }]);
  const [{ person_id }] = (await population('2018-09-30')) as [{ person_id: string }];
  const person = await personOf(registry, person_id, '2018-06-30');
  expect(person?.certificates.map(({ grade, from, until }) => [grade, from, until])).toEqual([[2, '2018-08-15', null], [3, '2015-01-05', '2018-08-15']]);
  expect(person).toMatchObject({ grade: 3, name: '石阿梅', household: { number: 'H1' }, events: [{ kind: 'changed', subject: 'certificate' }, { kind: 'registered' }] });
  expect(JSON.stringify(person)).not.toContain(PEOPLE.amei.identity);
});

test('a move, a new phone and a new name are dated from the file that says so', async () => {
  await take('2018-06-30', [line({ who: 'amei', kind: '43' })]);
  await take('2018-07-31', [line({ who: 'amei', kind: '43', change: { division: '341503100212', phone: '13800000002', name: '石梅' } })]);
  expect(await population('2018-07-30')).toMatchObject([{ name: '石阿梅', village: '341502001003', phone: '13800000001' }]);
  expect(await population('2018-07-31')).toMatchObject([{ name: '石梅', village: '341503100212', phone: '13800000002' }]);
  expect((await events()).map(({ subject }) => subject).sort()).toEqual(['identification', 'person', 'phone', 'residence']);
});

test('a corrected file of the same day replaces what was said that day', async () => {
  await take('2018-06-30', [line({ who: 'amei', kind: '43' })]);
  await take('2018-07-31', [line({ who: 'amei', kind: '43', change: { phone: '13800000002' } })]);
  await take('2018-07-31', [line({ who: 'amei', kind: '43', change: { phone: '13800000003' } })]);
  const { rows } = await database.pool.query<{ since: string | null; number: Buffer }>('select lower(during) as since, number from register.phone order by during');
  expect(rows.map(({ since, number }) => ({ since, number: keeper.open('register.phone.number', number) }))).toEqual([{ since: null, number: '13800000001' }, { since: '2018-07-31', number: '13800000003' }]);
});

test('who is no longer in a file that covers their county is gone from that day on, and may come back', async () => {
  const both = [line({ who: 'amei', kind: '43' }), line({ who: 'quan', kind: '11' })];
  await take('2018-06-30', both);
  expect((await take('2018-07-31', [line({ who: 'amei', kind: '43' })])).counts).toMatchObject({ same: 1, gone: 1 });
  expect(await population('2018-07-30')).toHaveLength(2);
  expect(await population('2018-07-31')).toHaveLength(1);
  await take('2018-08-31', both);
  expect(await population('2018-08-31')).toHaveLength(2);
  expect(await population('2018-08-15')).toHaveLength(1);
  expect((await database.pool.query('select count(*) as people from register.person')).rows).toEqual([{ people: 2 }]);
});

test('a number alone never makes two names one person; number and name do, under another certificate', async () => {
  await take('2018-06-30', [line({ who: 'amei', kind: '43' })]);
  const { counts } = await take('2018-07-31', [line({ who: 'amei', kind: '72' }), line({ who: 'amei', kind: '11', change: { name: '石二梅' } })]);
  expect(counts).toMatchObject({ new: 1, changed: 1 });
  expect(await population('2018-07-31')).toMatchObject([{ name: '石二梅' }, { name: '石阿梅', category: 7 }]);
  expect(await countConflicts(database)).toEqual([{ kind: 'two_people_one_identity', count: 2 }]);
});

test('conflicts are kept: found again they are the same, settled they stay settled, no longer shown they have vanished', async () => {
  const wrong = line({ who: 'amei', kind: '43', change: { grade: '1' } });
  const twice = [wrong, line({ who: 'quan', kind: '11' }), line({ who: 'quan', kind: '12', change: { issued: '2017-05-01', until: '2027-05-01' } })];
  await take('2018-06-30', twice);
  expect(await countConflicts(database)).toEqual([{ kind: 'grade_differs', count: 1 }, { kind: 'person_two_certificates', count: 1 }]);
  const [shown] = await listConflicts(registry, { kind: 'grade_differs', limit: 10 });
  expect(shown?.certificate).not.toContain(PEOPLE.amei.identity);
  expect(await settleConflict(database, shown?.id ?? 0, { actor: 'clerk', decision: 'the certificate is right' })).toBe(true);
  expect(await settleConflict(database, shown?.id ?? 0, { actor: 'clerk', decision: 'again' })).toBe(false);
  await take('2018-07-31', [wrong, line({ who: 'quan', kind: '12', change: { issued: '2017-05-01', until: '2027-05-01' } })]);
  expect(await countConflicts(database)).toEqual([]);
  expect((await database.pool.query('select kind, status, decision from register.conflict order by kind')).rows).toEqual([
    { kind: 'grade_differs', status: 'settled', decision: 'the certificate is right' },
    { kind: 'person_two_certificates', status: 'vanished', decision: null },
  ]);
});

test('a dry run counts and keeps nothing', async () => {
  const { counts, batch } = await take('2018-06-30', [line({ who: 'amei', kind: '43' })], { dryRun: true });
  expect({ counts, batch }).toMatchObject({ counts: { new: 1 }, batch: null });
  expect((await database.pool.query('select (select count(*) from register.person) + (select count(*) from register.import_batch) as kept')).rows).toEqual([{ kept: 0 }]);
});

test('history is not rewritten by a file of an earlier day', async () => {
  await take('2018-06-30', [line({ who: 'amei', kind: '43' })]);
  await expect(take('2018-05-31', [line({ who: 'quan', kind: '11' })])).rejects.toThrow(OutOfOrderError);
});

test('temporal keys refuse two certificates or two residences of one person on one day', async () => {
  await take('2018-06-30', [line({ who: 'amei', kind: '43' })]);
  const insert = (table: string, columns: string, values: string) => database.pool.query(
    `insert into register.${table} (person_id, during, ${columns}) select id, daterange('2018-01-01', '2018-02-01'), ${values} from register.person`);
  await expect(insert('certificate', 'grade', '3')).rejects.toThrow(/certificate_one_a_person/);
  await expect(insert('residence', 'division', "'341503100212'")).rejects.toThrow(/residence_pkey/);
});

test('events are only ever appended to', async () => {
  await take('2018-06-30', [line({ who: 'amei', kind: '43' })]);
  await expect(database.pool.query("update register.event set actor = 'nobody'")).rejects.toThrow(/only ever appended/);
  await expect(database.pool.query('delete from register.event')).rejects.toThrow(/only ever appended/);
});
