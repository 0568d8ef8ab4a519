import { Pool, escapeLiteral, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';

/** What a transaction may see, as settings the database's policies read: `{ 'jinbao.reach': '341522', ... }`. */
export type Session = Readonly<Record<`jinbao.${string}`, string>>;

/** How code asks the database. */
export interface Connections {
  query<Row extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<Row>>;
  /** Runs `act` in one transaction: committed when it answers, rolled back when it throws. */
  transaction<Answer>(act: (client: PoolClient) => Promise<Answer>): Promise<Answer>;
}

/** A pool that can also run whole transactions: the owner's, which makes and changes tables. */
export class OwnersPool extends Pool implements Connections {
  transaction<Answer>(act: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
    return inOne(this, 'begin', act);
  }
}

/**
 * Connections on which every query and transaction first says what it may see, for that transaction alone: the settings are gone with it,
 * so that a connection taken from the pool carries nothing of whoever had it before.
 */
export function sessionConnections(pool: Pool, session: Session): Connections {
  const begin = beginning(session);
  return {
    query: (text, values) => inOne(pool, begin, (client) => client.query(text, values)),
    transaction: (act) => inOne(pool, begin, act),
  };
}

/** `begin` and the settings in one message: a second round trip for them would cost as much as the query. */
export function beginning(session: Session): string {
  const settings = Object.entries(session).map(([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`);
  return settings.length === 0 ? 'begin' : `begin; select ${settings.join(', ')}`;
}

async function inOne<Answer>(pool: Pool, begin: string, act: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
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
