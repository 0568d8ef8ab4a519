import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, may, showing } from '../../../../foundation/access/index.ts';
import type { Clock } from '../../../../foundation/platform/clock/index.ts';
import { body, json, problems, type Routes } from '../../../../foundation/platform/http/index.ts';
import { officeOf, type Office } from '../../office.ts';
import { findingFilter } from '../filter.ts';
import { decideMany } from './decide-many.ts';
import { previewOf } from './preview.ts';
import { recentActs, undoMany } from './undo-many.ts';

const count = z.int().min(0);
const counted = z.array(z.object({ value: z.string(), label: z.object({ zh: z.string(), en: z.string() }).nullable(), count }));
/** The whole filter, or chosen findings. */
const meant = z.union([z.strictObject({ filter: findingFilter }), z.strictObject({ ids: z.array(z.int().positive()).min(1).max(5000) })]);
const act = z.enum(['confirm', 'exclude', 'note']);

const previewShape = z.object({ people: count, decided: count, closed: count, beyond: count, byCounty: counted, byRule: counted }).openapi('ManyPreview');
const actsShape = z.object({
  items: z.array(z.object({ id: z.uuid(), at: z.string(), act, reason: z.string(), people: count, done: count, state: z.enum(['running', 'done', 'failed', 'undone']) })),
}).openapi('ManyActs');
export type ManyPreview = z.infer<typeof previewShape>;
export type ManyActs = z.infer<typeof actsShape>;

const previewRoute = createRoute({
  method: 'post', path: '/api/findings/batches/preview', ...may('findings', 'decide'), request: { body: body(z.strictObject({ meant, act })) },
  responses: { ...json(previewShape, 'How many an act would be done to, and whose.'), ...problems(400) },
});
const doRoute = createRoute({
  method: 'post', path: '/api/findings/batches', ...may('findings', 'decide'),
  request: { body: body(z.strictObject({ id: z.uuid(), meant, act, reason: z.string().trim().min(2).max(500), people: count })) },
  responses: { ...json(z.object({ id: z.uuid(), findings: count }), 'Done to all of them, in one act.'), ...problems(400, 409) },
});
// One's own acts, looked at again and again while one runs: no look at anybody.
const actsRoute = createRoute({ method: 'get', path: '/api/findings/batches', ...may('self', 'manage'), responses: { ...json(actsShape, 'What one did to many within a day, and how far it is.') } });
const undoRoute = createRoute({
  method: 'post', path: '/api/findings/batches/{id}/undo', ...may('findings', 'decide'), request: { params: z.object({ id: z.uuid() }) },
  responses: { ...json(z.object({ findings: count, left: count }), 'Put back, but for those of which something was said since.'), ...problems(400, 409) },
});

/** Adds what is done to many findings at once. */
export function addManyRoutes(routes: Routes, office: Office, clock: Clock): void {
  routes.openapi(previewRoute, async (c) => {
    const { meant: which, act: wanted } = c.req.valid('json');
    const preview = await previewOf(officeOf(office, actorOf(c)), which, wanted);
    showing(c, { count: preview.people, detail: { act: wanted, preview: true } });
    return c.json({ ...preview, byCounty: [...preview.byCounty], byRule: [...preview.byRule] }, 200);
  });
  routes.openapi(doRoute, async (c) => {
    const order = c.req.valid('json');
    const { people, ...done } = await decideMany(officeOf(office, actorOf(c)), { ...order, actor: actorOf(c).id, now: clock.now() });
    showing(c, { subjects: people, count: done.findings, detail: { act: order.act, batch: order.id } });
    return c.json(done, 200);
  });
  routes.openapi(actsRoute, async (c) => {
    const items = await recentActs(officeOf(office, actorOf(c)), clock.now());
    return c.json({ items: items.map((item) => ({ ...item, at: item.at.toISOString() })) }, 200);
  });
  routes.openapi(undoRoute, async (c) => {
    const { id } = c.req.valid('param');
    const { people, ...undone } = await undoMany(officeOf(office, actorOf(c)), { id, actor: actorOf(c).id, now: clock.now() });
    showing(c, { subjects: people, count: undone.findings, detail: { batch: id, undo: true } });
    return c.json(undone, 200);
  });
}
