import { createRoute, z } from '@hono/zod-openapi';
import { body, json, problems, type Routes } from '../../../platform/http/index.ts';
import { actorOf, may, ROLES, showing } from '../../walls/index.ts';
import type { PrivacyRoom } from '../room.ts';
import { decideLook, LOOK_STATES, looksFor, type LookDesk } from './look-store.ts';
import { isSuperior } from './superiors.ts';

const lookShape = z.object({
  id: z.uuid(), person: z.uuid(), name: z.string().nullable().describe('Masked.'), field: z.string(), purpose: z.string(), reasons: z.array(z.string()).readonly(),
  askedRole: z.enum(ROLES), askedPlace: z.string(), askedAt: z.iso.datetime(), state: z.enum(LOOK_STATES), until: z.iso.datetime(), note: z.string().nullable(),
  own: z.boolean().describe('Asked by whoever looks.'), mine: z.boolean().describe('Waits for whoever looks to be answered.'),
}).openapi('Look');
export type LookAnswer = z.infer<typeof lookShape>;

const listRoute = createRoute({
  method: 'get', path: '/api/privacy/looks', ...may('looks', 'read'), request: { query: z.object({ person: z.uuid().optional() }) },
  responses: { ...json(z.object({ items: z.array(lookShape) }), 'Looks at minors that one asked for or that are one\'s to answer, the newest first.'), ...problems(400, 401, 403) },
});
const decideRoute = createRoute({
  method: 'post', path: '/api/privacy/looks/{id}/decision', ...may('looks', 'decide'),
  request: { params: z.object({ id: z.uuid() }), body: body(z.object({ decision: z.enum(['approve', 'refuse']), note: z.string().trim().max(400).optional() })) },
  responses: { 204: { description: 'Answered; whoever asked may look for a day, or may not.' }, ...problems(400, 401, 403, 404, 409) },
});

/** Adds the routes of looks at minors that a superior approves. */
export function addLookRoutes(routes: Routes, room: PrivacyRoom): void {
  const deskOf = (actor: Parameters<PrivacyRoom['connectionsOf']>[0]): LookDesk => ({ connections: room.connectionsOf(actor), sealer: room.sealer });
  routes.openapi(listRoute, async (c) => {
    const actor = actorOf(c);
    const { person } = c.req.valid('query');
    const looks = await looksFor(deskOf(actor), actor, person === undefined ? {} : { person });
    const people = [...new Set(looks.map((look) => look.person))];
    const names = await room.namesOf(actor, people);
    showing(c, { subjects: people, count: looks.length });
    return c.json({
      items: looks.map((look): LookAnswer => ({
        id: look.id, person: look.person, name: names.get(look.person) ?? null, field: look.field, purpose: look.purpose, reasons: look.reasons,
        askedRole: z.enum(ROLES).parse(look.askedRole), askedPlace: look.askedPlace, askedAt: look.askedAt.toISOString(), state: look.state, until: look.until.toISOString(), note: look.note,
        own: look.askedBy === actor.id, mine: look.state === 'waiting' && isSuperior(actor, look),
      })),
    }, 200);
  });
  routes.openapi(decideRoute, async (c) => {
    const actor = actorOf(c);
    const { decision, note } = c.req.valid('json');
    const { id } = c.req.valid('param');
    const look = await decideLook(deskOf(actor), actor, id, { approve: decision === 'approve', note: note === undefined || note === '' ? null : note });
    showing(c, { subjects: [look.person], purpose: look.purpose, detail: { look: id, field: look.field, decision } });
    return c.body(null, 204);
  });
}
