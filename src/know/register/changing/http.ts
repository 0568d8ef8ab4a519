import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { actorOf, may, permissionsOf, showing } from '../../../foundation/access/index.ts';
import { body, json, problems, type Routes } from '../../../foundation/platform/http/index.ts';
import type { RegisterParts } from '../register-parts.ts';
import { askCorrection } from './ask-correction.ts';
import type { ChangeDesk } from './change.ts';
import { decideChange, type ChangeDecision } from './decide-change.ts';
import { changeQuery, changesShape, correctionBody, decisionBody, mergeBody, partBody } from './http-shapes.ts';
import { listChanges } from './list-changes.ts';
import { askMerge, askPart } from './merge.ts';

const ofPerson = { params: z.object({ personId: z.uuid() }) };
const entered = json(z.object({ id: z.uuid() }), 'Asked for: it waits for a second pair of eyes.');

const listRoute = createRoute({
  method: 'get', path: '/api/changes', ...may('changes', 'read'), request: { query: changeQuery },
  responses: { ...json(changesShape, 'What was asked to be changed in the register: what waits longest first.'), ...problems(400, 401, 403) },
});
const personRoute = createRoute({
  method: 'get', path: '/api/people/{personId}/changes', ...may('changes', 'read'), request: { ...ofPerson, query: changeQuery },
  responses: { ...json(changesShape, 'The same of one person.'), ...problems(400, 401, 403) },
});
const correctRoute = createRoute({
  method: 'post', path: '/api/people/{personId}/corrections', ...may('changes', 'ask'), request: { ...ofPerson, body: body(correctionBody) },
  responses: { ...entered, ...problems(400, 401, 403, 404, 409) },
});
const mergeRoute = createRoute({
  method: 'post', path: '/api/people/{personId}/merges', ...may('changes', 'ask'), request: { ...ofPerson, body: body(mergeBody) },
  responses: { ...entered, ...problems(400, 401, 403, 404, 409) },
});
const partRoute = createRoute({
  method: 'post', path: '/api/people/{personId}/partings', ...may('changes', 'ask'), request: { ...ofPerson, body: body(partBody) },
  responses: { ...entered, ...problems(400, 401, 403, 404, 409) },
});
const changeId = { params: z.object({ id: z.uuid() }) };
const withdrawn = { 204: { description: 'Withdrawn by whoever asked.' }, ...problems(400, 401, 403, 404, 409) };
const decideRoute = createRoute({
  method: 'post', path: '/api/changes/{id}/decisions', ...may('changes', 'decide'), request: { ...changeId, body: body(decisionBody) },
  responses: { 204: { description: 'Decided; approved, it is in the register.' }, ...problems(400, 401, 403, 404, 409) },
});
const withdrawRoute = createRoute({ method: 'delete', path: '/api/changes/{id}', ...may('changes', 'ask'), request: changeId, responses: withdrawn });

/** Adds the routes by which the register is changed: one asks, another decides. */
export function addChangeRoutes(routes: Routes, parts: RegisterParts): void {
  const deskOf = (c: Context): ChangeDesk => ({ ...parts.inside(actorOf(c)), actor: actorOf(c).id, today: parts.today() });
  const decides = (c: Context) => permissionsOf(actorOf(c).role).includes('changes:decide');
  const list = async (c: Context, { state, page, size }: z.infer<typeof changeQuery>, person?: string) => {
    const { total, items } = await listChanges(deskOf(c), parts.divisions, { state, person }, { decides: decides(c), limit: size, offset: (page - 1) * size });
    showing(c, { subjects: [...new Set(items.flatMap(({ personId, otherId }) => [personId, ...(otherId === null ? [] : [otherId])]))], count: total });
    const names = await parts.namesOf(items.flatMap(({ askedBy, decidedBy }) => [askedBy, ...(decidedBy === null ? [] : [decidedBy])]));
    return { total, page, size, items: items.map((item) => ({ ...item, askedBy: names(item.askedBy), decidedBy: item.decidedBy && names(item.decidedBy) })) };
  };
  routes.openapi(listRoute, async (c) => c.json(await list(c, c.req.valid('query')), 200));
  routes.openapi(personRoute, async (c) => c.json(await list(c, c.req.valid('query'), c.req.valid('param').personId), 200));
  routes.openapi(correctRoute, async (c) => {
    const { personId: person } = c.req.valid('param');
    const order = c.req.valid('json');
    showing(c, { subjects: [person], detail: { field: order.field } });
    return c.json({ id: await askCorrection(deskOf(c), parts.divisions, { ...order, person }) }, 200);
  });
  routes.openapi(mergeRoute, async (c) => {
    const { personId: person } = c.req.valid('param');
    const order = c.req.valid('json');
    showing(c, { subjects: [person, order.other], detail: { kind: 'merge' } });
    return c.json({ id: await askMerge(deskOf(c), { ...order, person }) }, 200);
  });
  routes.openapi(partRoute, async (c) => {
    const { personId: person } = c.req.valid('param');
    const order = c.req.valid('json');
    showing(c, { subjects: [person, order.other], detail: { kind: 'part' } });
    return c.json({ id: await askPart(deskOf(c), { ...order, person }) }, 200);
  });
  routes.openapi(decideRoute, async (c) => {
    await settle(c, c.req.valid('param').id, c.req.valid('json'));
    return c.body(null, 204);
  });
  routes.openapi(withdrawRoute, async (c) => {
    await settle(c, c.req.valid('param').id, { decision: 'withdraw', reason: '' });
    return c.body(null, 204);
  });

  async function settle(c: Context, id: string, decision: Omit<ChangeDecision, 'id'>): Promise<void> {
    const { kind, field, subjects } = await decideChange(deskOf(c), { id, ...decision }, parts.followers);
    showing(c, { subjects, detail: { change: id, kind, field, decision: decision.decision } });
  }
}
