import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { actorOf, may, showing } from '../../../foundation/access/index.ts';
import { body, json, newRoutes, problems, type Routes } from '../../../foundation/platform/http/index.ts';
import { adoptDraft } from '../../policy/index.ts';
import { refuse } from '../http-parts.ts';
import { officeOf, type Office } from '../office.ts';
import { compareDrafts } from './compare-drafts.ts';
import { draftingRoutes } from './drafting-http.ts';
import { adoptBody, adoptedShape, comparedShape, compareQuery, draftBody, keptDraftShape, keptDraftsShape, shownQuery, turnedQuery, turnedShape } from './http-shapes.ts';
import { deleteKept, keptDraft, keptDrafts, noteAdoption, type KeptDraft } from './kept-drafts.ts';
import { shownWhole, shownWithoutSmall, type ShownWhatIf } from './shown.ts';
import { badDraft, tryDraft, type RunningPacks } from './try-draft.ts';
import { turnedPeople } from './turned-people.ts';

const params = z.object({ id: z.coerce.number().int().positive() });

const tryRoute = createRoute({
  method: 'post', path: '/api/what-if', ...may('what_if', 'try'), request: { body: body(draftBody), query: shownQuery },
  responses: { ...json(keptDraftShape, 'The draft, tried on everyone of the last check, and kept.'), ...problems(400, 409) },
});
const listRoute = createRoute({ method: 'get', path: '/api/what-if', ...may('what_if', 'read'), request: { query: shownQuery }, responses: json(keptDraftsShape, 'Kept drafts, the newest first.') });
const compareRoute = createRoute({
  method: 'get', path: '/api/what-if/compare', ...may('what_if', 'read'), request: { query: compareQuery }, responses: { ...json(comparedShape, 'Two kept drafts side by side.'), ...problems(400, 404) },
});
const oneRoute = createRoute({
  method: 'get', path: '/api/what-if/{id}', ...may('what_if', 'read'), request: { params, query: shownQuery },
  responses: { ...json(keptDraftShape, 'One kept draft and what it would do; small groups left out unless asked for whole.'), ...problems(400, 404) },
});
const peopleRoute = createRoute({
  method: 'get', path: '/api/what-if/{id}/people', ...may('what_if', 'try'), request: { params, query: turnedQuery },
  responses: { ...json(turnedShape, 'Who gains and who loses, masked, a page at a time.'), ...problems(400, 404) },
});
const adoptRoute = createRoute({
  method: 'post', path: '/api/what-if/{id}/adopt', ...may('what_if', 'adopt'), request: { params, body: body(adoptBody) },
  responses: { ...json(adoptedShape, 'The draft as the files of a dated pack, and what ends by it. Nothing that runs is changed.'), ...problems(400, 404) },
});
const deleteRoute = createRoute({
  method: 'delete', path: '/api/what-if/{id}', ...may('what_if', 'try'), request: { params },
  responses: { 204: { description: 'Deleted: an own trial that nobody adopted.' }, ...problems(400, 404, 409) },
});

/** What if: drafts are tried, kept, compared and turned into a dated change. `running`: where the running packs lie. */
export function whatIfRoutes(office: Office, running: RunningPacks): Routes {
  const inside = (c: Context) => officeOf(office, actorOf(c));
  const poolOf = (c: Context) => inside(c).database.pool;
  const routes = newRoutes();
  routes.route('/', draftingRoutes(office, running));
  routes.openapi(tryRoute, async (c) => {
    const { name, files } = c.req.valid('json');
    const id = await tryDraft(inside(c), running, { name, draft: files, actor: actorOf(c).id });
    return c.json(told(await keptDraft(poolOf(c), id), c.req.valid('query').whole), 200);
  });
  routes.openapi(listRoute, async (c) => {
    const { whole } = c.req.valid('query');
    const items = (await keptDrafts(poolOf(c))).map((kept) => ({
      ...headOf(kept), questions: shownTo(kept, whole).questions.map(({ question, kind, label, total }) => ({ question, kind, label, total })),
    }));
    return c.json(keptDraftsShape.parse({ items }), 200);
  });
  routes.openapi(compareRoute, async (c) => {
    const { a, b, whole } = c.req.valid('query');
    const [one, other] = await Promise.all([keptDraft(poolOf(c), a), keptDraft(poolOf(c), b)]);
    return c.json(comparedShape.parse({ a: headOf(one), b: headOf(other), ...compareDrafts(shownTo(one, whole), shownTo(other, whole)) }), 200);
  });
  routes.openapi(oneRoute, async (c) => c.json(told(await keptDraft(poolOf(c), c.req.valid('param').id), c.req.valid('query').whole), 200));
  routes.openapi(peopleRoute, async (c) => {
    const { page, size, ...filter } = c.req.valid('query');
    const kept = await keptDraft(poolOf(c), c.req.valid('param').id);
    const turned = await turnedPeople(inside(c), kept, filter, { offset: (page - 1) * size, limit: size });
    showing(c, { subjects: turned.items.map(({ personId }) => personId), count: turned.total });
    return c.json(turnedShape.parse({ page, size, ...turned }), 200);
  });
  routes.openapi(adoptRoute, async (c) => {
    const { pack: name, from, to, basis: { quote, ...basis } } = c.req.valid('json');
    if (to !== null && to < from) refuse({ kind: 'invalid', code: 'bad_period', zh: '止期早于起期。', en: 'It ends before it begins.', where: 'to' });
    const kept = await keptDraft(poolOf(c), c.req.valid('param').id);
    const adopted = await adoptDraft({ ...running, draft: kept.draft, name, from, to, basis: quote === undefined ? basis : { ...basis, quote } });
    if (!adopted.ok) throw badDraft(adopted.problems);
    await noteAdoption(poolOf(c), { draft: kept.id, actor: actorOf(c).id, pack: name, from, to, files: adopted.files });
    return c.json(adoptedShape.parse(adopted), 200);
  });
  routes.openapi(deleteRoute, async (c) => {
    const { id } = c.req.valid('param');
    await deleteKept(poolOf(c), await keptDraft(poolOf(c), id), actorOf(c).id);
    showing(c, { subjects: [], detail: { deleted: id } });
    return c.body(null, 204);
  });
  return routes;
}

function shownTo({ result, smallestGroup }: KeptDraft, whole: 'true' | 'false'): ShownWhatIf {
  return whole === 'true' ? shownWhole(result) : shownWithoutSmall(result, smallestGroup);
}

function headOf({ id, name, actor, keptAt, adoptions, result: { asOf, policyHash, packs } }: KeptDraft) {
  return { id, name, actor, keptAt: keptAt.toISOString(), asOf, policyHash, packs: [...packs], adoptions: [...adoptions] };
}

function told(kept: KeptDraft, whole: 'true' | 'false'): z.infer<typeof keptDraftShape> {
  return keptDraftShape.parse({ ...headOf(kept), draft: kept.draft, result: shownTo(kept, whole) });
}
