import type { Context } from 'hono';
import type { Routes } from '../../platform/http/index.ts';
import type { Actor } from '../walls/index.ts';
import type { SignIn } from './room.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { shownBy } from './routes/cookie.ts';
import { delegationRoutes } from './routes/delegation-routes.ts';
import { deviceRoutes } from './routes/device-routes.ts';
import { meRoutes } from './routes/me-routes.ts';
import { openIdRoutes } from './routes/openid-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { actorOfTokens } from './sessions/authenticate.ts';

export { resetAtTerminal } from './accounts/reset-at-terminal.ts';
export { firstStart, makeDemoAccounts, type DemoAccount, type DemoPlaces } from './first-start/first-start.ts';
export { openSignIn } from './first-start/open-sign-in.ts';
export { makeFirstAtTerminal } from './first-start/set-up.ts';
export { sweepAttempts } from './sessions/attempts.ts';
export { signInMigrations } from './migrations.ts';
export type { Seals, SignIn, SignInRules } from './room.ts';
export type { AccountAnswer, AccountsAnswer } from './routes/account-routes.ts';
export type { DelegationAnswer } from './routes/delegation-routes.ts';
export type { DeviceAnswer, EnrolmentAnswer, WorkerAnswer } from './routes/device-routes.ts';
export type { ConfirmedAnswer, MeAnswer, OwnSessionsAnswer, SecretAnswer } from './routes/me-routes.ts';
export type { SessionAnswer } from './routes/session-routes.ts';
export { sameOrigin } from './routes/same-origin.ts';

/** Who sends a request, by its cookie or its device's token; null: nobody who may act. For the guard. Runs as jinbao_sign_in, one query. */
export function authenticator(signIn: SignIn): (c: Context) => Promise<Actor | null> {
  return (c) => actorOfTokens(signIn, shownBy(signIn, c));
}

/** The routes of this room. */
export function signInRoutes(signIn: SignIn): Routes[] {
  const { openId } = signIn;
  return [
    sessionRoutes(signIn), meRoutes(signIn), accountRoutes(signIn), delegationRoutes(signIn), deviceRoutes(signIn),
    ...(openId === null ? [] : [openIdRoutes(signIn, openId)]),
  ];
}
