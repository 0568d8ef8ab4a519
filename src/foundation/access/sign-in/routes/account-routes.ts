import { createRoute, z } from '@hono/zod-openapi';
import { json, newRoutes, problems, type Routes } from '../../../platform/http/index.ts';
import { actorOf, DEPARTMENTS, may, ROLES } from '../../walls/index.ts';
import { giveRights, revokeAll, setState, takeSecondFactor, unlock } from '../accounts/give-rights.ts';
import { listAccounts, readAccount, type ListedAccount } from '../accounts/list-accounts.ts';
import { changeAccount, makeAccount, resetPassword } from '../accounts/make-account.ts';
import type { SignIn } from '../room.ts';
import { requestIdOf } from './cookie.ts';
import { accountPath, done, form, line, rightsShape, shownName, signInName } from './route-parts.ts';

const dataShape = z.object({
  signInName, shownName,
  validFrom: z.iso.date(), validTo: z.iso.date().nullable().default(null),
  externalId: line(255).nullable().default(null),
}).refine(({ validFrom, validTo }) => validTo === null || validTo >= validFrom, { path: ['validTo'], message: 'not before validFrom' });

const accountShape = z.object({
  id: z.uuid(), signInName: z.string(), shownName: z.string(),
  role: z.enum(ROLES).nullable(), division: z.string().nullable(), department: z.enum(DEPARTMENTS).nullable(), institution: z.string().nullable(),
  state: z.enum(['open', 'suspended', 'closed']), validFrom: z.string(), validTo: z.string().nullable(), externalId: z.string().nullable(),
  hasPassword: z.boolean(), hasSecondFactor: z.boolean(), openSessions: z.int(), devices: z.int(), lastSeen: z.string().nullable(),
}).openapi('Account');
export type AccountAnswer = z.infer<typeof accountShape>;
const accountsShape = z.object({ total: z.int(), page: z.int(), size: z.int(), items: z.array(accountShape) });
export type AccountsAnswer = z.infer<typeof accountsShape>;

const oneTime = z.object({ oneTimePassword: z.string() });
const page = z.object({ search: z.string().max(60).regex(/^\P{Cc}*$/u).default(''), page: z.coerce.number().int().min(1).default(1), size: z.coerce.number().int().min(1).max(200).default(50) });

const listRoute = createRoute({
  method: 'get', path: '/api/accounts', ...may('accounts', 'read'), request: { query: page },
  responses: { ...json(accountsShape, 'Accounts by sign-in name.'), ...problems(400, 401, 403) },
});
const readRoute = createRoute({ method: 'get', path: '/api/accounts/{accountId}', ...may('accounts', 'read'), request: accountPath, responses: { ...json(accountShape, 'One account.'), ...problems(401, 403, 404) } });
const makeRoute = createRoute({
  method: 'post', path: '/api/accounts', ...may('accounts', 'manage'), request: form(dataShape),
  responses: { ...json(oneTime.extend({ id: z.uuid() }), 'Made without any right; the password is shown this once.'), ...problems(400, 401, 403, 409) },
});
const changeRoute = createRoute({
  method: 'put', path: '/api/accounts/{accountId}', ...may('accounts', 'manage'), request: { ...accountPath, ...form(dataShape) },
  responses: { ...done('Changed.'), ...problems(400, 401, 403, 404, 409) },
});
const resetRoute = createRoute({
  method: 'post', path: '/api/accounts/{accountId}/one-time-password', ...may('accounts', 'manage'), request: accountPath,
  responses: { ...json(oneTime, 'Shown this once; sessions of the account are over.'), ...problems(401, 403, 404) },
});
const giveRoute = createRoute({
  method: 'put', path: '/api/accounts/{accountId}/rights', ...may('rights', 'manage'), request: { ...accountPath, ...form(rightsShape) },
  responses: { ...done('Given; sessions of the account are over.'), ...problems(400, 401, 403, 404, 409) },
});
const takeRoute = createRoute({
  method: 'delete', path: '/api/accounts/{accountId}/rights', ...may('rights', 'manage'), request: accountPath, responses: { ...done('Taken.'), ...problems(401, 403, 404, 409) },
});
const stateRoute = createRoute({
  method: 'put', path: '/api/accounts/{accountId}/state', ...may('rights', 'manage'), request: { ...accountPath, ...form(z.object({ state: accountShape.shape.state })) },
  responses: { ...done('Kept.'), ...problems(400, 401, 403, 404, 409) },
});
const unlockRoute = createRoute({
  method: 'post', path: '/api/accounts/{accountId}/unlock', ...may('rights', 'manage'), request: accountPath, responses: { ...done('It may be tried again.'), ...problems(401, 403, 404) },
});
const revokeRoute = createRoute({
  method: 'delete', path: '/api/accounts/{accountId}/sessions', ...may('rights', 'manage'), request: accountPath,
  responses: { ...done('Its sessions and devices are over at their next request.'), ...problems(401, 403, 404) },
});
const secondFactorRoute = createRoute({
  method: 'delete', path: '/api/accounts/{accountId}/second-factor', ...may('rights', 'manage'), request: accountPath,
  responses: { ...done('Taken; its holder sets up a new one.'), ...problems(401, 403, 404) },
});

/** Accounts: their technical side for the system administrator, their rights for the security administrator. */
export function accountRoutes(signIn: SignIn): Routes {
  const routes = newRoutes();
  routes.openapi(listRoute, async (c) => {
    const { search, page: number, size } = c.req.valid('query');
    const { total, items } = await listAccounts(signIn, { search, offset: (number - 1) * size, limit: size });
    return c.json({ total, page: number, size, items: items.map(shown) }, 200);
  });
  routes.openapi(readRoute, async (c) => c.json(shown(await readAccount(signIn, c.req.valid('param').accountId)), 200));
  routes.openapi(makeRoute, async (c) => c.json(await makeAccount(signIn, actorOf(c), c.req.valid('json'), requestIdOf(c)), 200));
  routes.openapi(changeRoute, async (c) => {
    await changeAccount(signIn, actorOf(c), c.req.valid('param').accountId, c.req.valid('json'), requestIdOf(c));
    return c.body(null, 204);
  });
  routes.openapi(resetRoute, async (c) => c.json({ oneTimePassword: await resetPassword(signIn, actorOf(c), c.req.valid('param').accountId, requestIdOf(c)) }, 200));
  routes.openapi(giveRoute, async (c) => {
    await giveRights(signIn, actorOf(c), c.req.valid('param').accountId, c.req.valid('json'), requestIdOf(c));
    return c.body(null, 204);
  });
  routes.openapi(takeRoute, async (c) => {
    await giveRights(signIn, actorOf(c), c.req.valid('param').accountId, null, requestIdOf(c));
    return c.body(null, 204);
  });
  routes.openapi(stateRoute, async (c) => {
    await setState(signIn, actorOf(c), c.req.valid('param').accountId, c.req.valid('json').state, requestIdOf(c));
    return c.body(null, 204);
  });
  routes.openapi(unlockRoute, async (c) => {
    await unlock(signIn, actorOf(c), c.req.valid('param').accountId, requestIdOf(c));
    return c.body(null, 204);
  });
  routes.openapi(revokeRoute, async (c) => {
    await revokeAll(signIn, actorOf(c), c.req.valid('param').accountId, requestIdOf(c));
    return c.body(null, 204);
  });
  routes.openapi(secondFactorRoute, async (c) => {
    await takeSecondFactor(signIn, actorOf(c), c.req.valid('param').accountId, requestIdOf(c));
    return c.body(null, 204);
  });
  return routes;
}

function shown(account: ListedAccount): z.infer<typeof accountShape> {
  return { ...account, lastSeen: account.lastSeen?.toISOString() ?? null };
}
