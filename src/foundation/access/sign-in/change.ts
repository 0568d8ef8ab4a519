import type { PoolClient } from 'pg';
import type { Deed } from '../walls/index.ts';
import { note, type Doer, type SignIn } from './room.ts';

/**
 * Makes a change in the name of somebody: the database is told who, so that its own rules hold, and the entry is durable before the
 * change is (an entry without its change is possible when the commit fails, a change without its entry is not). `act` answers what the
 * entry says of it.
 */
export function change<Answer>(
  signIn: SignIn,
  { doer, action, requestId }: { doer: Doer; action: string; requestId: string | null },
  act: (client: PoolClient) => Promise<{ answer: Answer; detail: Deed['detail'] }>,
): Promise<Answer> {
  return signIn.connections.transaction(async (client) => {
    await client.query(`select set_config('jinbao.actor', $1, true), set_config('jinbao.role', $2, true)`, [doer.id, doer.role]);
    const { answer, detail } = await act(client);
    await note(signIn, { doer, action, detail, requestId });
    return answer;
  });
}
