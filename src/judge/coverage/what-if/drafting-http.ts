import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { actorOf, may, showing } from '../../../foundation/access/index.ts';
import { body, json, newRoutes, problems, type Routes } from '../../../foundation/platform/http/index.ts';
import { today } from '../../../foundation/kernel/index.ts';
import { layDraft } from '../../policy/index.ts';
import { officeOf, type Office } from '../office.ts';
import { lastRun } from '../runs.ts';
import { catalogueOf } from './catalogue.ts';
import { catalogueShape, checkBody, checkedShape, keptWorkShape, workBody, workShape } from './drafting-shapes.ts';
import { deleteWork, keepWork, workDrafts } from './work-drafts.ts';
import type { RunningPacks } from './try-draft.ts';

const params = z.object({ id: z.coerce.number().int().positive() });

const catalogueRoute = createRoute({
  method: 'get', path: '/api/what-if/catalogue', ...may('what_if', 'try'), responses: json(catalogueShape, 'Facts a condition may ask for, and parameters a draft may change.'),
});
const checkRoute = createRoute({
  method: 'post', path: '/api/what-if/check', ...may('what_if', 'try'), request: { body: body(checkBody) },
  responses: { ...json(checkedShape, 'What is wrong with a draft, each with its place; nothing is tried or kept.'), ...problems(400) },
});
const worksRoute = createRoute({ method: 'get', path: '/api/what-if/drafts', ...may('what_if', 'try'), responses: json(workShape, 'Drafts one works on, and those that are shared.') });
const keepRoute = createRoute({
  method: 'post', path: '/api/what-if/drafts', ...may('what_if', 'try'), request: { body: body(workBody) },
  responses: { ...json(keptWorkShape, 'Kept.'), ...problems(400) },
});
const changeRoute = createRoute({
  method: 'put', path: '/api/what-if/drafts/{id}', ...may('what_if', 'try'), request: { params, body: body(workBody) },
  responses: { ...json(keptWorkShape, 'Kept.'), ...problems(400, 404) },
});
const dropRoute = createRoute({
  method: 'delete', path: '/api/what-if/drafts/{id}', ...may('what_if', 'try'), request: { params }, responses: { 204: { description: 'Deleted.' }, ...problems(400, 404) },
});

/** Drafts on their way: what they may change, whether they are sound, and where they are kept meanwhile. */
export function draftingRoutes(office: Office, running: RunningPacks): Routes {
  const poolOf = (c: Context) => officeOf(office, actorOf(c)).database.pool;
  const dayOf = async (c: Context) => (await lastRun(poolOf(c)))?.asOf ?? today();
  const routes = newRoutes();
  routes.openapi(catalogueRoute, async (c) => c.json(catalogueShape.parse(catalogueOf(office.policy, await dayOf(c))), 200));
  routes.openapi(checkRoute, async (c) => {
    const asOf = await dayOf(c);
    const laid = await layDraft({ ...running, draft: c.req.valid('json').files, asOf });
    return c.json(checkedShape.parse({ problems: laid.ok ? [] : laid.problems }), 200);
  });
  routes.openapi(worksRoute, async (c) => {
    const me = actorOf(c).id;
    const items = (await workDrafts(poolOf(c))).map(({ changedAt, owner, ...kept }) => ({ ...kept, own: owner === me, changedAt: changedAt.toISOString() }));
    return c.json({ items }, 200);
  });
  routes.openapi(keepRoute, async (c) => c.json({ id: await keepWork(poolOf(c), c.req.valid('json'), actorOf(c).id, null) }, 200));
  routes.openapi(changeRoute, async (c) => c.json({ id: await keepWork(poolOf(c), c.req.valid('json'), actorOf(c).id, c.req.valid('param').id) }, 200));
  routes.openapi(dropRoute, async (c) => {
    const { id } = c.req.valid('param');
    await deleteWork(poolOf(c), id, actorOf(c).id);
    showing(c, { subjects: [], detail: { deleted: id } });
    return c.body(null, 204);
  });
  return routes;
}
