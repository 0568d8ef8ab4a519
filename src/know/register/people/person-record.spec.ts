import { afterAll, beforeAll, expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { cryptoMigrations } from '../../../foundation/platform/crypto/index.ts';
import { openDuckdb } from '../../../foundation/platform/engine/index.ts';
import { askCorrection } from '../changing/ask-correction.ts';
import { decideChange } from '../changing/decide-change.ts';
import { findPeople, importRegister, registerMigrations } from '../index.ts';
import { line, PEOPLE, stoneBridge, type RegisterLine } from '../testing/stone-bridge.ts';
import { personRecord } from './person-record.ts';

const database = await testDatabase([cryptoMigrations, registerMigrations]);
const { keeper } = await testKeeper(database);
const registry = { database, keeper };
const town = await stoneBridge();
const engine = await openDuckdb();
afterAll(async () => {
  engine.close();
  await town.leave();
});

const divisions = { get: () => null, fullName: (code: string) => `区划${code}` };

async function take(asOf: string, lines: RegisterLine[]) {
  await importRegister(registry, engine, {
    file: await town.write(`${asOf}.csv`, lines.map(line)), asOf, definition: town.definition, divisions: town.divisions, outDir: town.folder, actor: 'clerk', reason: 'monthly file',
  });
}

beforeAll(async () => {
  await take('2018-06-30', [{ who: 'amei', kind: '43' }, { who: 'quan', kind: '11' }]);
  await take('2018-07-31', [{ who: 'amei', kind: '43', change: { phone: '13900000002' } }, { who: 'quan', kind: '11' }]);
});

test('every fact has its source and its day; one that changed has both, and what stood beside it has not', async () => {
  const person = (await findPeople(registry, PEOPLE.amei.identity))[0]?.id ?? '';
  const desk = { ...registry, actor: 'asker', today: '2018-09-01' };
  const id = await askCorrection(desk, divisions, { person, field: 'address', to: '水车巷', why: '搬了家', evidence: null, effectiveOn: '2018-08-10' });
  await decideChange({ ...desk, actor: 'checker' }, { id, decision: 'approve', reason: '' }, { merged: () => Promise.resolve(), parted: () => Promise.resolve() });
  const record = await personRecord(registry, divisions, person);
  const now = (what: string) => record?.now.find((fact) => fact.what === what);
  expect(now('address')).toMatchObject({ value: '***', from: '2018-08-10', source: { kind: 'correction', day: '2018-08-10' }, correctable: true });
  expect(now('division')).toMatchObject({ value: '区划341502001003', from: null, source: { kind: 'file', name: '2018-06-30.csv', day: '2018-06-30' } });
  expect(now('phone')).toMatchObject({ value: '139****0002', from: '2018-07-31', source: { kind: 'file', day: '2018-07-31' } });
  expect(now('certificate')).toMatchObject({ from: '2015-01-05', source: { kind: 'file', day: '2018-06-30' }, correctable: false });
  expect(record?.before.map(({ what, until }) => `${what} ${until}`)).toEqual(['address 2018-08-10', 'phone 2018-07-31']);
  expect(record?.household).toMatchObject([{ name: '石*泉' }]);
  expect(JSON.stringify(record)).not.toMatch(/石阿梅|水车巷|磨坊路|1390000|\d{17}/);
});

test('a record that was merged into this one is not somebody else of the household', async () => {
  const [amei = '', quan = ''] = await Promise.all([PEOPLE.amei, PEOPLE.quan].map(async ({ identity }) => (await findPeople(registry, identity))[0]?.id));
  await database.pool.query('update register.person set merged_into = $1 where id = $2', [amei, quan]);
  expect(await personRecord(registry, divisions, amei)).toMatchObject({ household: [], merged: [{ id: quan, name: '石*泉' }] });
});
