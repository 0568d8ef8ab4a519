import type { Connections } from '../../../platform/database/index.ts';
import type { SignIn } from '../room.ts';

/** One open session of one's own. */
export interface ListedSession {
  readonly id: string;
  readonly madeAt: Date;
  readonly lastSeen: Date;
  readonly expiresAt: Date;
  readonly source: string;
  readonly agent: string;
}

/** The living sessions of an account, newest first. */
export async function listSessions({ connections, clock }: SignIn, account: string): Promise<ListedSession[]> {
  const { rows } = await connections.query<ListedSession>(
    `select id, made_at as "madeAt", last_seen as "lastSeen", expires_at as "expiresAt", source, agent from sign_in.session
      where account = $1 and ended_at is null and expires_at > $2 and last_seen + make_interval(mins => idle_minutes) > $2 order by made_at desc`,
    [account, clock.now()],
  );
  return rows;
}

/** Ends sessions of an account: one, or all but one, or all. Answers how many; they are over at the next request. */
export async function endSessions(
  client: Pick<Connections, 'query'>, { account, only, except, now }: { account: string; only?: string; except?: string; now: Date },
): Promise<number> {
  const { rowCount } = await client.query(
    `update sign_in.session set ended_at = $2
      where account = $1 and ended_at is null and ($3::uuid is null or id = $3) and ($4::uuid is null or id <> $4)`,
    [account, now, only ?? null, except ?? null],
  );
  return rowCount ?? 0;
}
