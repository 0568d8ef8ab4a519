import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, may, showing } from '../../../foundation/access/index.ts';
import type { Clock } from '../../../foundation/platform/clock/index.ts';
import { body, json, newRoutes, problems, type Routes } from '../../../foundation/platform/http/index.ts';
import { officeOf, type Office } from '../office.ts';
import { countBy, namesIn } from './count-findings.ts';
import { decideFinding } from './decide-finding.ts';
import { countsQuery, countsShape, findingDecisionBody, findingQuery, findingsShape } from './http-shapes.ts';
import { countFindings, listFindings } from './list-findings.ts';
import { addManyRoutes } from './many/http.ts';
import { addSavedRoutes } from './saved/http.ts';

const listRoute = createRoute({
  method: 'get', path: '/api/findings', ...may('findings', 'read'), request: { query: findingQuery }, responses: { ...json(findingsShape, 'Findings, a piece at a time.'), ...problems(400) },
});
const countsRoute = createRoute({
  method: 'get', path: '/api/findings/counts', ...may('findings', 'read'), request: { query: countsQuery },
  responses: { ...json(countsShape, 'How many findings there are by rule, place, state ...; each count is the total of the list it opens.'), ...problems(400) },
});
const decideRoute = createRoute({
  method: 'post', path: '/api/findings/{id}/decisions', ...may('findings', 'decide'),
  request: { params: z.object({ id: z.coerce.number().int().positive() }), body: body(findingDecisionBody) },
  responses: { 204: { description: 'Kept. It outranks every re-run until the facts change.' }, ...problems(400, 404, 409) },
});

/** Findings as lists and as counts, each inside the walls of whoever asks. */
export function findingRoutes(office: Office, clock: Clock): Routes {
  const routes = newRoutes();
  routes.openapi(listRoute, async (c) => {
    const { page, size, after, order, ...filter } = c.req.valid('query');
    const seen = officeOf(office, actorOf(c));
    const [total, { items, last }] = await Promise.all([
      after === undefined ? countFindings(seen, { filter }) : null,
      listFindings(seen, { filter }, { order, after, offset: (page - 1) * size, limit: size }),
    ]);
    showing(c, { subjects: [...new Set(items.map(({ personId }) => personId))], count: total ?? items.length });
    return c.json({ total, names: namesIn(seen, filter), page, size, items, next: items.length < size ? null : last }, 200);
  });
  routes.openapi(countsRoute, async (c) => {
    const { by, ...filter } = c.req.valid('query');
    const values = await countBy(officeOf(office, actorOf(c)), { filter }, by);
    const total = values.reduce((sum, { count }) => sum + count, 0);
    showing(c, { count: total });
    return c.json({ total, values }, 200);
  });
  routes.openapi(decideRoute, async (c) => {
    const { id } = c.req.valid('param');
    const decision = c.req.valid('json');
    const person = await decideFinding(officeOf(office, actorOf(c)).database, { finding: id, ...decision, actor: actorOf(c).id });
    showing(c, { subjects: [person], detail: { finding: id, decision: decision.decision } });
    return c.body(null, 204);
  });
  addManyRoutes(routes, office, clock);
  addSavedRoutes(routes, office);
  return routes;
}
