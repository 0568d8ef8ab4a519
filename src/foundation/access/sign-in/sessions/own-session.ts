import { ACCOUNT_COLUMNS, usableSql, type Account } from '../accounts/account.ts';
import type { Role } from '../../walls/index.ts';
import type { SignIn } from '../room.ts';
import { hashOf } from '../tokens.ts';
import type { Stage } from './session.ts';

/** A session on its way or open, with its account, its password and second factor. */
export interface OwnSession {
  readonly session: string;
  readonly stage: Stage;
  readonly account: Account & { readonly role: Role; readonly division: string };
  readonly hash: string | null;
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly shownSecondFactor: boolean;
  readonly actingFor: string | null;
  /** Until it ends if nothing is done. */
  readonly expiresInSeconds: number;
}

type Row = Account & { readonly role: Role; readonly division: string } & Omit<OwnSession, 'account'>;

/** Until when the password of `p` holds: it is one-time, or older than the days of parameter `days`. */
export function mustChangeSql(now: string, days: string): string {
  return `coalesce(p.one_time or (${days}::int is not null and p.set_at + make_interval(days => ${days}::int) <= ${now}), false)`;
}

/** The session of a token, at whatever stage; null: it has ended, or its account may not be used. */
export async function ownSession({ connections, clock, rules }: SignIn, token: string | null): Promise<OwnSession | null> {
  if (token === null) return null;
  const { rows } = await connections.query<Row>(
    `select ${ACCOUNT_COLUMNS}, s.id as session, s.stage, p.hash, ${mustChangeSql('$2', '$4')} as "mustChangePassword",
            f.confirmed_at is not null as "hasSecondFactor", s.second_factor as "shownSecondFactor", d.absentee as "actingFor",
            floor(extract(epoch from least(s.expires_at, s.last_seen + make_interval(mins => s.idle_minutes)) - $2::timestamptz))::int as "expiresInSeconds"
       from sign_in.session s
       join sign_in.account a on a.id = s.account
       left join sign_in.password p on p.account = a.id
       left join sign_in.second_factor f on f.account = a.id
       left join sign_in.delegation d on d.id = s.acting_for and d.revoked_at is null and d.from_at <= $2 and d.until_at > $2
      where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2 and s.last_seen + make_interval(mins => s.idle_minutes) > $2 and ${usableSql('a', '$3')}`,
    [hashOf(token), clock.now(), clock.today(), rules.passwordDays],
  );
  const row = rows[0];
  if (!row) return null;
  const { session, stage, hash, mustChangePassword, hasSecondFactor, shownSecondFactor, actingFor, expiresInSeconds, ...account } = row;
  return { session, stage, account, hash, mustChangePassword, hasSecondFactor, shownSecondFactor, actingFor, expiresInSeconds };
}
