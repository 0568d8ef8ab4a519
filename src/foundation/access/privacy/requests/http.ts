import { createRoute, z } from '@hono/zod-openapi';
import { body, json, problems, Refusal, type Routes } from '../../../platform/http/index.ts';
import { actorOf, may, showing, type Actor } from '../../walls/index.ts';
import { day, label, words } from '../http-parts.ts';
import type { PrivacyRoom } from '../room.ts';
import { REQUEST_KINDS } from '../processing/request-shape.ts';
import { corrections, recordCorrection } from './corrections.ts';
import { handoutOf, type Handout } from './handout.ts';
import { handoutText } from './handout-text.ts';
import { REQUEST_ACTIONS, REQUEST_STATUSES } from './request-states.ts';
import { actOnRequest, ASKED_BY, CHANNELS, listRequests, NO_REQUEST, openRequest, requestOf, type PersonRequest, type RequestDesk } from './request-store.ts';
import { shownTo } from './shown-to.ts';
import { workdaysUntil } from './workdays.ts';

const stateShape = z.object({ status: z.enum(REQUEST_STATUSES), dueOn: z.string(), extended: z.boolean(), identified: z.boolean(), allowed: z.array(z.enum(REQUEST_ACTIONS)).readonly() }).openapi('RequestState');
const requestShape = z.object({
  id: z.uuid(), kind: z.enum(REQUEST_KINDS), person: z.uuid().nullable(), name: z.string().nullable().describe('Masked; null where the register does not know the one who asks.'), place: z.string(), askedBy: z.enum(ASKED_BY), channel: z.enum(CHANNELS), receivedOn: z.string(),
  receivedBy: z.string(), said: z.string().nullable(), state: stateShape,
  /** Working days left; below zero when it is overdue. */
  workdaysLeft: z.int(),
  events: z.array(z.object({ action: z.enum(REQUEST_ACTIONS), day: z.string(), actor: z.string(), check: z.string().nullable(), until: z.string().nullable(), note: z.string().nullable() })).readonly(),
}).openapi('PersonRequest');
export type RequestAnswer = z.infer<typeof requestShape>;
const correctionShape = z.object({ id: z.int(), request: z.uuid(), person: z.uuid(), field: z.string(), wanted: z.string(), evidence: z.string() }).openapi('Correction');
const handoutShape = z.object({
  office: z.string(), madeOn: z.string(),
  held: z.array(z.object({ group: label, what: label, value: z.union([z.string(), z.number(), z.boolean(), z.null()]), source: label, asOf: z.string().nullable(), purpose: label.nullable(), keptUntil: z.string().nullable() })).readonly(),
  shown: z.array(z.object({ at: z.iso.datetime(), who: label, did: label, purpose: label.nullable() })),
  recipients: z.array(z.object({ purpose: label, recipient: label, why: label })).readonly(), rights: label,
}).openapi('Handout');

const params = z.object({ id: z.uuid() });
const listRoute = createRoute({
  method: 'get', path: '/api/privacy/requests', ...may('requests', 'read'), request: { query: z.object({ all: z.enum(['true', 'false']).optional(), person: z.uuid().optional() }) },
  responses: { ...json(z.object({ items: z.array(requestShape) }), 'What people asked for, what is due first in front.'), ...problems(400, 401, 403) },
});
const openRoute = createRoute({
  method: 'post', path: '/api/privacy/requests', ...may('requests', 'handle'),
  request: { body: body(z.object({ kind: z.enum(REQUEST_KINDS), person: z.uuid().nullable(), askedBy: z.enum(ASKED_BY), channel: z.enum(CHANNELS), receivedOn: day, said: z.string().max(4000).nullable() })) },
  responses: { ...json(z.object({ id: z.uuid() }), 'Entered, with its last day.'), ...problems(400, 401, 403, 404) },
});
const oneRoute = createRoute({
  method: 'get', path: '/api/privacy/requests/{id}', ...may('requests', 'read'), request: { params },
  responses: { ...json(requestShape, 'One request with all that happened to it.'), ...problems(400, 401, 403, 404) },
});
const actRoute = createRoute({
  method: 'post', path: '/api/privacy/requests/{id}/acts', ...may('requests', 'handle'),
  request: { params, body: body(z.object({ action: z.enum(REQUEST_ACTIONS), check: z.string().optional(), note: z.string().max(4000).optional() })) },
  responses: { ...json(stateShape, 'Where it stands now.'), ...problems(400, 401, 403, 404, 409) },
});
const correctRoute = createRoute({
  method: 'post', path: '/api/privacy/requests/{id}/corrections', ...may('requests', 'handle'),
  request: { params, body: body(z.object({ field: z.string(), wanted: z.string().trim().min(1).max(400), evidence: words })) },
  responses: { ...json(z.object({ id: z.int() }), 'It waits for those who keep the register.'), ...problems(400, 401, 403, 404, 409) },
});
const correctionsRoute = createRoute({
  method: 'get', path: '/api/privacy/corrections', ...may('requests', 'read'),
  responses: { ...json(z.object({ items: z.array(correctionShape) }), 'Corrections that people asked for: the queue of the register.'), ...problems(401, 403) },
});
const handoutRoute = createRoute({
  method: 'get', path: '/api/privacy/requests/{id}/handout', ...may('requests', 'handle'), request: { params },
  responses: { ...json(handoutShape, 'Everything held about the person, with its source and to whom it was shown.'), ...problems(400, 401, 403, 404, 409) },
});
const letterRoute = createRoute({
  method: 'get', path: '/api/privacy/requests/{id}/handout.txt', ...may('requests', 'handle'), request: { params, query: z.object({ lang: z.enum(['zh', 'en']).default('zh') }) },
  responses: { 200: { content: { 'text/plain': { schema: z.string() } }, description: 'The same as a letter.' }, ...problems(400, 401, 403, 404, 409) },
});

/** Adds the routes of people's requests. */
export function addRequestRoutes(routes: Routes, room: PrivacyRoom): void {
  const deskOf = (actor: Actor): RequestDesk => ({ connections: room.connectionsOf(actor), sealer: room.sealer, processing: room.processing(), actor: actor.id });
  const told = async (actor: Actor, items: readonly PersonRequest[]): Promise<RequestAnswer[]> => {
    const names = await room.namesOf(actor, peopleOf(items));
    const { calendars } = room.processing();
    return items.map((one) => ({ ...one, name: one.person === null ? null : (names.get(one.person) ?? null), workdaysLeft: workdaysUntil(room.today(), one.state.dueOn, calendars) }));
  };
  routes.openapi(listRoute, async (c) => {
    const { all, person } = c.req.valid('query');
    const items = await listRequests(deskOf(actorOf(c)), { all: all === 'true', ...(person === undefined ? {} : { person }) });
    showing(c, { subjects: peopleOf(items), count: items.length });
    return c.json({ items: await told(actorOf(c), items) }, 200);
  });
  routes.openapi(openRoute, async (c) => {
    const actor = actorOf(c);
    const asked = c.req.valid('json');
    showing(c, { subjects: peopleOf([asked]), purpose: 'answering_person' });
    return c.json({ id: await openRequest(deskOf(actor), { ...asked, place: actor.division }) }, 200);
  });
  routes.openapi(oneRoute, async (c) => {
    const found = await requestOf(deskOf(actorOf(c)), c.req.valid('param').id);
    const [one] = found ? await told(actorOf(c), [found]) : [];
    if (!one) throw new Refusal(NO_REQUEST);
    showing(c, { subjects: peopleOf([one]) });
    return c.json(one, 200);
  });
  routes.openapi(actRoute, async (c) => {
    const desk = deskOf(actorOf(c));
    const { id } = c.req.valid('param');
    const state = await actOnRequest(desk, id, { ...c.req.valid('json'), day: room.today() });
    const found = await requestOf(desk, id);
    showing(c, { subjects: peopleOf(found ? [found] : []), purpose: 'answering_person', detail: { act: c.req.valid('json').action } });
    return c.json(state, 200);
  });
  routes.openapi(correctRoute, async (c) => {
    const desk = deskOf(actorOf(c));
    const { id } = c.req.valid('param');
    const entered = await recordCorrection(desk, id, c.req.valid('json'));
    const found = await requestOf(desk, id);
    showing(c, { subjects: peopleOf(found ? [found] : []), purpose: 'answering_person', detail: { field: c.req.valid('json').field } });
    return c.json({ id: entered }, 200);
  });
  routes.openapi(correctionsRoute, async (c) => {
    const { connections, sealer } = deskOf(actorOf(c));
    const items = await corrections(connections, sealer);
    showing(c, { subjects: peopleOf(items), count: items.length });
    return c.json({ items }, 200);
  });
  routes.openapi(handoutRoute, async (c) => {
    const { person, handout } = await handoutFor(room, actorOf(c), c.req.valid('param').id);
    showing(c, { subjects: [person], count: handout.held.length, purpose: 'answering_person' });
    return c.json({ ...handout, shown: handout.shown.map((one) => ({ ...one, at: one.at.toISOString() })) }, 200);
  });
  routes.openapi(letterRoute, async (c) => {
    const { person, handout } = await handoutFor(room, actorOf(c), c.req.valid('param').id);
    showing(c, { subjects: [person], count: handout.held.length, purpose: 'answering_person' });
    return c.text(handoutText(handout, c.req.valid('query').lang), 200);
  });
}

async function handoutFor(room: PrivacyRoom, actor: Actor, id: string): Promise<{ readonly person: string; readonly handout: Handout }> {
  const found = await requestOf({ connections: room.connectionsOf(actor), sealer: room.sealer }, id);
  if (!found || found.person === null) throw new Refusal(NO_REQUEST);
  if (found.kind !== 'access' && found.kind !== 'copy') {
    throw new Refusal({ kind: 'conflict', code: 'not_an_access', zh: '只有查阅、复制的请求才有可交给本人的内容。', en: 'Only a request to see or to have a copy hands something out.' });
  }
  if (!found.state.identified) throw new Refusal({ kind: 'conflict', code: 'identity_first', zh: '请先核对来人身份。', en: 'Check first who is asking.', where: 'check' });
  const [held, shown] = await Promise.all([room.heldAbout(actor, found.person), shownTo(room.chain, room.processing(), found.person, room.placeName)]);
  return { person: found.person, handout: handoutOf({ office: room.officeName, madeOn: room.today(), held, shown, processing: room.processing() }) };
}

function peopleOf(items: readonly { readonly person: string | null }[]): string[] {
  return [...new Set(items.flatMap(({ person }) => person ?? []))];
}
