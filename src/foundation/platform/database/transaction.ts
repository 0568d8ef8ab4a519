import type { Pool, PoolClient } from 'pg';

/** Runs `act` in one transaction: committed when it answers, rolled back when it throws. */
export async function inTransaction<Answer>(pool: Pool, act: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const answer = await act(client);
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback').catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
