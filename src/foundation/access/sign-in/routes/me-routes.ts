import { createRoute, z } from '@hono/zod-openapi';
import { json, newRoutes, problems, Refusal, type Routes } from '../../../platform/http/index.ts';
import { actorOf, DEPARTMENT, DEPARTMENTS, may, open, permissionsOf, ROLE, ROLES } from '../../walls/index.ts';
import { change } from '../change.ts';
import { listDelegations } from '../delegations/delegate.ts';
import { changePassword } from '../passwords/change-password.ts';
import { PASSWORD_LENGTH } from '../passwords/judge-password.ts';
import { keepReading, readingOf, readingShape } from '../reading/reading.ts';
import type { SignIn } from '../room.ts';
import { confirmSecret, offerSecret, renewRecoveryCodes } from '../second-factor/enrol.ts';
import { endSessions, listSessions } from '../sessions/list-sessions.ts';
import { ownSession } from '../sessions/own-session.ts';
import { NO_SESSION } from '../sessions/second-step.ts';
import { giveCookie, ownSessionOf, requestIdOf, tokenOf, visitOf } from './cookie.ts';
import { code, done, form, nextShape, password } from './route-parts.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const meShape = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Null for a device, which signs in by its token. */
  signInName: z.string().nullable(),
  /** The role, place and department that count now: the absentee's while acting for somebody. */
  role: z.enum(ROLES),
  roleLabel: label,
  division: z.string(),
  department: z.enum(DEPARTMENTS).nullable(),
  departmentLabel: label.nullable(),
  institution: z.string().nullable(),
  permissions: z.array(z.string()),
  actingFor: z.object({ account: z.uuid(), name: z.string() }).nullable(),
  /** Whose rights this account was lent now. */
  mayActFor: z.array(z.object({ delegation: z.uuid(), name: z.string(), until: z.string() })),
  hasSecondFactor: z.boolean(),
  /** How this person reads the console, at whatever machine; null: not chosen yet. */
  reading: readingShape.nullable(),
  /** Until the session ends if nothing is done; null for a device. */
  expiresInSeconds: z.int().nullable(),
}).openapi('Me');
export type MeAnswer = z.infer<typeof meShape>;

const sessionsShape = z.object({
  items: z.array(z.object({ id: z.uuid(), current: z.boolean(), madeAt: z.string(), lastSeen: z.string(), expiresAt: z.string(), source: z.string(), agent: z.string() })),
});
export type OwnSessionsAnswer = z.infer<typeof sessionsShape>;
const secretShape = z.object({ secret: z.string(), uri: z.string() });
export type SecretAnswer = z.infer<typeof secretShape>;
const confirmedShape = nextShape.extend({ recoveryCodes: z.array(z.string()) });
export type ConfirmedAnswer = z.infer<typeof confirmedShape>;

const NO_SUCH_SESSION = { kind: 'not_found', code: 'session_unknown', zh: '没有这个会话。', en: 'There is no such session.' } as const;

const meRoute = createRoute({ method: 'get', path: '/api/me', ...may('self', 'manage'), responses: { ...json(meShape, 'Who is signed in and what he may do.'), ...problems(401) } });
const readingRoute = createRoute({
  method: 'put', path: '/api/me/reading', ...may('self', 'manage'), request: form(readingShape), responses: { ...done('Kept, for every machine this person signs in at.'), ...problems(400, 401) },
});
const passwordRoute = createRoute({
  method: 'post', path: '/api/me/password', ...open('a one-time password is changed before the session is open; asks for the session itself'),
  request: form(z.object({ old: password, password: z.string().min(1).max(1000).describe(`${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters`) })),
  responses: { ...json(nextShape, 'Changed; other sessions are over, the token in the cookie is new.'), ...problems(400, 401, 403) },
});
const offerRoute = createRoute({
  method: 'post', path: '/api/me/second-factor', ...open('it may have to be set up before the session is open; asks for the session itself'),
  request: form(z.object({ password: password.nullable().default(null) })),
  responses: { ...json(secretShape, 'A secret to scan; it counts once confirmed.'), ...problems(401, 403) },
});
const confirmRoute = createRoute({
  method: 'post', path: '/api/me/second-factor/confirmation', ...open('see /api/me/second-factor'), request: form(z.object({ code })),
  responses: { ...json(confirmedShape, 'In use; the recovery codes are shown this once.'), ...problems(400, 401) },
});
const recoveryRoute = createRoute({
  method: 'post', path: '/api/me/recovery-codes', ...may('self', 'manage'), request: form(z.object({ password })),
  responses: { ...json(z.object({ recoveryCodes: z.array(z.string()) }), 'Ten new ones, shown this once; the old ones are void.'), ...problems(401, 403, 409) },
});
const sessionsRoute = createRoute({ method: 'get', path: '/api/me/sessions', ...may('self', 'manage'), responses: { ...json(sessionsShape, 'Where this account is signed in.'), ...problems(401) } });
const endRoute = createRoute({
  method: 'delete', path: '/api/me/sessions/{sessionId}', ...may('self', 'manage'), request: { params: z.object({ sessionId: z.uuid() }) },
  responses: { ...done('It is over at its next request.'), ...problems(401, 404) },
});
const endOthersRoute = createRoute({
  method: 'delete', path: '/api/me/sessions', ...may('self', 'manage'), responses: { ...done('All sessions but this one are over.'), ...problems(401) },
});

/** What concerns one's own account. */
export function meRoutes(signIn: SignIn): Routes {
  const routes = newRoutes();
  routes.openapi(meRoute, async (c) => {
    const actor = actorOf(c);
    const { role } = actor;
    // The office itself is nobody who signs in.
    if (role === 'office') throw new Refusal(NO_SESSION);
    const [own, lent, reading] = await Promise.all([ownSession(signIn, tokenOf(signIn, c)), listDelegations(signIn, { of: actor.id, over: false }), readingOf(signIn, actor.id)]);
    const now = signIn.clock.now();
    const mayActFor = lent.filter(({ deputy, from }) => deputy === actor.id && from <= now);
    return c.json({
      id: actor.id, name: actor.name, signInName: own?.account.signInName ?? null,
      role, roleLabel: ROLE[role].label, division: actor.division,
      department: actor.department, departmentLabel: actor.department === null ? null : DEPARTMENT[actor.department], institution: actor.institution,
      permissions: [...permissionsOf(role)],
      actingFor: actor.actingFor === null ? null : { account: actor.actingFor, name: lent.find(({ absentee }) => absentee === actor.actingFor)?.absenteeName ?? '' },
      mayActFor: mayActFor.map(({ id, absenteeName, until }) => ({ delegation: id, name: absenteeName, until: until.toISOString() })),
      hasSecondFactor: own?.hasSecondFactor ?? false, reading, expiresInSeconds: own?.expiresInSeconds ?? null,
    }, 200);
  });
  routes.openapi(readingRoute, async (c) => {
    await keepReading(signIn, actorOf(c).id, c.req.valid('json'));
    return c.body(null, 204);
  });
  routes.openapi(passwordRoute, async (c) => {
    const opened = await changePassword(signIn, await ownSessionOf(signIn, c), c.req.valid('json'), visitOf(signIn, c));
    giveCookie(signIn, c, opened);
    return c.json({ next: opened.stage }, 200);
  });
  routes.openapi(offerRoute, async (c) => c.json(await offerSecret(signIn, await ownSessionOf(signIn, c), c.req.valid('json').password, visitOf(signIn, c)), 200));
  routes.openapi(confirmRoute, async (c) => {
    const { recoveryCodes, ...opened } = await confirmSecret(signIn, await ownSessionOf(signIn, c), c.req.valid('json').code, visitOf(signIn, c));
    giveCookie(signIn, c, opened);
    return c.json({ next: opened.stage, recoveryCodes }, 200);
  });
  routes.openapi(recoveryRoute, async (c) => c.json({ recoveryCodes: await renewRecoveryCodes(signIn, await ownSessionOf(signIn, c), c.req.valid('json').password, visitOf(signIn, c)) }, 200));
  routes.openapi(sessionsRoute, async (c) => {
    const { id, session } = actorOf(c);
    const items = (await listSessions(signIn, id)).map(({ madeAt, lastSeen, expiresAt, ...listed }) => ({
      ...listed, current: listed.id === session, madeAt: madeAt.toISOString(), lastSeen: lastSeen.toISOString(), expiresAt: expiresAt.toISOString(),
    }));
    return c.json({ items }, 200);
  });
  routes.openapi(endRoute, async (c) => {
    const { sessionId } = c.req.valid('param');
    const doer = actorOf(c);
    await change(signIn, { doer, action: 'session:end', requestId: requestIdOf(c) }, async (client) => {
      if ((await endSessions(client, { account: doer.id, only: sessionId, now: signIn.clock.now() })) === 0) throw new Refusal(NO_SUCH_SESSION);
      return { answer: undefined, detail: { session: sessionId } };
    });
    return c.body(null, 204);
  });
  routes.openapi(endOthersRoute, async (c) => {
    const doer = actorOf(c);
    await change(signIn, { doer, action: 'session:end_others', requestId: requestIdOf(c) }, async (client) => {
      const ended = await endSessions(client, { account: doer.id, ...(doer.session === null ? {} : { except: doer.session }), now: signIn.clock.now() });
      return { answer: undefined, detail: { ended } };
    });
    return c.body(null, 204);
  });
  return routes;
}
