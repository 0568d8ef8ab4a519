import { expect, test } from 'vitest';
import { gateFor } from '../../tests/support/gate.ts';
import { testKeeper } from '../../tests/support/keeper.ts';
import { testDatabase } from '../../tests/support/postgres.ts';
import { cryptoMigrations } from '../foundation/platform/crypto/index.ts';
import { buildServer } from '../foundation/platform/http/index.ts';
import { theOffice, type Actor, type Deed } from '../foundation/access/index.ts';
import { registerMigrations } from '../know/register/index.ts';
import { keysRoutes } from './keys-routes.ts';

const database = await testDatabase([cryptoMigrations, registerMigrations]);
const { keeper } = await testKeeper(database);
const administrator: Actor = { ...theOffice(), id: '01930000-0000-7000-8000-000000000001', role: 'system_administrator' };
const deeds: Deed[] = [];
let release = () => {};
const files = { keysInUse: async () => new Set<number>(), reseal: () => new Promise<number>((done) => { release = () => done(0); }) };
const server = (actor: Actor) => buildServer({
  before: [gateFor(actor, deeds)], routes: [keysRoutes({ connections: database.pool, keeper, files, settleMs: 0, report: (error) => { throw error; } })],
  ready: async () => ({ ready: true }), consoleFolder: '/nowhere',
});
const change = (at: ReturnType<typeof server>, suite: string) => at.request('/api/keys/change', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ suite }) });

test('the system administrator looks at keys and changes them while all goes on; another administrator does neither', async () => {
  const at = server(administrator);
  const first = await (await at.request('/api/keys')).json();
  expect(first).toMatchObject({ keys: [{ id: 1, purpose: 'data', suite: 'aes', state: 'active' }, { purpose: 'index' }, { purpose: 'signing' }], changing: null });
  expect(JSON.stringify(first)).not.toMatch(/wrapped|secret/);
  expect((await change(at, 'sm')).status).toBe(202);
  await expect.poll(async () => (await (await at.request('/api/keys')).json()).changing).toMatchObject({ suite: 'sm', running: true });
  expect((await change(at, 'sm')).status).toBe(409);
  await expect.poll(async () => (await at.request('/api/keys/change')).json()).toMatchObject({ running: true, suite: 'sm', step: 'resealed', failed: false });
  await expect.poll(() => keeper.suite).toBe('sm');
  await expect.poll(async () => {
    release();
    return (await (await at.request('/api/keys')).json()).keys.map(({ state }: { state: string }) => state);
  }).toEqual(['retired', 'retired', 'decrypt_only', 'active', 'active', 'active']);
  await keeper.refresh();
  await expect.poll(async () => (await at.request('/api/keys/change')).json()).toMatchObject({ running: false, step: 'retired', failed: false });
  expect((await change(at, 'rot13')).status).toBe(400);
  expect(deeds).toContainEqual(expect.objectContaining({ action: 'keys:rotate', actor: administrator.id, detail: expect.objectContaining({ suite: 'sm' }) }));
  const other = server({ ...administrator, role: 'security_administrator' });
  expect([(await other.request('/api/keys')).status, (await change(other, 'aes')).status]).toEqual([403, 403]);
});
