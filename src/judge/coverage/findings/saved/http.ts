import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, DEPARTMENTS, may, showing } from '../../../../foundation/access/index.ts';
import { body, json, problems, type Routes } from '../../../../foundation/platform/http/index.ts';
import { officeOf, type Office } from '../../office.ts';
import { findingFilter } from '../filter.ts';
import { changeQuery, deleteQuery, savedQueries, saveQuery } from './saved-queries.ts';

const name = z.string().trim().min(1).max(60);
const unit = z.union([z.strictObject({ county: z.string().regex(/^\d{6}$/) }), z.strictObject({ department: z.enum(DEPARTMENTS) })]).nullable();
const params = z.object({ id: z.uuid() });

const savedShape = z.object({
  items: z.array(z.object({ id: z.uuid(), name: z.string(), filter: findingFilter, own: z.boolean(), unit, total: z.int().min(0) })),
}).openapi('SavedQueries');
export type SavedQueries = z.infer<typeof savedShape>;

const listRoute = createRoute({ method: 'get', path: '/api/findings/queries', ...may('findings', 'read'), responses: { ...json(savedShape, 'Lists one has kept, and those shared with one\'s unit, each with its total now.') } });
const saveRoute = createRoute({
  method: 'post', path: '/api/findings/queries', ...may('findings', 'read'), request: { body: body(z.strictObject({ name, filter: findingFilter, unit })) },
  responses: { ...json(z.object({ id: z.uuid() }), 'Kept under its name.'), ...problems(400, 403, 409) },
});
const changeRoute = createRoute({
  method: 'put', path: '/api/findings/queries/{id}', ...may('findings', 'read'), request: { params, body: body(z.strictObject({ name, unit })) },
  responses: { 204: { description: 'It has this name now and is shared with this unit.' }, ...problems(400, 403, 404) },
});
const deleteRoute = createRoute({
  method: 'delete', path: '/api/findings/queries/{id}', ...may('findings', 'read'), request: { params }, responses: { 204: { description: 'It is forgotten.' }, ...problems(400, 404) },
});

/** Adds the lists one comes back to. */
export function addSavedRoutes(routes: Routes, office: Office): void {
  routes.openapi(listRoute, async (c) => {
    const items = await savedQueries(officeOf(office, actorOf(c)), actorOf(c));
    showing(c, { count: items.length });
    return c.json({ items }, 200);
  });
  routes.openapi(saveRoute, async (c) => {
    const id = await saveQuery(officeOf(office, actorOf(c)), actorOf(c), c.req.valid('json'));
    showing(c, { detail: { query: id } });
    return c.json({ id }, 200);
  });
  routes.openapi(changeRoute, async (c) => {
    const { id } = c.req.valid('param');
    await changeQuery(officeOf(office, actorOf(c)), actorOf(c), id, c.req.valid('json'));
    showing(c, { detail: { query: id } });
    return c.body(null, 204);
  });
  routes.openapi(deleteRoute, async (c) => {
    const { id } = c.req.valid('param');
    await deleteQuery(officeOf(office, actorOf(c)), actorOf(c), id);
    showing(c, { detail: { query: id } });
    return c.body(null, 204);
  });
}
