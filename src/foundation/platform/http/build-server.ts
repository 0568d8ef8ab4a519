import type { Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestId } from 'hono/request-id';
import { routePath } from 'hono/route';
import { consoleFiles } from './console-files.ts';
import { RequestMetrics } from './metrics.ts';
import { answerError, refuse } from './problem.ts';
import { newRoutes, type HttpEnvironment, type Routes } from './routes.ts';
import { securityHeaders } from './security-headers.ts';

/** Bytes a request may send: a draft of policy is some ten thousand. */
const LARGEST_BODY = 1_048_576;
/** Files of lists arrive here, piece by piece; how large they may be is said and kept by that room. */
const FILES = '/api/uploads/';
const TOO_LARGE = { kind: 'too_large', code: 'body_too_large', zh: '提交的内容太大（至多 1 MB）。', en: 'What was sent is too large (1 MB at most).' } as const;

/** One answered request as the log may keep it: the route's pattern, never the address, the query or the body. */
export type RequestLog = { requestId: string; method: string; route: string; status: number; milliseconds: number };

export type ServerParts = {
  /** Each room's routes, paths in full (`/api/lists`). */
  routes: readonly Routes[];
  /** What stands before the rooms' routes: who asks, and what is written of it. */
  before?: readonly MiddlewareHandler[];
  /** Whether the server can do its work now; the reason goes to /readyz. */
  ready: () => Promise<{ ready: boolean; reason?: string }>;
  /** Folder of the built console; a missing folder serves none. */
  consoleFolder: string;
  log?: (entry: RequestLog) => void;
  /** Unexpected errors with the id the caller was told. */
  onError?: (error: Error, requestId: string) => void;
};

/** The whole HTTP face: health, metrics, the rooms' routes and their OpenAPI document, the console at `/`. */
export function buildServer(parts: ServerParts): Hono<HttpEnvironment> {
  const app = newRoutes();
  const metrics = new RequestMetrics();

  app.use(requestId());
  app.use(securityHeaders);
  app.use(async (c, next) => {
    const start = performance.now();
    await next();
    const milliseconds = performance.now() - start;
    const route = routePath(c);
    metrics.observe(c.req.method, route, c.res.status, milliseconds / 1000);
    parts.log?.({ requestId: c.get('requestId'), method: c.req.method, route, status: c.res.status, milliseconds });
  });
  app.onError((error, c) => {
    const answer = answerError(error, c);
    if (answer.status >= 500) parts.onError?.(error, c.get('requestId'));
    return answer;
  });

  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    const { ready, reason } = await parts.ready();
    return c.text(`${ready ? 'ready' : (reason ?? 'not ready')}\n`, ready ? 200 : 503);
  });
  app.get('/metrics', (c) => c.text(metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }));

  app.use('/api/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
  });
  const limited = bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => refuse(c, TOO_LARGE) });
  app.use('/api/*', (c, next) => (c.req.path.startsWith(FILES) ? next() : limited(c, next)));
  for (const handler of parts.before ?? []) app.use('/api/*', handler);
  for (const routes of parts.routes) app.route('/', routes);
  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Jinbao', version: '0.1.0', description: 'Who may have been missed, and why: every number opens into its people and its source rows.' },
  });
  app.all('/api/*', (c) => refuse(c, { kind: 'not_found', code: 'route_unknown', zh: '没有这个地址。', en: 'There is no such address.', where: '/api/openapi.json' }));

  app.get('/*', consoleFiles(parts.consoleFolder));
  app.notFound((c) => refuse(c, { kind: 'not_found', code: 'page_unknown', zh: '没有这一页。', en: 'There is no such page.', where: '/' }));
  return app;
}
