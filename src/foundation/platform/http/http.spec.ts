import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRoute, z } from '@hono/zod-openapi';
import { expect, test } from 'vitest';
import { buildServer, listen, newRoutes, problems, Refusal, type RequestLog } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinbao-http-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>尽保</title>');
writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}');

const lookUp = createRoute({
  method: 'get',
  path: '/api/people/{personId}',
  request: { params: z.object({ personId: z.string() }), query: z.object({ page: z.coerce.number().int().min(1).default(1) }) },
  responses: { 200: { description: 'One person', content: { 'application/json': { schema: z.object({ personId: z.string(), page: z.int() }) } } }, ...problems(400, 404) },
});

const routes = newRoutes().openapi(lookUp, (c) => {
  const { personId } = c.req.valid('param');
  if (personId === 'nobody') throw new Refusal({ kind: 'not_found', code: 'person_unknown', zh: '查无此人。', en: 'No such person.', where: '/findings' });
  if (personId === 'broken') throw new TypeError('secret cause');
  return c.json({ personId, page: c.req.valid('query').page }, 200);
});
routes.get('/api/slow', async (c) => {
  await new Promise((resolve) => setTimeout(resolve, 400));
  return c.text('done');
});

routes.post('/api/echo', async (c) => c.text(String((await c.req.text()).length)));

const logged: RequestLog[] = [];
const failures: string[] = [];
const app = buildServer({
  routes: [routes],
  ready: () => Promise.resolve({ ready: false, reason: 'loading' }),
  consoleFolder: folder,
  log: (entry) => logged.push(entry),
  onError: (error, id) => failures.push(`${id} ${error.message}`),
});

test('a refusal is a problem document with a stable code, both sentences and where to look', async () => {
  const answer = await app.request('/api/people/nobody', { headers: { 'accept-language': 'en-GB' } });
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'person_unknown', zh: '查无此人。', detail: 'No such person.', where: '/findings', requestId: answer.headers.get('x-request-id') });
});

test('a field that fails its schema is named', async () => {
  const answer = await app.request('/api/people/p1?page=0');
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'invalid_request', where: 'query.page', detail: expect.stringContaining('query.page') });
});

test('what is sent may have a megabyte, told or not, and not a byte more', async () => {
  const send = (bytes: number, headers: HeadersInit = {}) => app.request('/api/echo', { method: 'POST', body: 'x'.repeat(bytes), headers });
  expect(await (await send(1_048_576)).text()).toBe('1048576');
  for (const headers of [{}, { 'content-length': '2000000' }]) {
    const answer = await send(1_048_577, headers);
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'body_too_large' }]);
  }
});

test('an unexpected error shows an id and keeps its cause to the log', async () => {
  const answer = await app.request('/api/people/broken');
  const text = await answer.text();
  expect(answer.status).toBe(500);
  expect(text).not.toContain('secret');
  expect(failures.at(-1)).toBe(`${answer.headers.get('x-request-id')} secret cause`);
});

test('the log and the metrics hold patterns of addresses and never a person', async () => {
  await app.request('/api/people/3424-of-somebody?q=张');
  expect(logged.at(-1)).toMatchObject({ method: 'GET', route: '/api/people/:personId', status: 200 });
  const metrics = await (await app.request('/metrics')).text();
  expect(metrics).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/api\/people\/:personId",status="200"\} [1-9]/);
  expect(metrics).not.toContain('3424');
});

test('every answer carries the security headers and no script may be inline', async () => {
  for (const path of ['/', '/healthz', '/api/none']) {
    const { headers } = await app.request(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const csp = headers.get('content-security-policy') ?? '';
    expect(csp).toContain("script-src 'self';");
    expect(csp).toContain("frame-ancestors 'none'");
  }
});

test('the console: pages fall back to index.html, hashed files are immutable, missing files are 404', async () => {
  expect(await (await app.request('/findings')).text()).toContain('尽保');
  const script = await app.request('/assets/main-abc.js', { headers: { 'accept-encoding': 'gzip' } });
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect(script.headers.get('content-encoding')).toBe('gzip');
  const etag = script.headers.get('etag') ?? '';
  expect((await app.request('/assets/main-abc.js', { headers: { 'if-none-match': etag } })).status).toBe(304);
  expect((await app.request('/assets/gone.js')).status).toBe(404);
  expect((await app.request('/api/none')).status).toBe(404);
  expect((await app.request('/../package.json')).status).toBe(404);
});

test('health, readiness and the description of every route', async () => {
  expect((await app.request('/healthz')).status).toBe(200);
  const ready = await app.request('/readyz');
  expect([ready.status, await ready.text()]).toEqual([503, 'loading\n']);
  const document = z.object({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()) }).parse(await (await app.request('/api/openapi.json')).json());
  expect(Object.keys(document.paths)).toContain('/api/people/{personId}');
});

test('closing lets a request under way finish and takes no new one', async () => {
  const server = await listen(app, { port: 0 });
  const under = fetch(`${server.url}/api/slow`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const start = performance.now();
  const closed = server.close();
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  expect(await (await under).text()).toBe('done');
  await closed;
  expect(performance.now() - start).toBeLessThan(3_000);
});
