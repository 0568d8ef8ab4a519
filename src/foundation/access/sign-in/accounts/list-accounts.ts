import { Refusal } from '../../../platform/http/index.ts';
import type { SignIn } from '../room.ts';
import { ACCOUNT_COLUMNS, type Account } from './account.ts';

/** An account as its administrators see it. */
export interface ListedAccount extends Account {
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  readonly openSessions: number;
  readonly devices: number;
  readonly lastSeen: Date | null;
}

const LISTED_SQL = `
select ${ACCOUNT_COLUMNS}, p.account is not null and not p.one_time as "hasPassword", f.confirmed_at is not null as "hasSecondFactor",
       (select count(*) from sign_in.session s where s.account = a.id and s.ended_at is null and s.expires_at > $1) as "openSessions",
       (select count(*) from sign_in.device d where d.account = a.id and d.revoked_at is null and d.expires_at > $1) as devices,
       (select max(s.last_seen) from sign_in.session s where s.account = a.id) as "lastSeen"
  from sign_in.account a
  left join sign_in.password p on p.account = a.id
  left join sign_in.second_factor f on f.account = a.id`;

/** Accounts by sign-in name, a page at a time, and how many there are. `search` is part of a sign-in or shown name. */
export async function listAccounts({ connections, clock }: SignIn, { search, offset, limit }: { search: string; offset: number; limit: number }): Promise<{ total: number; items: ListedAccount[] }> {
  const match = `where $2 = '' or strpos(a.sign_in_name, lower($2)) > 0 or strpos(a.shown_name, $2) > 0`;
  const [items, total] = await Promise.all([
    connections.query<ListedAccount>(`${LISTED_SQL} ${match} order by a.sign_in_name offset $3 limit $4`, [clock.now(), search, offset, limit]),
    connections.query<{ total: number }>(`select count(*) as total from sign_in.account a ${match.replaceAll('$2', '$1')}`, [search]),
  ]);
  return { total: total.rows[0]?.total ?? 0, items: items.rows };
}

/** One account as its administrators see it. */
export async function readAccount({ connections, clock }: SignIn, id: string): Promise<ListedAccount> {
  const { rows } = await connections.query<ListedAccount>(`${LISTED_SQL} where a.id = $2`, [clock.now(), id]);
  return rows[0] ?? noAccount();
}

export function noAccount(): never {
  throw new Refusal({ kind: 'not_found', code: 'account_unknown', zh: '没有这个账号。', en: 'There is no such account.' });
}
