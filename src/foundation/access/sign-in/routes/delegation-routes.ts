import { createRoute, z } from '@hono/zod-openapi';
import { json, newRoutes, problems, type Routes } from '../../../platform/http/index.ts';
import { actorOf, may, permissionsOf } from '../../walls/index.ts';
import { readAccount } from '../accounts/list-accounts.ts';
import { delegate, listDelegations, revokeDelegation } from '../delegations/delegate.ts';
import type { SignIn } from '../room.ts';
import { requestIdOf } from './cookie.ts';
import { accountPath, done, form, signInName } from './route-parts.ts';

const loanShape = z.object({ deputy: signInName, from: z.iso.date(), until: z.iso.date() });
const delegationShape = z.object({
  id: z.uuid(), absentee: z.uuid(), absenteeName: z.string(), deputy: z.uuid(), deputyName: z.string(), from: z.string(), until: z.string(), revoked: z.boolean(),
}).openapi('Delegation');
export type DelegationAnswer = z.infer<typeof delegationShape>;
const delegationPath = { params: z.object({ delegationId: z.uuid() }) };
const id = z.object({ id: z.uuid() });

const listRoute = createRoute({
  method: 'get', path: '/api/delegations', ...may('delegations', 'read'), request: { query: z.object({ over: z.enum(['true', 'false']).default('false') }) },
  responses: { ...json(z.object({ items: z.array(delegationShape) }), 'Those lent or borrowed by oneself; for the security administrator, all.'), ...problems(401, 403) },
});
const grantRoute = createRoute({
  method: 'post', path: '/api/delegations', ...may('delegations', 'grant'), request: form(loanShape),
  responses: { ...json(id, 'One\'s own rights are lent until the end of the last day.'), ...problems(400, 401, 403, 409) },
});
const revokeRoute = createRoute({
  method: 'delete', path: '/api/delegations/{delegationId}', ...may('delegations', 'grant'), request: delegationPath,
  responses: { ...done('Over at the next request.'), ...problems(401, 403, 404) },
});
const grantForRoute = createRoute({
  method: 'post', path: '/api/accounts/{accountId}/delegations', ...may('rights', 'manage'), request: { ...accountPath, ...form(loanShape) },
  responses: { ...json(id, 'The rights of somebody who is away are lent.'), ...problems(400, 401, 403, 404, 409) },
});
const revokeForRoute = createRoute({
  method: 'delete', path: '/api/accounts/{accountId}/delegations/{delegationId}', ...may('rights', 'manage'),
  request: { params: accountPath.params.extend(delegationPath.params.shape) },
  responses: { ...done('Over at the next request.'), ...problems(401, 403, 404) },
});

/** Standing in for somebody who is away. */
export function delegationRoutes(signIn: SignIn): Routes {
  const routes = newRoutes();
  routes.openapi(listRoute, async (c) => {
    const actor = actorOf(c);
    const all = permissionsOf(actor.role).includes('rights:read');
    const items = await listDelegations(signIn, { of: all ? null : actor.id, over: c.req.valid('query').over === 'true' });
    return c.json({ items: items.map((item) => ({ ...item, from: item.from.toISOString(), until: item.until.toISOString() })) }, 200);
  });
  routes.openapi(grantRoute, async (c) => {
    const actor = actorOf(c);
    return c.json({ id: await delegate(signIn, actor, await readAccount(signIn, actor.id), c.req.valid('json'), requestIdOf(c)) }, 200);
  });
  routes.openapi(revokeRoute, async (c) => {
    const actor = actorOf(c);
    await revokeDelegation(signIn, actor, c.req.valid('param').delegationId, actor.id, requestIdOf(c));
    return c.body(null, 204);
  });
  routes.openapi(grantForRoute, async (c) => {
    const absentee = await readAccount(signIn, c.req.valid('param').accountId);
    return c.json({ id: await delegate(signIn, actorOf(c), absentee, c.req.valid('json'), requestIdOf(c)) }, 200);
  });
  routes.openapi(revokeForRoute, async (c) => {
    const { accountId, delegationId } = c.req.valid('param');
    await revokeDelegation(signIn, actorOf(c), delegationId, accountId, requestIdOf(c));
    return c.body(null, 204);
  });
  return routes;
}
