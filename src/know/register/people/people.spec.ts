import { afterAll, beforeAll, expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { cryptoMigrations } from '../../../foundation/platform/crypto/index.ts';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { countConflicts, findPeople, findPerson, importRegister, personOf, registerKnownPerson, registerMigrations, UnsoundIdentityError, type KnownPerson } from '../index.ts';
import { line, PEOPLE, stoneBridge, whole } from '../testing/stone-bridge.ts';

const database = await testDatabase([cryptoMigrations, registerMigrations]);
const { keeper } = await testKeeper(database);
const registry = { database, keeper };
const town = await stoneBridge();
const engine = await openDuckdb();
afterAll(async () => {
  engine.close();
  await town.leave();
});

async function take(name: string, asOf: string, lines: string[]) {
  return importRegister(registry, engine, {
    file: await town.write(name, lines), asOf, definition: town.definition, divisions: town.divisions, outDir: town.folder, actor: 'clerk', reason: 'monthly file',
  });
}

beforeAll(async () => {
  await take('june.csv', '2018-06-30', [line({ who: 'amei', kind: '43', change: { guardian: '石老泉' } }), line({ who: 'quan', kind: '11' }), line({ who: 'shu', kind: '24' })]);
});

test('people are found by a number however it is written, or by the beginning of a name, and shown masked', async () => {
  const { identity } = PEOPLE.amei;
  for (const text of [`${identity}43`, ` ${identity.slice(0, 6)} ${identity.slice(6)}４３ `, identity, `${identity}43B1`, '石阿']) {
    expect(await findPeople(registry, text), text).toMatchObject([{ name: '石*梅', category: 4, grade: 3, status: 'valid', division: '341502001003' }]);
  }
  expect((await findPeople(registry, '石')).map(({ name }) => name)).toEqual(['石*泉', '石*梅']);
  expect(await findPeople(registry, '𠮷·阿')).toHaveLength(1);
  expect(JSON.stringify(await findPeople(registry, '石'))).not.toMatch(/\d{12}[\dX]{6}/);
  expect(await findPeople(registry, '  ')).toEqual([]);
  expect(await findPeople(registry, whole('34150219700312108'))).toEqual([]);
});

test('a person has a household, a guardian and certificates; nobody has an unknown id', async () => {
  const [found] = await findPeople(registry, PEOPLE.amei.identity);
  const person = await personOf(registry, found?.id ?? '', '2018-06-30');
  expect(person).toMatchObject({
    name: '石阿梅', birth: '1970-03-12', phone: '138****0001', guardian: { name: '石老泉' }, household: { number: 'H1', members: [{ name: '石老泉' }, { name: '石阿梅' }] },
    certificates: [{ from: '2015-01-05', until: null, valid_to: '2025-01-04', statuses: [{ status: 'valid' }] }],
  });
  expect(await findPerson(registry, found?.id ?? '')).toMatchObject({ name: '石*梅' });
  expect(await personOf(registry, '00000000-0000-7000-8000-000000000000', '2018-06-30')).toBeNull();
});

const application: KnownPerson = {
  name: '石小桥', identity: PEOPLE.xiaoqiao.identity, category: 6, grade: 3, division: '341502001003', address: null, phone: null,
  guardian: { name: '石阿梅', identity: PEOPLE.amei.identity, phone: '13800000001', relation: '母亲' },
  appliedOn: '2018-05-02', document: '监护人申请 2018-17', source: { list: 'severe_mental_illness', asOf: '2018-06-10', row: 12 }, actor: 'clerk', reason: 'diagnosis and application',
};

test('a person known without a certificate is in the population from the application on; twice is once; a certificate later ends it', async () => {
  const first = await registerKnownPerson(registry, application);
  expect(first.state).toBe('known');
  expect(await registerKnownPerson(registry, application)).toEqual({ state: 'already', personId: first.personId, holdsCertificate: false });
  const on = async (day: string) => (await database.pool.query('select certificate_status, category, grade, guardian from register.population_on($1) where person_id = $2', [day, first.personId])).rows;
  expect(await on('2018-05-01')).toEqual([]);
  expect(await on('2018-05-02')).toEqual([{ certificate_status: 'none', category: 6, grade: 3, guardian: '石阿梅' }]);
  const { counts } = await take('july.csv', '2018-07-31', [
    line({ who: 'amei', kind: '43', change: { guardian: '石老泉' } }), line({ who: 'quan', kind: '11' }), line({ who: 'shu', kind: '24' }),
    line({ who: 'xiaoqiao', kind: '62', change: { issued: '2018-07-10', until: '2028-07-09', guardian: '石阿梅' } }),
  ]);
  expect(counts).toMatchObject({ new: 0, same: 3, changed: 1, gone: 0 });
  expect(await on('2018-07-31')).toMatchObject([{ certificate_status: 'valid', category: 6, grade: 2 }]);
  expect(await on('2018-07-09')).toMatchObject([{ certificate_status: 'none' }]);
});

test('a certificate holder is not registered again, another name under a known number is asked about, an unsound number refused', async () => {
  expect(await registerKnownPerson(registry, { ...application, name: '石阿梅', identity: PEOPLE.amei.identity })).toMatchObject({ state: 'already', holdsCertificate: true });
  const asked = await registerKnownPerson(registry, { ...application, name: '石大梅', identity: PEOPLE.amei.identity });
  expect(asked.state).toBe('asked');
  expect(await countConflicts(database)).toEqual([{ kind: 'two_people_one_identity', count: 1 }]);
  await expect(registerKnownPerson(registry, { ...application, identity: `${PEOPLE.shu.identity.slice(0, 17)}${PEOPLE.shu.identity.endsWith('0') ? '1' : '0'}` })).rejects.toThrow(UnsoundIdentityError);
});
