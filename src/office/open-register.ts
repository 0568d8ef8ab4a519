import { today } from '../foundation/kernel/index.ts';
import type { OwnersDatabase } from '../foundation/platform/database/index.ts';
import type { Routes } from '../foundation/platform/http/index.ts';
import { findingsFollow, officeOf, addTimelineRoute, type Office } from '../judge/coverage/index.ts';
import { registerRoutes } from '../know/register/index.ts';

/** The routes of the register and of a person's page: corrections, conflicts, record, what happened, search. */
export function openRegister(office: Office, database: Pick<OwnersDatabase, 'signIn'>): Routes {
  const names = (accounts: readonly string[]) => namesOf(database, accounts);
  const routes = registerRoutes({ inside: (actor) => officeOf(office, actor), itself: office, divisions: office.divisions, today, followers: findingsFollow, namesOf: names });
  addTimelineRoute(routes, office, names);
  return routes;
}

/** The names accounts are known by; of what is no account (the office itself), the key. */
async function namesOf({ signIn }: Pick<OwnersDatabase, 'signIn'>, accounts: readonly string[]): Promise<(account: string) => string> {
  const { rows } = await signIn.query<{ id: string; name: string }>('select id::text, shown_name as name from sign_in.account where id::text = any($1)', [[...new Set(accounts)]]);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (account) => names.get(account) ?? account;
}
