import { createRoute, z } from '@hono/zod-openapi';
import { actorOf, may, showing } from '../../../foundation/access/index.ts';
import { body, json, problems, type Routes } from '../../../foundation/platform/http/index.ts';
import type { RegisterParts } from '../register-parts.ts';
import { keepKeys } from './keep-keys.ts';
import { searchPeople } from './search-people.ts';

export const foundShape = z.object({
  items: z.array(z.object({
    id: z.uuid(), name: z.string().nullable(), certificate: z.string().nullable(), category: z.int().nullable(), grade: z.int().nullable(), status: z.string().nullable(),
    place: z.string().nullable(), by: z.enum(['number', 'name', 'sound', 'place', 'address']),
  })),
}).openapi('Found');
export type Found = z.infer<typeof foundShape>;

// What is searched for names people: it travels in the body, where no log and no history keeps it.
const searchRoute = createRoute({
  method: 'post', path: '/api/search', ...may('person', 'read'), request: { body: body(z.object({ q: z.string().trim().min(1).max(60) })) },
  responses: { ...json(foundShape, 'At most 20 people within reach, masked, who fits best first.'), ...problems(400, 401, 403) },
});

/** Adds the search for people. */
export function addSearchRoute(routes: Routes, parts: RegisterParts): void {
  const { divisions, itself } = parts;
  let filled: Promise<unknown> | null = null;
  // A register from before has no keys yet: the first who searches waits for them.
  const fill = () => {
    filled ??= itself.database.pool.transaction((client) => keepKeys(client)).catch((error: unknown) => {
      filled = null;
      throw error;
    });
    return filled;
  };
  routes.openapi(searchRoute, async (c) => {
    await fill();
    const items = await searchPeople(parts.inside(actorOf(c)), divisions, c.req.valid('json').q);
    // Whom it found, and how: never what was asked.
    showing(c, { subjects: items.map(({ id }) => id), count: items.length, detail: { by: [...new Set(items.map(({ by }) => by))].join(' ') } });
    return c.json({ items: items.map(({ id, name, certificate, category, grade, status, division, by }) => ({ id, name, certificate, category, grade, status, by, place: division && divisions.fullName(division) })) }, 200);
  });
}
