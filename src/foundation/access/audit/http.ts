import { createRoute, z } from '@hono/zod-openapi';
import type { Connections } from '../../platform/database/index.ts';
import { newRoutes, problems, type Routes } from '../../platform/http/index.ts';
import { actorOf, may, showing, type Actor } from '../walls/index.ts';
import { exportChain } from './export-chain.ts';
import { entriesShape, entryQuery, verifiedShape } from './http-shapes.ts';
import { countEntries, listEntries } from './list-entries.ts';
import { readHead } from './read-chain.ts';
import { verifyDatabase } from './verify-database.ts';
import { voucherFiles } from './voucher-files.ts';

export interface AuditRoom {
  /** The database as an actor may see it. */
  readonly connectionsOf: (actor: Actor) => Connections;
  /** Folder of heads, anchors and public keys. */
  readonly folder: string;
}

const listRoute = createRoute({
  method: 'get', path: '/api/audit', ...may('audit', 'read'), request: { query: entryQuery },
  responses: { 200: { content: { 'application/json': { schema: entriesShape } }, description: 'Who did what, the newest first.' }, ...problems(400, 401, 403) },
});
const verifyRoute = createRoute({
  method: 'get', path: '/api/audit/verify', ...may('audit', 'verify'),
  responses: { 200: { content: { 'application/json': { schema: verifiedShape } }, description: 'The whole chain walked, against what was signed outside the database; or the first bad entry.' }, ...problems(401, 403) },
});
const exportRoute = createRoute({
  method: 'get', path: '/api/audit/export', ...may('audit', 'export'),
  responses: { 200: { content: { 'application/octet-stream': { schema: z.string() } }, description: 'The chain as a file for `jinbao audit verify --export`, an entry a line.' }, ...problems(401, 403) },
});

/** The routes of the audit chain: they read it, and nothing here changes it. */
export function auditRoutes({ connectionsOf, folder }: AuditRoom): Routes {
  const routes = newRoutes();
  routes.openapi(listRoute, async (c) => {
    const { page, size, actor = null, action = null, subject = null, outcome = null, from = null, to = null } = c.req.valid('query');
    const connections = connectionsOf(actorOf(c));
    const filter = { actor, action, subject, outcome, from, to };
    const [total, items] = await Promise.all([countEntries(connections, filter), listEntries(connections, filter, { offset: (page - 1) * size, limit: size })]);
    // Whose reading was looked up is itself told of that person.
    showing(c, { count: total, ...(subject === null ? {} : { subjects: [subject] }) });
    return c.json({ total, page, size, items }, 200);
  });
  const verified = oneForAll(async (connections: Connections) => {
    const start = performance.now();
    const answer = await verifyDatabase(connections, voucherFiles(folder));
    return { ...answer, seconds: (performance.now() - start) / 1000 };
  });
  routes.openapi(verifyRoute, async (c) => {
    const answer = await verified(connectionsOf(actorOf(c)));
    showing(c, { count: answer.entries, detail: { ok: answer.ok, faults: answer.faults.length } });
    return c.json(answer, 200);
  });
  routes.openapi(exportRoute, async (c) => {
    const connections = connectionsOf(actorOf(c));
    const { last } = await readHead(connections);
    showing(c, { count: last });
    return c.body(streamOf(exportChain(connections, last)), 200, { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment; filename="audit.jsonl"' });
  });
  return routes;
}

/** Pieces as an answer's body: the next is read when the last was taken. */
function streamOf(pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}

/** Whoever asks while the work is under way gets the same answer: it takes seconds, and any number of askers must not make it minutes. */
function oneForAll<Asked, Answer>(work: (asked: Asked) => Promise<Answer>): (asked: Asked) => Promise<Answer> {
  let working: Promise<Answer> | null = null;
  return (asked) => (working ??= work(asked).finally(() => (working = null)));
}
