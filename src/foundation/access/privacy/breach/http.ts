import { createRoute, z } from '@hono/zod-openapi';
import type { Connections } from '../../../platform/database/index.ts';
import { body, json, problems, Refusal, type Routes } from '../../../platform/http/index.ts';
import { actorOf, may, showing } from '../../walls/index.ts';
import { label, words } from '../http-parts.ts';
import { NOTICES } from '../processing/request-shape.ts';
import type { PrivacyRoom } from '../room.ts';
import { drawUp } from './draw-up.ts';
import { INCIDENT_STEPS, incidentOf, incidents, NO_INCIDENT, takeStep, type Incident } from './incidents.ts';

const incidentShape = z.object({
  id: z.int(), kind: z.enum(['drill', 'real']), from: z.iso.datetime(), to: z.iso.datetime(), what: z.string(), openedBy: z.string(), openedAt: z.iso.datetime(), people: z.int(),
  accounts: z.array(z.object({ actor: z.string(), people: z.int(), acts: z.int(), rows: z.int() })).readonly(),
  counties: z.array(z.object({ county: z.string(), people: z.int() })).readonly(),
  fields: z.array(z.object({ field: z.string(), times: z.int() })).readonly(),
  noticeToAuthority: z.string(), noticeToPeople: z.string(),
  /** Who is to be told, by when; of a drill as if it were none. */
  notices: z.array(z.object({ notice: z.enum(NOTICES), label, dueAt: z.iso.datetime(), late: z.boolean().describe('Its time is over and it was not done.') })),
  steps: z.array(z.object({ step: z.enum(INCIDENT_STEPS), note: z.string(), actor: z.string(), at: z.iso.datetime() })).readonly(),
}).openapi('Incident');
export type IncidentAnswer = z.infer<typeof incidentShape>;

const params = z.object({ id: z.coerce.number().int() });

const listRoute = createRoute({
  method: 'get', path: '/api/privacy/incidents', ...may('breach', 'read'),
  responses: { ...json(z.object({ items: z.array(incidentShape) }), 'Breaches and drills, the newest first.'), ...problems(401, 403) },
});
const oneRoute = createRoute({
  method: 'get', path: '/api/privacy/incidents/{id}', ...may('breach', 'read'), request: { params },
  responses: { ...json(incidentShape, 'One breach or drill, with what was done about it.'), ...problems(400, 401, 403, 404) },
});
const stepRoute = createRoute({
  method: 'post', path: '/api/privacy/incidents/{id}/steps', ...may('breach', 'draw_up'), request: { params, body: body(z.object({ step: z.enum(INCIDENT_STEPS), note: words })) },
  responses: { ...json(incidentShape, 'The same, with the step.'), ...problems(400, 401, 403, 404, 409) },
});
const drawUpRoute = createRoute({
  method: 'post', path: '/api/privacy/incidents', ...may('breach', 'draw_up'),
  request: { body: body(z.object({ kind: z.enum(['drill', 'real']), from: z.iso.datetime({ offset: true }), to: z.iso.datetime({ offset: true }), what: words, accounts: z.array(z.string()).optional() })) },
  responses: { ...json(incidentShape, 'Who saw how many, and the drafts of both notices.'), ...problems(400, 401, 403) },
});

/** Adds the routes of breaches and drills. */
export function addBreachRoutes(routes: Routes, room: PrivacyRoom): void {
  const told = (incident: Incident) => answerOf(incident, room);
  const known = async (connections: Connections, id: number) => {
    const incident = await incidentOf(connections, id);
    if (!incident) throw new Refusal(NO_INCIDENT);
    return told(incident);
  };
  routes.openapi(listRoute, async (c) => c.json({ items: (await incidents(room.connectionsOf(actorOf(c)))).map(told) }, 200));
  routes.openapi(oneRoute, async (c) => c.json(await known(room.connectionsOf(actorOf(c)), c.req.valid('param').id), 200));
  routes.openapi(stepRoute, async (c) => {
    const actor = actorOf(c);
    const { id } = c.req.valid('param');
    await takeStep(room.connectionsOf(actor), id, { ...c.req.valid('json'), actor: actor.id });
    showing(c, { detail: { incident: id, step: c.req.valid('json').step } });
    return c.json(await known(room.connectionsOf(actor), id), 200);
  });
  routes.openapi(drawUpRoute, async (c) => {
    const actor = actorOf(c);
    const { kind, what, accounts, ...asked } = c.req.valid('json');
    const [from, to] = [new Date(asked.from), new Date(asked.to)];
    if (to <= from) throw new Refusal({ kind: 'invalid', code: 'times_reversed', zh: '结束时间应在开始时间之后。', en: 'The end must be after the beginning.', where: 'to' });
    const incident = await drawUp(room, { connections: room.connectionsOf(actor), actor: actor.id, kind, what, from, to, ...(accounts ? { accounts } : {}) });
    showing(c, { count: incident.people, detail: { incident: incident.id, kind } });
    return c.json(told(incident), 200);
  });
}

const HOUR_MS = 3_600_000;

function answerOf({ from, to, openedAt, steps, ...incident }: Incident, { processing }: Pick<PrivacyRoom, 'processing'>): IncidentAnswer {
  const { notices } = processing();
  return {
    ...incident, from: from.toISOString(), to: to.toISOString(), openedAt: openedAt.toISOString(), steps: steps.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    notices: NOTICES.flatMap((name) => {
      const text = notices.get(name);
      if (!text) return [];
      const dueAt = new Date(openedAt.getTime() + text.within_hours * HOUR_MS);
      return [{ notice: name, label: text.label, dueAt: dueAt.toISOString(), late: dueAt < new Date() && !steps.some(({ step }) => step === name) }];
    }),
  };
}
