import { createRoute, z } from '@hono/zod-openapi';
import { body, json, problems, Refusal, type Routes } from '../../../platform/http/index.ts';
import { actorOf, may, showing } from '../../walls/index.ts';
import { words } from '../http-parts.ts';
import type { PrivacyRoom } from '../room.ts';
import { drawUp } from './draw-up.ts';
import { incidents } from './incidents.ts';

const incidentShape = z.object({
  id: z.int(), kind: z.enum(['drill', 'real']), from: z.iso.datetime(), to: z.iso.datetime(), what: z.string(), openedBy: z.string(), openedAt: z.iso.datetime(), people: z.int(),
  accounts: z.array(z.object({ actor: z.string(), people: z.int(), acts: z.int(), rows: z.int() })).readonly(),
  counties: z.array(z.object({ county: z.string(), people: z.int() })).readonly(),
  fields: z.array(z.object({ field: z.string(), times: z.int() })).readonly(),
  noticeToAuthority: z.string(), noticeToPeople: z.string(),
}).openapi('Incident');

const listRoute = createRoute({
  method: 'get', path: '/api/privacy/incidents', ...may('breach', 'read'),
  responses: { ...json(z.object({ items: z.array(incidentShape) }), 'Breaches and drills, the newest first.'), ...problems(401, 403) },
});
const drawUpRoute = createRoute({
  method: 'post', path: '/api/privacy/incidents', ...may('breach', 'draw_up'),
  request: { body: body(z.object({ kind: z.enum(['drill', 'real']), from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }), what: words, accounts: z.array(z.string()).optional() })) },
  responses: { ...json(incidentShape, 'Who saw how many, and the drafts of both notices.'), ...problems(400, 401, 403) },
});

/** Adds the routes of breaches and drills. */
export function addBreachRoutes(routes: Routes, room: PrivacyRoom): void {
  routes.openapi(listRoute, async (c) => c.json({ items: (await incidents(room.connectionsOf(actorOf(c)))).map(withTexts) }, 200));
  routes.openapi(drawUpRoute, async (c) => {
    const actor = actorOf(c);
    const { kind, what, accounts, ...asked } = c.req.valid('json');
    const [from, to] = [new Date(asked.from), new Date(asked.to)];
    if (to <= from) throw new Refusal({ kind: 'invalid', code: 'times_reversed', zh: '结束时间应在开始时间之后。', en: 'The end must be after the beginning.', where: 'to' });
    const incident = await drawUp(room, { connections: room.connectionsOf(actor), actor: actor.id, kind, what, from, to, ...(accounts ? { accounts } : {}) });
    showing(c, { count: incident.people, detail: { incident: incident.id, kind } });
    return c.json(withTexts(incident), 200);
  });
}

function withTexts<Dated extends { readonly from: Date; readonly to: Date; readonly openedAt: Date }>(incident: Dated) {
  return { ...incident, from: incident.from.toISOString(), to: incident.to.toISOString(), openedAt: incident.openedAt.toISOString() };
}
