import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, may, showing } from '../../../foundation/access/index.ts';
import { json, problems, type Routes } from '../../../foundation/platform/http/index.ts';
import { NO_PERSON } from '../../../know/register/index.ts';
import { refuse } from '../http-parts.ts';
import { officeOf, type Office } from '../office.ts';
import { timelineOf } from './timeline.ts';

const label = z.object({ zh: z.string(), en: z.string() });
export const timelineShape = z.object({
  items: z.array(z.object({ day: z.string(), what: z.enum(['register', 'list', 'finding', 'reveal']), said: label, actor: z.string().nullable(), reason: z.string().nullable() })),
}).openapi('Timeline');
export type Timeline = z.infer<typeof timelineShape>;

const timelineRoute = createRoute({
  method: 'get', path: '/api/people/{personId}/timeline', ...may('person', 'read'), request: { params: z.object({ personId: z.uuid() }) },
  responses: { ...json(timelineShape, 'What happened to one person, the latest first.'), ...problems(400, 401, 403, 404) },
});

/** Adds the route of what happened to a person. `namesOf`: by what names accounts are known to their colleagues. */
export function addTimelineRoute(routes: Routes, office: Office, namesOf: (accounts: readonly string[]) => Promise<(account: string) => string>): void {
  routes.openapi(timelineRoute, async (c) => {
    const items = await timelineOf(officeOf(office, actorOf(c)), office, c.req.valid('param').personId) ?? refuse(NO_PERSON);
    const names = await namesOf(items.flatMap(({ actor }) => actor ?? []));
    showing(c, { count: items.length });
    return c.json({ items: items.map((item) => ({ ...item, actor: item.actor && names(item.actor) })) }, 200);
  });
}
