import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, may, reachOf, showing } from '../../foundation/access/index.ts';
import { body, json, newRoutes, problems, type Routes } from '../../foundation/platform/http/index.ts';
import { decideFinding } from './decide-finding.ts';
import { refuse } from './http-parts.ts';
import { findingDecisionBody, findingQuery, findingsShape, listDetailShape, listsShape, overviewShape, personShape, whyShape } from './http-shapes.ts';
import { countFindings, listFindings } from './list-findings.ts';
import { listDetail, listsIn } from './lists.ts';
import { officeOf, type Office } from './office.ts';
import { overview } from './overview.ts';
import { personPage, personWhy } from './person-why.ts';
import type { Context } from 'hono';

const personId = z.uuid();

const NO_PERSON = { kind: 'not_found', code: 'person_unknown', zh: '没有这个人，或不在您的范围内。', en: 'There is no such person, or not within your reach.' } as const;
const NO_LIST = { kind: 'not_found', code: 'list_unknown', zh: '没有这份名单，或已到期删除。', en: 'There is no such list, or it has expired.' } as const;

const overviewRoute = createRoute({ method: 'get', path: '/api/overview', ...may('overview', 'read'), responses: { ...json(overviewShape, 'What came in, what was linked, who is suspected.') } });
const listsRoute = createRoute({ method: 'get', path: '/api/lists', ...may('lists', 'read'), responses: { ...json(listsShape, 'Every list that is kept.') } });
const listRoute = createRoute({
  method: 'get', path: '/api/lists/{id}', ...may('lists', 'read'), request: { params: z.object({ id: z.string() }) },
  responses: { ...json(listDetailShape, 'One list, its problems and how its rows found people.'), ...problems(404) },
});
const findingsRoute = createRoute({
  method: 'get', path: '/api/findings', ...may('findings', 'read'), request: { query: findingQuery }, responses: { ...json(findingsShape, 'Living findings, a page at a time.'), ...problems(400) },
});
const personRoute = createRoute({
  method: 'get', path: '/api/people/{personId}', ...may('person', 'read'), request: { params: z.object({ personId }) },
  responses: { ...json(personShape, 'One person, masked, and how each rule stands with them.'), ...problems(400, 404) },
});
const whyRoute = createRoute({
  method: 'get', path: '/api/people/{personId}/why/{rule}', ...may('person', 'read'), request: { params: z.object({ personId, rule: z.string() }) },
  responses: { ...json(whyShape, 'Why one rule says what it says of one person.'), ...problems(400, 404) },
});

const decideFindingRoute = createRoute({
  method: 'post', path: '/api/findings/{id}/decisions', ...may('findings', 'decide'),
  request: { params: z.object({ id: z.coerce.number().int().positive() }), body: body(findingDecisionBody) },
  responses: { 204: { description: 'Kept. It outranks every re-run until the facts change.' }, ...problems(400, 404, 409) },
});

/** The routes of the first screens, each inside the walls of whoever asks. */
export function coverageRoutes(office: Office): Routes {
  const inside = (c: Context) => officeOf(office, actorOf(c));
  const routes = newRoutes();
  routes.openapi(overviewRoute, async (c) => c.json(await overview(inside(c), reachOf(actorOf(c), office.policy.region)), 200));
  routes.openapi(listsRoute, async (c) => c.json({ items: await listsIn(inside(c)) }, 200));
  routes.openapi(listRoute, async (c) => c.json(await listDetail(inside(c), c.req.valid('param').id) ?? refuse(NO_LIST), 200));
  routes.openapi(findingsRoute, async (c) => {
    const { page, size, ...filter } = c.req.valid('query');
    const seen = inside(c);
    const [total, items] = await Promise.all([countFindings(seen, filter), listFindings(seen, filter, { offset: (page - 1) * size, limit: size })]);
    showing(c, { subjects: peopleOf(items), count: total });
    return c.json({ total, page, size, items }, 200);
  });
  routes.openapi(personRoute, async (c) => c.json(await personPage(inside(c), office, c.req.valid('param').personId) ?? refuse(NO_PERSON), 200));
  routes.openapi(whyRoute, async (c) => {
    const { personId: person, rule } = c.req.valid('param');
    return c.json(await personWhy(inside(c), office, person, rule) ?? refuse(NO_PERSON), 200);
  });
  routes.openapi(decideFindingRoute, async (c) => {
    const { id } = c.req.valid('param');
    const person = await decideFinding(inside(c).database, { finding: id, ...c.req.valid('json'), actor: actorOf(c).id });
    showing(c, { subjects: [person], detail: { finding: id, decision: c.req.valid('json').decision } });
    return c.body(null, 204);
  });
  return routes;
}

/** Each person once, however many rules speak of them. */
function peopleOf(items: readonly { readonly personId: string }[]): string[] {
  return [...new Set(items.map((item) => item.personId))];
}
