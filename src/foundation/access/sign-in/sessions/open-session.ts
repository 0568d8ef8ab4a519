import type { PoolClient } from 'pg';
import type { Role } from '../../walls/index.ts';
import { ruleOf } from '../role-rules.ts';
import type { SignIn } from '../room.ts';
import { newToken } from '../tokens.ts';
import { STAGE_MINUTES, type Stage, type Visit } from './session.ts';

/** A session as its holder gets it; the token is told this once. */
export interface Opened {
  readonly session: string;
  readonly token: string;
  readonly stage: Stage;
}

/** Opens a session; where the role's number of sessions is used up, the oldest ends. */
export async function openSession(
  signIn: SignIn, { account, role, stage, secondFactor, visit }: { account: string; role: Role; stage: Stage; secondFactor: boolean; visit: Visit },
): Promise<Opened> {
  const now = signIn.clock.now();
  const { token, hash } = newToken();
  const { idleMinutes, hours, sessions } = ruleOf(role);
  return signIn.connections.transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `insert into sign_in.session (account, token_hash, stage, second_factor, made_at, last_seen, idle_minutes, expires_at, source, agent)
       values ($1, $2, $3, $4, $5, $5, $6, $5::timestamptz + make_interval(mins => $7), $8, left($9, 200)) returning id`,
      [account, hash, stage, secondFactor, now, idleMinutes, stage === 'open' ? hours * 60 : STAGE_MINUTES, visit.source, visit.agent],
    );
    const session = rows[0]?.id ?? '';
    await endOldest(client, { account, others: sessions - 1, but: session, now });
    return { session, token, stage };
  });
}

/** Takes a session on to its next stage under a new token: whoever knew the old one has nothing. Null: it has ended meanwhile. */
export async function moveSession(
  { connections, clock }: SignIn, { session, role, stage, secondFactor }: { session: string; role: Role; stage: Stage; secondFactor: boolean },
): Promise<Opened | null> {
  const now = clock.now();
  const { token, hash } = newToken();
  const { rowCount } = await connections.query(
    `update sign_in.session set token_hash = $2, stage = $3, second_factor = second_factor or $4, last_seen = $5,
       expires_at = case when stage <> 'open' and $3 = 'open' then $5::timestamptz + make_interval(hours => $6) else expires_at end
     where id = $1 and ended_at is null`,
    [session, hash, stage, secondFactor, now, ruleOf(role).hours],
  );
  return rowCount === 1 ? { session, token, stage } : null;
}

async function endOldest(client: PoolClient, { account, others, but, now }: { account: string; others: number; but: string; now: Date }): Promise<void> {
  await client.query(
    `update sign_in.session set ended_at = $3 where id in (
       select id from sign_in.session where account = $1 and id <> $4 and ended_at is null and expires_at > $3 order by made_at desc, id offset $2)`,
    [account, others, now, but],
  );
}
