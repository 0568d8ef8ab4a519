import type { PoolClient } from 'pg';
import type { Connections } from './connections.ts';

/** Runs `act` in one transaction: committed when it answers, rolled back when it throws. */
export async function inTransaction<Answer>(connections: Connections, act: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
  return connections.transaction(act);
}
