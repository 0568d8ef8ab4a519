import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, may, reachOf } from '../../foundation/access/index.ts';
import { systemClock, type Clock } from '../../foundation/platform/clock/index.ts';
import { json, newRoutes, problems, type Routes } from '../../foundation/platform/http/index.ts';
import { NO_PERSON } from '../../know/register/index.ts';
import { findingRoutes } from './findings/http.ts';
import { refuse } from './http-parts.ts';
import { listDetailShape, listsShape, overviewShape, personShape, whyShape } from './http-shapes.ts';
import { listDetail, listsIn } from './lists.ts';
import { officeOf, type Office } from './office.ts';
import { overview } from './overview.ts';
import { personPage, personWhy } from './person-why.ts';
import type { Context } from 'hono';

const personId = z.uuid();

const NO_LIST = { kind: 'not_found', code: 'list_unknown', zh: '没有这份名单，或已到期删除。', en: 'There is no such list, or it has expired.' } as const;

const overviewRoute = createRoute({ method: 'get', path: '/api/overview', ...may('overview', 'read'), responses: { ...json(overviewShape, 'What came in, what was linked, who is suspected.') } });
const listsRoute = createRoute({ method: 'get', path: '/api/lists', ...may('lists', 'read'), responses: { ...json(listsShape, 'Every list that is kept.') } });
const listRoute = createRoute({
  method: 'get', path: '/api/lists/{id}', ...may('lists', 'read'), request: { params: z.object({ id: z.string() }) },
  responses: { ...json(listDetailShape, 'One list, its problems and how its rows found people.'), ...problems(404) },
});
const personRoute = createRoute({
  method: 'get', path: '/api/people/{personId}', ...may('person', 'read'), request: { params: z.object({ personId }) },
  responses: { ...json(personShape, 'One person, masked, and how each rule stands with them.'), ...problems(400, 404) },
});
const whyRoute = createRoute({
  method: 'get', path: '/api/people/{personId}/why/{rule}', ...may('person', 'read'), request: { params: z.object({ personId, rule: z.string() }) },
  responses: { ...json(whyShape, 'Why one rule says what it says of one person.'), ...problems(400, 404) },
});

/** The routes of the first screens, each inside the walls of whoever asks. */
export function coverageRoutes(office: Office, clock: Clock = systemClock): Routes {
  const inside = (c: Context) => officeOf(office, actorOf(c));
  const routes = newRoutes();
  routes.openapi(overviewRoute, async (c) => c.json(await overview(inside(c), reachOf(actorOf(c), office.policy.region)), 200));
  routes.openapi(listsRoute, async (c) => c.json({ items: await listsIn(inside(c)) }, 200));
  routes.openapi(listRoute, async (c) => c.json(await listDetail(inside(c), c.req.valid('param').id) ?? refuse(NO_LIST), 200));
  routes.openapi(personRoute, async (c) => c.json(await personPage(inside(c), office, c.req.valid('param').personId) ?? refuse(NO_PERSON), 200));
  routes.openapi(whyRoute, async (c) => {
    const { personId: person, rule } = c.req.valid('param');
    return c.json(await personWhy(inside(c), office, person, rule) ?? refuse(NO_PERSON), 200);
  });
  routes.route('/', findingRoutes(office, clock));
  return routes;
}
