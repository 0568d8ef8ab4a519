import { afterAll, beforeAll, expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { sessionOf, type Role } from '../../../foundation/access/index.ts';
import { cryptoMigrations } from '../../../foundation/platform/crypto/index.ts';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { importRegister, registerMigrations } from '../index.ts';
import { line, PEOPLE, stoneBridge, type RegisterLine } from '../testing/stone-bridge.ts';
import { keepKeys } from './keep-keys.ts';
import { nameKeys } from './name-keys.ts';
import { searchPeople } from './search-people.ts';

const database = await testDatabase([cryptoMigrations, registerMigrations]);
const { keeper } = await testKeeper(database);
const town = await stoneBridge();
const engine = await openDuckdb();
afterAll(async () => {
  engine.close();
  await town.leave();
});

const village = (code: string, name: string) => ({ code, name, level: 'village' as const, validFrom: null, validTo: null, successors: [], aliases: [] });
const VILLAGES = [village('341502001003', '磨坊村'), village('341503001001', '水车村')];
const divisions = { city: '341500', nameOf: () => null, within: (_: string, level: string) => (level === 'village' ? VILLAGES : []) };

beforeAll(async () => {
  const lines: RegisterLine[] = [
    { who: 'amei', kind: '43' }, { who: 'quan', kind: '11' }, { who: 'xiaoqiao', kind: '62', change: { division: '341503001001', address: '水车村渡口' } }, { who: 'shu', kind: '24' },
  ];
  await importRegister({ database, keeper }, engine, {
    file: await town.write('june.csv', lines.map(line)), asOf: '2018-06-30', definition: town.definition, divisions: town.divisions, outDir: town.folder, actor: 'clerk', reason: 'monthly file',
  });
});

const names = async (text: string, role: Role = 'department_officer', division = '341500') => {
  const session = sessionOf({ id: 'spec', name: 'spec', role, division, department: null, institution: null, session: null, actingFor: null }, '341500');
  return (await searchPeople({ database: database.within(session), keeper }, divisions, text)).map(({ name, by }) => `${name} ${by}`);
};

test('a name is found as it is written, without its middle, by its end, by a character of the same sound, in pinyin with tones and without, by initials', async () => {
  for (const text of ['石阿梅', '石阿', '石梅', '阿梅', 'shi a mei', 'shiamei', 'Shí Ā Méi', 'shi2 a1 mei2', 'shimei', 'amei', 'sam']) expect([text, ...await names(text)], text).toContain('石*梅 name');
  expect(await names('石阿煤')).toEqual(['石*梅 sound']);
  expect((await names('石'))).toHaveLength(3);
  expect(await names('𠮷阿舒')).toEqual(['𠮷**舒 name']);
  for (const text of ['s', '·', ' ', '张三', 'zzz']) expect(await names(text), text).toEqual([]);
});

test('a number is found whole and never in part; a village, a part of an address, and a name beside its place are found', async () => {
  const { identity } = PEOPLE.amei;
  for (const text of [identity, `${identity}43`, ` ${identity.slice(0, 6)} ${identity.slice(6)}43`]) expect(await names(text), 'number').toEqual(['石*梅 number']);
  expect(await names(identity.slice(0, 10))).toEqual([]);
  expect(await names('水车村')).toEqual(['石*桥 place']);
  expect(await names('渡口')).toEqual([]);
  expect(await names('村渡口')).toEqual(['石*桥 address']);
  expect(await names('磨坊 石梅')).toEqual(['石*梅 name']);
  expect(await names('水车 石梅')).toEqual([]);
});

test('who is out of reach is not found, by whatever is asked', async () => {
  expect(await names('石', 'county_officer', '341503')).toEqual(['石*桥 name']);
  for (const text of ['石阿梅', 'shiamei', PEOPLE.amei.identity, '磨坊村', '磨坊路']) expect(await names(text, 'county_officer', '341503'), text).toEqual([]);
  expect(await names('石', 'auditor', '341500')).toEqual([]);
});

test('what a name is found by', () => {
  expect(nameKeys('赵梅英')).toEqual(['赵梅英', '梅英', '赵英', 'zhaomeiying', 'meiying', 'zhaoying', 'zmy', 'zy']);
  expect(nameKeys('单吕')).toEqual(['单吕', 'shanlv', 'sl']);
});

async function add(name: string, place: string): Promise<string> {
  const { rows: [person] } = await database.pool.query<{ id: string }>('insert into register.person (birth) values (null) returning id');
  await database.pool.query('insert into register.identification (person_id, during, name) values ($1, daterange(null, null), $2)', [person?.id, name]);
  await database.pool.query('insert into register.residence (person_id, during, division, address) values ($1, daterange(null, null), $2, $3)', [person?.id, place, '竹林巷九号']);
  await database.pool.transaction((client) => keepKeys(client));
  return person?.id ?? '';
}

test('what fits best comes first, also where it fits in two ways; a merged record is found as the other one by its address too', async () => {
  const [kept, other] = [await add('水车福', '341503001001'), await add('水车阿寿', '341502001003')];
  expect(await names('水车')).toEqual(['水*福 name', '水**寿 name', '石*桥 place']);
  await database.pool.query('update register.person set merged_into = $1 where id = $2', [kept, other]);
  expect(await names('竹林巷')).toEqual(['水*福 address']);
});

test('keys that are kept are not kept again, whatever letters a name is written in', async () => {
  const person = await add('Ünal·Esra', '341502001003');
  const kept = async () => (await database.pool.query('select key from register.search_key where person_id = $1', [person])).rowCount;
  const before = await kept();
  await database.pool.transaction((client) => keepKeys(client));
  expect(await kept()).toBe(before);
  expect(await names('unal')).toEqual([]);
  expect(await names('vnal')).toHaveLength(1);
});
