import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { actorOf, may, showing } from '../../../foundation/access/index.ts';
import { body, json, newRoutes, problems, type Routes } from '../../../foundation/platform/http/index.ts';
import { officeOf, type Office } from '../office.ts';
import { decideRow, takeRowBack } from './decide-row.ts';
import { deskQuery, deskShape, keptDecisionShape, ownDecisionsShape, rowDecisionBody } from './http-shapes.ts';
import { decidedBy, waitingOf } from './waiting.ts';

/** So many steps back are shown. */
const STEPS = 20;

const deskRoute = createRoute({
  method: 'get', path: '/api/desk', ...may('desk', 'read'), request: { query: deskQuery },
  responses: { ...json(deskShape, 'Rows that wait for a person to decide.'), ...problems(400) },
});
const decideRoute = createRoute({
  method: 'post', path: '/api/desk/decisions', ...may('desk', 'decide'), request: { body: body(rowDecisionBody) },
  responses: { ...json(keptDecisionShape, 'Kept for this row and the same row of later lists; it counts from the next check on.'), ...problems(400, 404) },
});
const stepsRoute = createRoute({
  method: 'get', path: '/api/desk/decisions', ...may('desk', 'read'), responses: json(ownDecisionsShape, 'The last things one decided oneself, the latest first.'),
});
const backRoute = createRoute({
  method: 'delete', path: '/api/desk/decisions/{id}', ...may('desk', 'decide'), request: { params: z.object({ id: z.coerce.number().int().positive() }) },
  responses: { 204: { description: 'Taken back: what was said of the row before stands again.' }, ...problems(400, 404) },
});

/** The desk: rows nobody could place, what people say of them, and taking it back. */
export function deskRoutes(office: Office): Routes {
  const inside = (c: Context) => officeOf(office, actorOf(c));
  const routes = newRoutes();
  routes.openapi(deskRoute, async (c) => {
    const desk = await waitingOf(inside(c), c.req.valid('query'), actorOf(c).id);
    showing(c, { subjects: [...new Set(desk.items.flatMap(({ candidates }) => candidates.map(({ personId }) => personId)))], count: desk.total });
    return c.json(desk, 200);
  });
  routes.openapi(decideRoute, async (c) => {
    const decision = c.req.valid('json');
    const id = await decideRow(inside(c), { ...decision, actor: actorOf(c).id });
    const { personId, answer, list, row } = decision;
    showing(c, { subjects: personId === null ? [] : [personId], detail: { answer, list, row, decision: id } });
    return c.json({ id }, 200);
  });
  routes.openapi(stepsRoute, async (c) => c.json(await decidedBy(inside(c), actorOf(c).id, STEPS), 200));
  routes.openapi(backRoute, async (c) => {
    const { id } = c.req.valid('param');
    const person = await takeRowBack(inside(c), id, actorOf(c).id);
    showing(c, { subjects: person === null ? [] : [person], detail: { decision: id, answer: 'taken_back' } });
    return c.body(null, 204);
  });
  return routes;
}
