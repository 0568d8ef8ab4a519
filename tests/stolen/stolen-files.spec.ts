import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeKeys, KeyError, keysStatus, makeMasterKey, sealedFilesIn } from '../../src/foundation/platform/crypto/index.ts';
import { buildServer } from '../../src/foundation/platform/http/index.ts';
import { readSettings } from '../../src/foundation/platform/settings/index.ts';
import { coverageRoutes, deskRoutes, whatIfRoutes, type Desk, type FindingItem, type PersonPage } from '../../src/judge/coverage/index.ts';
import { findPeople } from '../../src/know/register/index.ts';
import { loadDemo } from '../../src/office/load-demo.ts';
import { SEALED_ROOMS } from '../../src/office/open-keys.ts';
import { openOffice, type OpenOffice } from '../../src/office/open-office.ts';
import { DEFAULT_PACK, PACKS_FOLDER } from '../../src/office/places.ts';
import { TOWN } from '../faults/town.ts';
import { gateFor } from '../support/gate.ts';
import { numbersInFiles } from './numbers-in-files.ts';

const data = await mkdtemp(join(tmpdir(), 'jinbao-stolen-'));
const settings = readSettings({ JINBAO_DATA: data });
let open: OpenOffice;
let numbers: ReadonlySet<string>;

beforeAll(async () => {
  open = await openOffice(settings, { demo: true });
  await loadDemo(open.office, join(data, 'demo'), TOWN, () => undefined);
  numbers = new Set([...(await readFile(join(data, 'demo', 'register.csv'), 'utf8')).matchAll(/\d{17}[\dX]/g)].map(([number]) => number));
}, 600_000);
afterAll(async () => {
  await open.close();
  await rm(data, { recursive: true, force: true });
});

const server = () => buildServer({ before: [gateFor()], routes: [coverageRoutes(open.office), deskRoutes(open.office), whatIfRoutes(open.office, { dirs: [PACKS_FOLDER], pack: DEFAULT_PACK })], ready: async () => ({ ready: true }), consoleFolder: join(data, 'none') });

async function get<Answer>(path: string): Promise<Answer> {
  const answer = await server().request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json() as Promise<Answer>;
}

test('of a stolen data folder no identity or certificate number can be read: tables, log, lake, whatever else lies there', async () => {
  expect(numbers.size).toBeGreaterThan(2900);
  await open.database.pool.query('checkpoint');
  const found = await numbersInFiles(data, numbers);
  // The agency files of the demo are what was handed in; everything else is the office's own.
  const handedIn = ({ file }: { file: string }) => file.startsWith('demo/');
  expect(found.filter(handedIn).length).toBeGreaterThan(3);
  expect(found.filter((one) => !handedIn(one))).toEqual([]);
  for (const name of await readdir(join(data, 'lake'), { recursive: true })) {
    const bytes = await readFile(join(data, 'lake', name)).catch(() => null);
    if (bytes) expect([name, bytes.subarray(0, 4).toString()]).toEqual([name, name.endsWith('.json') ? expect.stringMatching(/^[{[]/) : 'JBS1']);
  }
}, 120_000);

test('no row of any table tells one either, whatever the disk made of it', async () => {
  const { rows: tables } = await open.database.pool.query<{ name: string }>(
    "select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'");
  const telling: string[] = [];
  for (const { name } of tables) {
    const { rows } = await open.database.pool.query<{ said: string }>(`select t::text as said from ${name} t where t::text ~ '[0-9]{17}[0-9X]'`);
    if (rows.some(({ said }) => [...said.matchAll(/(?=(\d{17}[\dX]))/g)].some(([, number]) => numbers.has(number ?? '')))) telling.push(name);
  }
  expect(tables.length).toBeGreaterThan(30);
  expect(telling).toEqual([]);
});

/** What an officer sees of a person, a row that waits, and a draft: read from the database and the lake. */
async function seen() {
  const { items } = await get<{ items: FindingItem[] }>('/api/findings?rule=living_allowance_missed&size=1');
  const person = await get<PersonPage>(`/api/people/${items[0]?.personId}`);
  const desk = await get<Desk>('/api/desk?size=5');
  return { items, person, desk };
}

test('the office itself reads on as before: from the sealed lake, after a switch of suite, and after a start', async () => {
  const before = await seen();
  expect(before.person.verdicts.length).toBeGreaterThan(10);
  expect(before.person.certificate).toMatch(/\*{6}/);
  const { office: { keeper }, database: { pool: connections } } = open;
  const files = sealedFilesIn(join(data, 'lake'), keeper);
  await changeKeys({ connections, keeper, suite: 'sm', actor: 'spec', rooms: SEALED_ROOMS, files, settleMs: 0 });
  expect((await keysStatus(connections, files)).keys.filter(({ state, suite }) => state !== 'retired' && suite === 'aes').map(({ purpose }) => purpose)).toEqual(['signing']);
  expect(await seen()).toEqual(before);
  await open.close();
  await expect(openOffice({ ...settings, keyFile: join(data, 'elsewhere') })).rejects.toThrow(KeyError);
  open = await openOffice(settings);
  expect(open.office.keeper.suite).toBe('sm');
  expect(await seen()).toEqual(before);
  const [number = ''] = numbers;
  expect((await findPeople(open.office, number)).length).toBeGreaterThan(0);
  await open.database.pool.query('checkpoint');
  expect(await numbersInFiles(join(data, 'pg'), numbers)).toEqual([]);
}, 300_000);

test('without its key the whole folder opens nothing; nor with another', async () => {
  await open.close();
  const [key, aside] = [join(data, 'keys', 'master.key'), join(data, 'aside.key')];
  await rename(key, aside);
  await expect(openOffice(settings)).rejects.toThrow(/没有主密钥文件/);
  await makeMasterKey(key);
  await expect(openOffice(settings)).rejects.toThrow(/主密钥与这个数据库不符/);
  await rename(aside, key);
  open = await openOffice(settings);
}, 120_000);

test('the search would have found one: a single number written past the keeper stands in table and log', async () => {
  const [number = ''] = numbers;
  await open.database.pool.query('create table planted (number text)');
  await open.database.pool.query('insert into planted values ($1)', [`${number}43`]);
  await open.database.pool.query('checkpoint');
  const found = (await numbersInFiles(join(data, 'pg'), numbers)).map(({ file }) => file.split('/')[0]);
  expect(new Set(found)).toEqual(new Set(['base', 'pg_wal']));
}, 120_000);
