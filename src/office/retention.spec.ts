import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/postgres.ts';
import { decidingRows, finishDeletions, privacyMigrations, sessionOf, theOffice, verifyReceipt, type DeletionReceipt } from '../foundation/access/index.ts';
import { cryptoMigrations, makeMasterKey, openKeeper } from '../foundation/platform/crypto/index.ts';
import { oneAtATime } from '../foundation/platform/engine/index.ts';
import { coverageMigrations, type Office } from '../judge/coverage/index.ts';
import { linkageMigrations } from '../know/linkage/index.ts';
import { registerMigrations } from '../know/register/index.ts';
import { keepSnapshot, keptSnapshots, sourcesMigrations, takeSnapshot } from '../know/sources/index.ts';
import { processingOf } from './load-processing.ts';
import { openWorkshop } from './open-workshop.ts';
import { retentionStatus, runRetention, type RetentionParts } from './retention.ts';

const owner = await testDatabase([cryptoMigrations, privacyMigrations, registerMigrations, sourcesMigrations, linkageMigrations, coverageMigrations]);
const database = owner.within(sessionOf(theOffice(), ''));
const data = await mkdtemp(join(tmpdir(), 'jinbao-retention-'));
const lake = join(data, 'lake');
const workshop = await openWorkshop();
await makeMasterKey(join(data, 'master.key'));
const keeper = await openKeeper({ connections: owner.pool, suite: 'aes', keyFile: join(data, 'master.key'), keyCommand: null });
const office: Office = { ...workshop, database, keeper, engine: oneAtATime(workshop.engine), lake };
const processing = await processingOf(workshop);
// Sessions lie in another room.
const keeping = new Map([...processing.keeping].filter(([name]) => name !== 'session'));
const parts: RetentionParts = { office, data, processing: { ...processing, keeping }, signIn: owner.pool, actor: 'office' };
afterAll(async () => {
  keeper.close();
  workshop.engine.close();
  await rm(data, { recursive: true });
});

const LIST = 'living_allowance';
const OLD = '2018-05-31';
const PEOPLE = [
  { name: '丁一', identity: '34150219900101005X', certificate: '34150219900101005X43', amount: '60.00' },
  { name: '卜二', identity: '341502199001010017', certificate: '34150219900101001741', amount: '55.00' },
  { name: '刁三', identity: '341503200507040020', certificate: '34150320050704002042', amount: '60.00' },
];
const PERSON = '00000000-0000-7000-8000-000000000002';

async function take(asOf: string): Promise<void> {
  const file = join(data, `${asOf}.csv`);
  await writeFile(file, ['姓名,身份证号,残疾人证号,发放金额,发放年月', ...PEOPLE.map((one) => `${one.name},${one.identity},${one.certificate},${one.amount},2018-05`)].join('\n'));
  const definition = workshop.definitions.get(LIST);
  if (!definition) throw new Error(`no pack declares ${LIST}`);
  await keepSnapshot(database.pool, await takeSnapshot(workshop.engine, { definition, file, asOf, outDir: lake, divisions: workshop.divisions }));
  await mkdir(join(lake, `${LIST}@${asOf}`));
  for (const part of ['links', 'candidates']) await writeFile(join(lake, `${LIST}@${asOf}/${LIST}.${part}.parquet`), part);
}

beforeAll(async () => {
  await take(OLD);
  await take('2018-06-30');
  await owner.pool.query("insert into register.person (id, birth, place) values ($1, '1990-01-01', '341502001')", [PERSON]);
  await database.pool.query("insert into coverage.check_run (as_of, pack, lists) values ('2018-06-01', 'luan', '[]')");
  await database.pool.query(
    `insert into coverage.finding (rule, kind, person_id, county, town, status, reason, rows, fingerprint, first_run, last_run, opened_on)
     select 'living_allowance_underpaid', 'underpaid', $1, '341502', '341502001', 'open', '少发', $2, 'f', id, id, '2018-06-01' from coverage.check_run`,
    [PERSON, JSON.stringify([{ list: 'register', as_of: '2018-06-01', row: 2 }, { list: LIST, as_of: OLD, row: 2 }])],
  );
});

async function bytesUnder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return (await Promise.all(entries.filter((one) => one.isFile()).map((one) => readFile(join(one.parentPath, one.name), 'latin1')))).join('\n');
}

let receipt: DeletionReceipt;
const fileOf = (one: DeletionReceipt) => join(data, 'receipts', `${one.deletedOn}.${one.kind}.${one.id}.json`);
const check = async (text?: string) => verifyReceipt(text ?? await readFile(fileOf(receipt), 'utf8'), { verify: (message, signature) => keeper.verify(message, signature), data });

test('nothing goes before its day', async () => {
  const { snapshot } = (await keptSnapshots(database.pool)).find((kept) => kept.snapshot.asOf === OLD) ?? {};
  expect(await retentionStatus(parts, snapshot?.expiresOn ?? '')).toEqual([]);
  expect((await runRetention(parts, snapshot?.expiresOn ?? '')).deleted).toEqual([]);
});

test('expiry of a snapshot: files gone, receipt verifies, findings keep only what decided', async () => {
  const due = (await retentionStatus(parts, '2019-07-10')).map(({ kind, list, asOf }) => [kind, list, asOf]);
  expect(due).toEqual([['snapshot', LIST, OLD]]);
  const { deleted } = await runRetention(parts, '2019-07-10');
  expect(deleted).toHaveLength(1);
  receipt = deleted[0] as DeletionReceipt;
  expect(receipt).toMatchObject({ kind: 'snapshot', list: LIST, asOf: OLD, rows: 3, deletedOn: '2019-07-10', deletedBy: 'office', kept: { findings: 1, rows: 1 } });
  expect(receipt.files.map(({ path }) => path)).toEqual([
    `lake/${LIST}@${OLD}.json`, `lake/${LIST}@${OLD}.parquet`, `lake/${LIST}@${OLD}.problems.parquet`,
    `lake/${LIST}@${OLD}/${LIST}.candidates.parquet`, `lake/${LIST}@${OLD}/${LIST}.links.parquet`,
  ]);
  for (const { path } of receipt.files) expect(existsSync(join(data, path))).toBe(false);
  expect(await readdir(lake)).toEqual(['2018-06-30', '2018-06-30.json', '2018-06-30.parquet', '2018-06-30.problems.parquet'].map((end) => `${LIST}@${end}`));
  expect(await check()).toMatchObject({ signed: true, whole: true, left: [], ok: true });
  expect((await keptSnapshots(database.pool)).map(({ snapshot }) => snapshot.asOf)).toEqual(['2018-06-30']);

  const { rows: [finding] } = await database.pool.query<{ id: number; rows: unknown }>('select id, rows from coverage.finding');
  expect(finding?.rows).toContainEqual({ list: LIST, as_of: OLD, row: 2 });
  expect(await decidingRows(database.pool, keeper, PERSON)).toEqual([
    { finding: finding?.id, person: PERSON, list: LIST, asOf: OLD, row: 2, cells: { amount: 5500, month: '2018-05' } },
  ]);
});

test('neither the receipt nor what is kept names anybody', async () => {
  const { rows } = await owner.pool.query<{ text: string }>(
    `select string_agg(convert_to(t::text, 'utf8')::text, '') as text from (select d::text as t from privacy.deletion_receipt d union all select d::text from privacy.deciding_row d) x`,
  );
  const text = `${rows[0]?.text}\n${await bytesUnder(join(data, 'receipts'))}`;
  for (const { name, identity } of PEOPLE) {
    expect(text).not.toContain(identity);
    expect(text).not.toContain(Buffer.from(identity).toString('hex'));
    expect(text).not.toContain(Buffer.from(name).toString('hex'));
  }
});

test('only who may see the person sees what decided', async () => {
  const seen = async (division: string, role: 'town_clerk' | 'county_officer') =>
    (await decidingRows(owner.within(sessionOf({ ...theOffice(), id: 'x', role, division }, '341500')).pool, keeper, PERSON)).length;
  expect([await seen('341502001', 'town_clerk'), await seen('341502002', 'town_clerk'), await seen('341503', 'county_officer')]).toEqual([1, 0, 0]);
});

test.each([
  ['another number of rows', (text: string) => text.replace('"rows": 3', '"rows": 4')],
  ['another day', (text: string) => text.replaceAll('2019-07-10', '2019-07-01')],
  ['a file left out', (text: string) => text.replace(/\{\n {8}"path": [^}]+\},\n/, '')],
  ['another signature', (text: string) => text.replace(/"signature": "../, '"signature": "AA')],
])('a receipt with %s does not hold', async (_, spoil) => {
  const sound = await readFile(fileOf(receipt), 'utf8');
  expect(spoil(sound)).not.toBe(sound);
  expect(await check(spoil(sound))).toMatchObject({ ok: false });
});

test('of a receipt that is not ours no path is looked for', async () => {
  const sound = await readFile(fileOf(receipt), 'utf8');
  expect(await check(sound.replace(receipt.files[0]?.path ?? '', '../../../../../../etc/hostname'))).toMatchObject({ signed: false, left: [] });
});

test('a file that is there again is told of; a text that is no receipt is none', async () => {
  const [file] = receipt.files;
  await writeFile(join(data, file?.path ?? ''), 'again');
  expect(await check()).toMatchObject({ signed: true, left: [file?.path], ok: false });
  await rm(join(data, file?.path ?? ''));
  expect(await check('{"receipt": {}}')).toBeNull();
  expect(await check('no json')).toBeNull();
});

test('a run that is stopped after the receipt was entered is finished by the next, and spares a file that is another', async () => {
  const killed: Office = {
    ...office,
    database: {
      ...database,
      pool: {
        query: (text, values) => database.pool.query(text, values),
        transaction: async (act) => {
          await database.pool.transaction(act);
          throw new Error('killed');
        },
      },
    },
  };
  await expect(runRetention({ ...parts, office: killed }, '2030-01-01')).rejects.toThrow('killed');
  expect(existsSync(join(lake, `${LIST}@2018-06-30.parquet`))).toBe(true);
  await writeFile(join(lake, `${LIST}@2018-06-30.json`), 'another file of that name');
  const { finished, deleted } = await runRetention(parts, '2030-01-01');
  expect([finished.map(({ asOf }) => asOf), deleted]).toEqual([['2018-06-30'], []]);
  expect(existsSync(join(lake, `${LIST}@2018-06-30.parquet`))).toBe(false);
  expect(await readFile(join(lake, `${LIST}@2018-06-30.json`), 'utf8')).toBe('another file of that name');
  expect(await finishDeletions({ connections: database.pool, data })).toEqual([]);
});

test('exports and files between go after their days, each with a receipt; what the last check stands on stays', async () => {
  await mkdir(join(data, 'exports'));
  const made = { export: join(data, 'exports/findings.csv'), verdicts: join(lake, 'verdicts.1.parquet'), held: join(lake, 'verdicts.2.parquet'), young: join(data, 'exports/new.csv') };
  for (const file of Object.values(made)) {
    await writeFile(file, 'x');
    await utimes(file, new Date('2026-01-01'), new Date('2026-01-01'));
  }
  await utimes(made.young, new Date('2026-06-01'), new Date('2026-06-01'));
  await database.pool.query("update coverage.check_run set status = 'done', finished_at = now(), population_file = 'p', verdicts_file = $1", [made.held]);
  const { deleted } = await runRetention(parts, '2026-06-02');
  expect(deleted.map(({ kind, files }) => [kind, files.map(({ path }) => path)])).toEqual([['derived_file', ['lake/verdicts.1.parquet']], ['export_file', ['exports/findings.csv']]]);
  expect([existsSync(made.held), existsSync(made.young)]).toEqual([true, true]);
});

test('what a person asked and what a superior was asked goes three years after the last that was done about it, and holds up nothing before', async () => {
  const child = PERSON;
  const { rows: [request] } = await owner.pool.query<{ id: string }>(
    `insert into privacy.request (kind, person_id, place, asked_by, channel, received_on, due_on, received_by, at)
     values ('copy', $1, '341502', 'guardian', 'counter', '2019-01-10', '2019-01-31', 'officer', '2019-01-10') returning id`, [child],
  );
  await owner.pool.query("insert into privacy.request_event (request_id, actor, action, on_day, at) values ($1, 'officer', 'answer', '2019-02-20', '2019-02-20')", [request?.id]);
  const { rows: [look] } = await owner.pool.query<{ id: string }>(
    `insert into privacy.look (person_id, field, purpose, asked_by, asked_role, asked_place, reasons, at, lapses_at)
     values ($1, 'phone', 'verification_visit', 'clerk', 'town_clerk', '341502001', '', '2019-01-10', '2019-01-17') returning id`, [child],
  );
  await owner.pool.query("insert into privacy.look_decision (look_id, decision, decided_by, decided_role, at) values ($1, 'refused', 'officer', 'county_officer', '2019-01-15')", [look?.id]);
  const due = async (day: string) => (await retentionStatus(parts, day)).filter(({ kind }) => kind === 'request').map(({ rows }) => rows);
  expect([await due('2022-01-13'), await due('2022-01-20'), await due('2022-03-01')]).toEqual([[], [1], [2]]);
  const { deleted } = await runRetention(parts, '2022-03-01');
  expect(deleted.filter(({ kind }) => kind === 'request').map(({ tables }) => tables)).toEqual([[{ table: 'privacy.request', rows: 1 }, { table: 'privacy.look', rows: 1 }]]);
  const { rows: [left] } = await owner.pool.query<{ n: number }>('select (select count(*) from privacy.request_event) + (select count(*) from privacy.look_decision) as n');
  expect(left?.n).toBe(0);
});

test('receipts are only ever added', async () => {
  await expect(owner.pool.query("update privacy.deletion_receipt set kind = 'x'")).rejects.toThrow(/only ever appended/);
  await expect(owner.pool.query('truncate privacy.deletion_receipt cascade')).rejects.toThrow(/only ever appended/);
  await expect(database.pool.query('delete from privacy.deletion_receipt')).rejects.toThrow();
});
