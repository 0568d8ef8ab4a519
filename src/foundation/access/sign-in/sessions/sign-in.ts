import { ACCOUNT_COLUMNS, isUsable, type Account } from '../accounts/account.ts';
import { hashPassword, isOutdated, verifyPassword } from '../passwords/hash-password.ts';
import { Refusal } from '../../../platform/http/index.ts';
import { note, type SignIn } from '../room.ts';
import { forgetTries, returnSourceTry, takeSourceTry, takeTry } from './attempts.ts';
import { openSession, type Opened } from './open-session.ts';
import { mustChangeSql } from './own-session.ts';
import { stageOf, type Visit } from './session.ts';

/** One answer for a wrong password, a locked account, one that is not to be used and one that does not exist. */
const REFUSED = {
  kind: 'unauthenticated', code: 'sign_in_refused',
  zh: '账号或口令不对，或者这个账号暂时不能登录。连错五次要等十五分钟。',
  en: 'The name or the password is wrong, or this account cannot sign in now. Five wrong tries mean fifteen minutes of waiting.',
} as const;

/** Refuses for the address alone, whatever name is tried. */
const WAIT = {
  kind: 'too_many', code: 'too_many_tries',
  zh: '从您这里试错的次数太多，请过一会儿再试。',
  en: 'Too many failed tries came from your address. Wait a while.',
} as const;

type Found = Account & { readonly hash: string | null; readonly validUntil: Date | null; readonly mustChangePassword: boolean; readonly hasSecondFactor: boolean };

/** Signs in by name and password: the session's first stage, or one and the same refusal after one and the same work. */
export async function signInByPassword(signIn: SignIn, { name, password, visit }: { name: string; password: string; visit: Visit }): Promise<Opened> {
  const typed = name.trim().toLowerCase();
  if (await takeSourceTry(signIn, visit.source) > 0) throw new Refusal(WAIT);
  const counts = await takeTry(signIn, 'password', typed);
  const found = await findByName(signIn, typed);
  const right = await verifyPassword(password, found?.hash ?? null);
  if (!counts || !found || !right || !isUsable(found, signIn.clock.today()) || isOver(found, signIn.clock.now())) {
    await note(signIn, { doer: doerOf(found), action: 'sign_in:failed', outcome: 'failed', detail: { locked: !counts }, requestId: visit.requestId });
    throw new Refusal(REFUSED);
  }
  await forgetTries(signIn, 'password', typed);
  await returnSourceTry(signIn, visit.source);
  if (found.hash !== null && isOutdated(found.hash)) await rehash(signIn, found.id, found.hash, password);
  return openFirst(signIn, found, visit, 'password');
}

/** Opens the first session of an account whose holder has shown who he is by `means`. */
export async function openFirst(
  signIn: SignIn, account: Found & { readonly role: NonNullable<Account['role']>; readonly division: string }, visit: Visit, means: 'password' | 'openid',
): Promise<Opened> {
  const { role, hasSecondFactor } = account;
  const stage = stageOf({ role, hasSecondFactor, shownSecondFactor: false, mustChangePassword: means === 'password' && account.mustChangePassword }, signIn.rules);
  const opened = await openSession(signIn, { account: account.id, role, stage, secondFactor: false, visit });
  const action = stage === 'open' ? 'sign_in:done' : 'sign_in:first_step';
  await note(signIn, { doer: doerOf(account), action, detail: { means, next: stage }, requestId: visit.requestId });
  return opened;
}

/** The account whose column `by` has this value, with what signing in must know of it. */
export async function findAccount({ connections, clock, rules }: SignIn, by: 'sign_in_name' | 'external_id', value: string): Promise<Found | null> {
  const { rows } = await connections.query<Found>(
    `select ${ACCOUNT_COLUMNS}, p.hash, p.valid_until as "validUntil", ${mustChangeSql('$2', '$3')} as "mustChangePassword", f.confirmed_at is not null as "hasSecondFactor"
       from sign_in.account a
       left join sign_in.password p on p.account = a.id
       left join sign_in.second_factor f on f.account = a.id
      where a.${by} = $1`,
    [value, clock.now(), rules.passwordDays],
  );
  return rows[0] ?? null;
}

function findByName(signIn: SignIn, name: string): Promise<Found | null> {
  return findAccount(signIn, 'sign_in_name', name);
}

function isOver({ validUntil }: Found, now: Date): boolean {
  return validUntil !== null && validUntil <= now;
}

async function rehash({ connections }: SignIn, account: string, old: string, password: string): Promise<void> {
  await connections.query('update sign_in.password set hash = $2 where account = $1 and hash = $3', [account, await hashPassword(password), old]);
}

function doerOf(account: Account | null) {
  return { id: account?.id ?? 'nobody', role: account?.role ?? 'nobody', division: account?.division ?? null, actingFor: null };
}
