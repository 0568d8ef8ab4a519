import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, may, permissionsOf, showing } from '../../../foundation/access/index.ts';
import { body, json, problems, Refusal, type Routes } from '../../../foundation/platform/http/index.ts';
import { askCorrection } from '../changing/ask-correction.ts';
import { CONFLICT_NOT_OPEN } from '../changing/change.ts';
import { isCorrectable } from '../changing/correctable.ts';
import { CONFLICT_KINDS, isConflictKind } from '../conflict-kinds.ts';
import type { RegisterParts } from '../register-parts.ts';
import { readSaid } from '../sealing/conflict-said.ts';
import { FIELDS, type Registry } from '../sealing/fields.ts';
import { conflictRecords } from './conflict-records.ts';
import { countConflicts, listConflicts, settleConflict } from './conflicts.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const kind = z.enum(Object.keys(CONFLICT_KINDS).filter(isConflictKind));
const status = z.enum(['open', 'settled', 'vanished']);
const personShape = z.object({
  id: z.uuid(), name: z.string().nullable(), certificate: z.string().nullable(), identity: z.string().nullable(), category: z.int().nullable(), grade: z.int().nullable(),
  status: z.string().nullable(), division: z.string().nullable(), place: z.string().nullable(),
});
const itemShape = z.object({
  id: z.int(), kind: z.string(), label, status: z.string(), row: z.int().nullable(), personId: z.uuid().nullable(), name: z.string().nullable(), inPopulation: z.boolean(),
});
export const conflictsShape = z.object({
  total: z.int(), page: z.int(), size: z.int(), kinds: z.array(z.object({ kind: z.string(), label, count: z.int() })), items: z.array(itemShape),
});
export const conflictShape = itemShape.extend({
  said: z.object({ name: z.string().nullable(), certificate: z.string().nullable(), identity: z.string().nullable() }),
  found: z.string().nullable(), expected: z.string().nullable(), field: label.extend({ name: z.string() }).nullable(), decision: z.string().nullable(), people: z.array(personShape),
});
export type ConflictPage = z.infer<typeof conflictsShape>;
export type ConflictDetail = z.infer<typeof conflictShape>;

const conflictQuery = z.object({ kind: kind.optional(), status: status.default('open'), page: z.coerce.number().int().min(1).default(1), size: z.coerce.number().int().min(1).max(200).default(50) });
const params = z.object({ id: z.coerce.number().int().positive() });
const words = z.string().trim().min(4).max(500);

const listRoute = createRoute({
  method: 'get', path: '/api/conflicts', ...may('conflicts', 'read'), request: { query: conflictQuery },
  responses: { ...json(conflictsShape, 'What files of the register contradict themselves or the register in; the oldest first.'), ...problems(400, 401, 403) },
});
const oneRoute = createRoute({
  method: 'get', path: '/api/conflicts/{id}', ...may('conflicts', 'read'), request: { params },
  responses: { ...json(conflictShape, 'One of them, with every record it is about.'), ...problems(400, 401, 403, 404) },
});
const settleRoute = createRoute({
  method: 'post', path: '/api/conflicts/{id}/decisions', ...may('conflicts', 'settle'), request: { params, body: body(z.object({ decision: words })) },
  responses: { 204: { description: 'Settled in words. Found again in a later file it stays settled.' }, ...problems(400, 401, 403, 404, 409) },
});
const takeRoute = createRoute({
  method: 'post', path: '/api/conflicts/{id}/corrections', ...may('changes', 'ask'), request: { params, body: body(z.object({ why: words, effectiveOn: z.iso.date() })) },
  responses: { ...json(z.object({ id: z.uuid() }), 'What the file says is asked for as a correction: it waits for a second pair of eyes.'), ...problems(400, 401, 403, 404, 409) },
});

const NO_CONFLICT = { kind: 'not_found', code: 'conflict_unknown', zh: '没有这条冲突，或不在您的范围内。', en: 'There is no such conflict, or not within your reach.' } as const;
const NOTHING_TO_TAKE = { kind: 'conflict', code: 'nothing_to_take', zh: '这条冲突没有可以照文件更正的内容。', en: 'There is nothing here that could be taken from the file.' } as const;

/** Adds the routes of the queue of conflicts. */
export function addConflictRoutes(routes: Routes, parts: RegisterParts): void {
  const { divisions } = parts;
  routes.openapi(listRoute, async (c) => {
    const { page, size, ...filter } = c.req.valid('query');
    const registry = parts.inside(actorOf(c));
    const [counts, items] = await Promise.all([countConflicts(registry.database, { status: filter.status }), listConflicts(registry, { ...filter, limit: size, offset: (page - 1) * size })]);
    const total = counts.filter((one) => filter.kind === undefined || one.kind === filter.kind).reduce((sum, { count }) => sum + count, 0);
    showing(c, { subjects: [...new Set(items.flatMap(({ person_id: person }) => person ?? []))], count: total });
    return c.json({
      total, page, size, kinds: counts.map((one) => ({ ...one, label: labelOf(one.kind) })),
      items: items.map(({ id, kind: name, status: state, row, person_id: personId, name: called, in_population: inPopulation }) => ({ id, kind: name, label: labelOf(name), status: state, row, personId, name: called, inPopulation })),
    }, 200);
  });
  routes.openapi(oneRoute, async (c) => {
    const actor = actorOf(c);
    const found = await conflictRecords(parts.inside(actor), divisions, c.req.valid('param').id, permissionsOf(actor.role).includes('changes:decide'));
    if (!found) throw new Refusal(NO_CONFLICT);
    showing(c, { subjects: found.people.map(({ id }) => id) });
    const people = found.people.map((one) => ({ ...one, place: one.division && divisions.fullName(one.division) }));
    return c.json({ ...found, label: labelOf(found.kind), personId: people[0]?.id ?? null, name: found.said.name, people }, 200);
  });
  routes.openapi(settleRoute, async (c) => {
    const actor = actorOf(c);
    const { id } = c.req.valid('param');
    const { database } = parts.inside(actor);
    const settled = await settleConflict(database, id, { actor: actor.id, decision: c.req.valid('json').decision });
    if (!settled) throw new Refusal((await database.pool.query('select from register.conflict where id = $1', [id])).rowCount === 0 ? NO_CONFLICT : CONFLICT_NOT_OPEN);
    showing(c, { detail: { conflict: id } });
    return c.body(null, 204);
  });
  routes.openapi(takeRoute, async (c) => {
    const actor = actorOf(c);
    const { id } = c.req.valid('param');
    const registry = parts.inside(actor);
    const { person, field, to } = await foundInFile(registry, id);
    showing(c, { subjects: [person], detail: { conflict: id, field } });
    const asked = await askCorrection({ ...registry, actor: actor.id, today: parts.today() }, divisions, { ...c.req.valid('json'), person, field, to, evidence: '残疾人登记库文件', conflict: id });
    return c.json({ id: asked }, 200);
  });
}

function labelOf(name: string): { zh: string; en: string } {
  return isConflictKind(name) ? CONFLICT_KINDS[name] : { zh: name, en: name };
}

/** What the file says where it differs from an approved correction. */
async function foundInFile({ database, keeper }: Registry, id: number) {
  const { rows: [row] } = await database.pool.query<{ person: string | null; field: string | null; said: Buffer; status: string }>('select person_id as person, field, said, status from register.conflict where id = $1', [id]);
  if (!row) throw new Refusal(NO_CONFLICT);
  if (row.status !== 'open') throw new Refusal(CONFLICT_NOT_OPEN);
  if (row.person === null || row.field === null || !isCorrectable(row.field)) throw new Refusal(NOTHING_TO_TAKE);
  return { person: row.person, field: row.field, to: readSaid(keeper.open(FIELDS.said, row.said)).found ?? '' };
}
