import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testKeeper } from '../../../../tests/support/keeper.ts';
import { testDatabase } from '../../../../tests/support/postgres.ts';
import { changeKeys, cryptoMigrations } from '../../platform/crypto/index.ts';
import { sessionOf, theOffice } from '../walls/index.ts';
import { privacyMigrations } from './migrations.ts';
import { readProcessing } from './processing/read-processing.ts';
import { actOnRequest, openRequest, requestOf, type RequestDesk } from './requests/request-store.ts';

const database = await testDatabase([cryptoMigrations, privacyMigrations]);
const { keeper } = await testKeeper(database);
const { processing } = await readProcessing([join(import.meta.dirname, '../../../../packs/nation')]);
const desk: RequestDesk = { connections: database.within(sessionOf(theOffice(), '')).pool, sealer: keeper, processing, actor: 'office' };

test('when keys change, what people said is sealed under the new ones, and is still never changed otherwise', async () => {
  const id = await openRequest(desk, { kind: 'complaint', person: null, place: '341522', askedBy: 'person', channel: 'phone', receivedOn: '2026-11-02', said: '有人打电话说知道我家补贴多少' });
  await actOnRequest(desk, id, { action: 'answer', day: '2026-11-03', note: '已查明，回电告知' });
  const sealed = async () => (await database.pool.query<{ said: Buffer; note: Buffer }>('select r.said, e.note from privacy.request r join privacy.request_event e on e.request_id = r.id')).rows[0];
  const before = await sealed();
  await changeKeys({ connections: database.pool, keeper, suite: 'sm', actor: 'administrator', rooms: [], files: { keysInUse: async () => new Set<number>(), reseal: async () => 0 }, settleMs: 0 });
  const after = await sealed();
  expect([before?.said.equals(after?.said ?? Buffer.alloc(0)), before?.note.equals(after?.note ?? Buffer.alloc(0))]).toEqual([false, false]);
  expect(await requestOf(desk, id)).toMatchObject({ said: '有人打电话说知道我家补贴多少', events: [{ note: '已查明，回电告知' }] });
  await expect(database.pool.query("update privacy.request set said = null, channel = 'visit'")).rejects.toThrow(/only ever appended/);
});
