import { createRoute, z } from '@hono/zod-openapi';
import { isDivisionCode } from '../../../kernel/index.ts';
import { json, newRoutes, problems, type Routes } from '../../../platform/http/index.ts';
import { actorOf, may, open } from '../../walls/index.ts';
import { actFor } from '../delegations/delegate.ts';
import { hasAccounts, setUp } from '../first-start/set-up.ts';
import { note, type SignIn } from '../room.ts';
import { endSessions } from '../sessions/list-sessions.ts';
import { ownSession } from '../sessions/own-session.ts';
import { doerOfSession, showSecondFactor } from '../sessions/second-step.ts';
import { signInByPassword } from '../sessions/sign-in.ts';
import { giveCookie, ownSessionOf, requestIdOf, takeCookie, tokenOf, visitOf } from './cookie.ts';
import { code, done, form, line, nextShape, password, shownName, signInName } from './route-parts.ts';

const stateShape = z.object({
  /** What the session of this browser must do next; null: nobody is signed in. */
  next: nextShape.shape.next.nullable(),
  /** Nobody has an account yet: POST /api/session/first. */
  setUp: z.boolean(),
  /** `relaxed`: this start asks no role for a second factor, which the page must say. */
  secondFactor: z.enum(['by_role', 'relaxed']),
  openId: z.boolean(),
});
export type SessionAnswer = z.infer<typeof stateShape>;

const firstAccount = z.object({ signInName, shownName, password });
const firstShape = z.object({
  code,
  division: z.string().refine((text) => isDivisionCode(text) && text.length === 6, '6 digits'),
  accounts: z.object({ system_administrator: firstAccount, security_administrator: firstAccount, audit_administrator: firstAccount }),
});

const stateRoute = createRoute({
  method: 'get', path: '/api/session', ...open('the sign-in page asks before anybody is known'), responses: { ...json(stateShape, 'How one signs in here.') },
});
const signInRoute = createRoute({
  method: 'post', path: '/api/session', ...open('signs in'), request: form(z.object({ name: line(100), password })),
  responses: { ...json(nextShape, 'A session begins, its token in the cookie.'), ...problems(400, 401, 429) },
});
const secondRoute = createRoute({
  method: 'post', path: '/api/session/second-factor', ...open('the session is not open before'), request: form(z.object({ code })),
  responses: { ...json(nextShape, 'Shown; the token in the cookie is new.'), ...problems(400, 401) },
});
const signOutRoute = createRoute({
  method: 'delete', path: '/api/session', ...open('a session may be ended at every stage'), responses: { ...done('The session of this browser is over.') },
});
const firstRoute = createRoute({
  method: 'post', path: '/api/session/first', ...open('there is no account before: the code of the terminal is asked for'), request: form(firstShape),
  responses: { ...done('The three administrators can sign in.'), ...problems(400, 401) },
});
const actingForRoute = createRoute({
  method: 'post', path: '/api/session/acting-for', ...may('self', 'manage'), request: form(z.object({ delegation: z.uuid().nullable() })),
  responses: { ...done('From the next request on the session acts for the absentee; null: for itself.'), ...problems(401, 404, 409) },
});

/** Signing in, in its steps, and out. */
export function sessionRoutes(signIn: SignIn): Routes {
  const routes = newRoutes();
  routes.openapi(stateRoute, async (c) => {
    const own = await ownSession(signIn, tokenOf(signIn, c));
    return c.json({ next: own?.stage ?? null, setUp: !(await hasAccounts(signIn)), secondFactor: signIn.rules.secondFactor, openId: signIn.openId !== null }, 200);
  });
  routes.openapi(signInRoute, async (c) => {
    const opened = await signInByPassword(signIn, { ...c.req.valid('json'), visit: visitOf(signIn, c) });
    giveCookie(signIn, c, opened);
    return c.json({ next: opened.stage }, 200);
  });
  routes.openapi(secondRoute, async (c) => {
    const opened = await showSecondFactor(signIn, await ownSessionOf(signIn, c), c.req.valid('json').code, visitOf(signIn, c));
    giveCookie(signIn, c, opened);
    return c.json({ next: opened.stage }, 200);
  });
  routes.openapi(signOutRoute, async (c) => {
    const own = await ownSession(signIn, tokenOf(signIn, c));
    takeCookie(signIn, c);
    c.header('clear-site-data', '"cache"');
    if (own) {
      await endSessions(signIn.connections, { account: own.account.id, only: own.session, now: signIn.clock.now() });
      await note(signIn, { doer: doerOfSession(own), action: 'sign_in:out', requestId: requestIdOf(c) });
    }
    return c.body(null, 204);
  });
  routes.openapi(firstRoute, async (c) => {
    await setUp(signIn, c.req.valid('json'), requestIdOf(c));
    return c.body(null, 204);
  });
  routes.openapi(actingForRoute, async (c) => {
    await actFor(signIn, actorOf(c), c.req.valid('json').delegation, requestIdOf(c));
    return c.body(null, 204);
  });
  return routes;
}
