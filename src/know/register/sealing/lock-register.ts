import type { PoolClient } from 'pg';
import type { Keeper } from '../../../foundation/platform/crypto/index.ts';

/**
 * Until the end of the transaction only it writes persons and numbers, and a change of keys waits for it: every look-up of the register is under
 * one key, and equals are found by comparing them.
 */
export async function lockRegister(client: PoolClient, keeper: Pick<Keeper, 'refresh'>): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('register.import'))");
  await keeper.refresh();
}
