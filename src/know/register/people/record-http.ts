import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, may } from '../../../foundation/access/index.ts';
import { json, problems, Refusal, type Routes } from '../../../foundation/platform/http/index.ts';
import { NO_PERSON } from '../changing/change.ts';
import type { RegisterParts } from '../register-parts.ts';
import { personRecord } from './person-record.ts';

const someone = z.object({ id: z.uuid(), name: z.string().nullable() });
const factShape = z.object({
  what: z.string(), value: z.string(), from: z.string().nullable(), until: z.string().nullable(), correctable: z.boolean(),
  source: z.object({ kind: z.enum(['file', 'application', 'correction']), name: z.string().nullable(), day: z.string().nullable(), at: z.iso.datetime() }).nullable(),
});
export const recordShape = z.object({
  now: z.array(factShape).readonly(), before: z.array(factShape).readonly(), household: z.array(someone).readonly(), merged: z.array(someone).readonly(), mergedInto: z.uuid().nullable(),
}).openapi('PersonRecord');
export type PersonRecordPage = z.infer<typeof recordShape>;

const recordRoute = createRoute({
  method: 'get', path: '/api/people/{personId}/record', ...may('person', 'read'), request: { params: z.object({ personId: z.uuid() }) },
  responses: { ...json(recordShape, 'What the register says of a person now and said before, masked, each with its source.'), ...problems(400, 401, 403, 404) },
});

/** Adds the route of a person's record. */
export function addRecordRoute(routes: Routes, parts: RegisterParts): void {
  routes.openapi(recordRoute, async (c) => {
    const record = await personRecord(parts.inside(actorOf(c)), parts.divisions, c.req.valid('param').personId);
    if (!record) throw new Refusal(NO_PERSON);
    return c.json(record, 200);
  });
}
