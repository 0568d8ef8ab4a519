import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, expect, inject, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { cryptoMigrations } from '../../../foundation/platform/crypto/index.ts';
import { migrate } from '../../../foundation/platform/database/index.ts';
import { findPeople, listConflicts, personOf, registerMigrations, sealOpenNumbers } from '../index.ts';
import { PEOPLE } from '../testing/stone-bridge.ts';

const folder = await mkdtemp(join(tmpdir(), 'jinbao-before-sealing-'));
afterAll(() => rm(folder, { recursive: true }));

/** The register's tables as they were before numbers were sealed. */
async function before(): Promise<typeof registerMigrations> {
  await mkdir(join(folder, 'migrations'));
  for (const name of (await readdir(registerMigrations.folder)).sort().slice(0, 4)) await cp(fileURLToPath(new URL(name, registerMigrations.folder)), join(folder, 'migrations', name));
  return { room: 'register', folder: pathToFileURL(`${join(folder, 'migrations')}/`) };
}

const database = await testDatabase([cryptoMigrations, await before()]);
const { amei, quan } = PEOPLE;
const PHONES = ['13812345678', '13987654321'];

test('what a database from before holds open is sealed at the next start, killed and gone on with, and found as it was', async () => {
  const { rows: [person] } = await database.pool.query<{ id: string }>("insert into register.person (birth, sex) values ('1970-03-12', 'female') returning id");
  const id = person?.id ?? '';
  await database.pool.query(`
    insert into register.identification values ('${id}', '(,1990-01-01)', '石梅', null), ('${id}', '[1990-01-01,)', '石阿梅', '${amei.identity}');
    insert into register.certificate (person_id, during, number, category, grade) values ('${id}', '(,2018-01-01)', '${amei.identity}42', 4, 2), ('${id}', '[2018-01-01,)', '${amei.identity}43B1', 4, 3);
    insert into register.certificate_status select id, during, 'valid', '2018-06-30' from register.certificate;
    insert into register.residence values ('${id}', '(,)', '341502001003', '石桥镇磨坊路', null);
    insert into register.guardian values ('${id}', '(,)', '石老泉', '${quan.identity}', '${PHONES[1]}', '哥哥');
    insert into register.phone values ('${id}', '(,)', '${PHONES[0]}');
    insert into register.conflict (kind, fingerprint, row, person_id, in_population, certificate, identity, name, found, expected)
      values ('identity_differs', 'a', 7, '${id}', true, '${amei.identity}43B1', '${amei.identity}', '石阿梅', '${amei.identity}', '${quan.identity}'),
             ('identity_differs', 'b', 9, '${id}', true, '${amei.identity}43B1', '${amei.identity}', '石阿梅', '${amei.identity}', '${quan.identity}');
    insert into register.event (actor, reason, person_id, kind, subject, before, after) values ('clerk', 'file', '${id}', 'changed', 'guardian', null, '{"name": "石老泉", "identity": "${quan.identity}", "phone": "${PHONES[1]}"}'),
      ('clerk', 'file', '${id}', 'changed', 'certificate', '{"number": "${amei.identity}42", "grade": 2}', '{"number": "${amei.identity}43B1", "grade": 3}')`);
  await migrate(database.pool, [cryptoMigrations, registerMigrations]);
  const { keeper } = await testKeeper(database);

  let seals = 0;
  const failing = { ...keeper, seal: (field: string, text: string) => ((seals += 1) > 4 ? fail() : keeper.seal(field, text)) };
  await expect(sealOpenNumbers(database.pool, failing)).rejects.toThrow('the power is gone');
  expect(await sealOpenNumbers(database.pool, keeper)).toBeGreaterThan(0);
  expect(await sealOpenNumbers(database.pool, keeper)).toBe(0);

  const registry = { database, keeper };
  for (const text of [amei.identity, `${amei.identity}42`, `${amei.identity}43`]) expect(await findPeople(registry, text), text).toMatchObject([{ name: '石*梅', grade: 3 }]);
  expect(await personOf(registry, id, '2018-06-30')).toMatchObject({ phone: '138****5678', guardian: { name: '石老泉', phone: '139****4321' }, certificates: [{ grade: 3 }, { grade: 2 }] });
  expect(await listConflicts(registry, { limit: 10 })).toMatchObject([{ kind: 'identity_differs', row: 7, identity: expect.stringMatching(/^3415\*+/) }, { row: 9 }]);
  const { rows: events } = await database.pool.query('select before, after, sealed_before, sealed_after from register.event order by id');
  expect(events).toMatchObject([{ before: null, after: { name: '石老泉' }, sealed_before: null }, { before: { grade: 2 }, after: { grade: 3 } }]);
  expect(keeper.open('register.guardian.contact', events[0].sealed_after)).toBe(JSON.stringify([quan.identity, PHONES[1]]));
  expect([events[1].sealed_before, events[1].sealed_after].map((sealed) => keeper.open('register.certificate.number', sealed))).toEqual([`${amei.identity}42`, `${amei.identity}43B1`]);
  await expect(database.pool.query("update register.event set actor = 'nobody'")).rejects.toThrow(/only ever appended/);

  expect(await onDisk()).toEqual([]);
});

function fail(): never {
  throw new Error('the power is gone');
}

/** Tables on disk in which one of the numbers can be read. */
async function onDisk(): Promise<string[]> {
  await database.pool.query('checkpoint');
  const { rows } = await database.pool.query<{ name: string; file: string }>(
    "select relname as name, pg_relation_filepath(oid) as file from pg_class where relnamespace = 'register'::regnamespace and relkind in ('r', 'i', 't')");
  const found: string[] = [];
  for (const { name, file } of rows) {
    const bytes = await readFile(join(inject('postgresFolder'), 'pg', file));
    if ([amei.identity, quan.identity, ...PHONES].some((number) => bytes.includes(number))) found.push(name);
  }
  expect(rows.length).toBeGreaterThan(10);
  return found;
}
