import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { actorOf, showing } from '../../foundation/access/index.ts';
import { newRoutes, Refusal, type Routes } from '../../foundation/platform/http/index.ts';
import { officeOf } from '../../judge/coverage/index.ts';
import { openImport } from '../../know/sources/index.ts';
import { acceptanceRoute, againRoute, arrivedRoute, choicesRoute, importRoute, importsRoute, mappingRoute, moreRoute, newRoute, progressRoute, returnedRoute, stopRoute } from './http-routes.ts';
import { importOr404, isMapping, sendOn, stopImport, workOf, type ImportsDesk } from './imports-desk.ts';
import { progressOf } from './progress-stream.ts';
import { choicesOf, importDetail, importsPage, stillAsTried } from './read-imports.ts';
import { returnedFile } from './returned-file.ts';
import { plainName } from './upload-files.ts';
import type { Uploads } from './uploads.ts';

const NO_LIST = { kind: 'invalid', code: 'list_undeclared', zh: '没有这种名单，请从列出的名单里选。', en: 'There is no such list: choose one of those offered.', where: 'body.list' } as const;
const NOTHING_RETURNED = { kind: 'not_found', code: 'nothing_returned', zh: '没有要退回的行。', en: 'There are no rows to send back.' } as const;
const TRIED_BEFORE = { kind: 'conflict', code: 'list_came_meanwhile', zh: '试算之后又有同一种名单变动，正在重新试算，请稍后再看。', en: 'Another such list came or went since this was tried: it is being tried again.' } as const;
const IN_ALREADY = { kind: 'conflict', code: 'same_file_same_day', zh: '这个文件已经作为同一天的名单收过了，不必再收。请取消。', en: 'This file was taken in before as the list of that day: cancel, nothing is missing.' } as const;
const NO_FIELD = { kind: 'invalid', code: 'field_unknown', zh: '有一列指到了没有的字段或没有的表头。', en: 'A column was given to a field or header that is not there.', where: 'body.mapping' } as const;

export interface ImportRoutesParts extends ImportsDesk {
  readonly arriving: Uploads;
  /** Aborted when the server stops: lines of progress end then. */
  readonly closing: AbortSignal;
}

/** The routes by which an agency's file comes in, each inside the walls of whoever asks. */
export function importRoutes(parts: ImportRoutesParts): Routes {
  const { working, arriving } = parts;
  const insideOf = (c: Context) => officeOf(working, actorOf(c));
  const routes = newRoutes();
  const find = async (c: Context, id: string, act: string) => {
    const one = await importOr404(insideOf(c).database.pool, id);
    showing(c, { detail: { import: id, list: one.list, asOf: one.asOf, act } });
    return one;
  };
  routes.openapi(importsRoute, async (c) => {
    const { page, size } = c.req.valid('query');
    return c.json({ page, size, ...await importsPage(insideOf(c), { page, size }) }, 200);
  });
  routes.openapi(choicesRoute, (c) => c.json({ items: choicesOf(working) }, 200));
  routes.openapi(newRoute, async (c) => {
    const { list, asOf, fileName, fileSize } = c.req.valid('json');
    if (!choicesOf(working).some((choice) => choice.list === list)) throw new Refusal(NO_LIST);
    const one = { id: randomUUID(), list, asOf, fileName: plainName(fileName), fileSize };
    showing(c, { detail: { import: one.id, list, asOf, act: 'upload' } });
    await arriving.begin(one);
    await openImport(insideOf(c).database.pool, one, actorOf(c));
    return c.json({ id: one.id }, 200);
  });
  routes.openapi(importRoute, async (c) => c.json(await importDetail(insideOf(c), await find(c, c.req.valid('param').importId, 'look')), 200));
  routes.openapi(progressRoute, async (c) => {
    const one = await find(c, c.req.valid('param').importId, 'progress');
    const events = progressOf(insideOf(c).database.pool, one.id, arriving.arrived, parts.closing);
    return c.body(streamOf(events), 200, { 'content-type': 'text/event-stream; charset=utf-8' });
  });
  routes.openapi(mappingRoute, async (c) => {
    const one = await find(c, c.req.valid('param').importId, 'columns');
    const { mapping } = c.req.valid('json');
    if (!isMapping(working, one, mapping)) throw new Refusal(NO_FIELD);
    await sendOn(insideOf(c).database.pool, one.id, ['mapping', 'deciding'], 'trying', { by: actorOf(c), gained: { mapping, tried: null } });
    return c.body(null, 204);
  });
  routes.openapi(acceptanceRoute, async (c) => {
    const one = await find(c, c.req.valid('param').importId, 'accept');
    const { pool } = insideOf(c).database;
    const { released } = c.req.valid('json');
    if (one.state === 'deciding' && one.tried?.sameFile === one.asOf) throw new Refusal(IN_ALREADY);
    if (one.state === 'deciding' && !(await stillAsTried(pool, one))) {
      await sendOn(pool, one.id, ['deciding'], 'trying', { gained: { tried: null } });
      throw new Refusal(TRIED_BEFORE);
    }
    showing(c, { count: one.tried?.rows ?? 0, detail: { import: one.id, list: one.list, asOf: one.asOf, act: 'accept', released: released.length } });
    await sendOn(pool, one.id, ['deciding'], 'taking', { by: actorOf(c), gained: { released } });
    return c.body(null, 204);
  });
  routes.openapi(stopRoute, async (c) => {
    const one = await find(c, c.req.valid('param').importId, 'stop');
    const what = await stopImport(parts, insideOf(c).database.pool, one.id, actorOf(c));
    showing(c, { detail: { import: one.id, list: one.list, asOf: one.asOf, act: what === 'cancelled' ? 'cancel' : 'undo' } });
    return c.body(null, 204);
  });
  routes.openapi(againRoute, async (c) => {
    const one = await find(c, c.req.valid('param').importId, 'again');
    await sendOn(insideOf(c).database.pool, one.id, ['failed'], workOf(one), { by: actorOf(c), gained: { failed_in: null } });
    return c.body(null, 204);
  });
  routes.openapi(returnedRoute, async (c) => {
    const one = await find(c, c.req.valid('param').importId, 'returned');
    const file = await returnedFile(parts, insideOf(c).database.pool, one);
    if (file === null) throw new Refusal(NOTHING_RETURNED);
    showing(c, { count: one.tried?.wrong ?? 0 });
    return c.body(file.content, 200, { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` });
  });
  const arrive = async (c: Context, id: string) => {
    const one = await find(c, id, 'arrive');
    const answer = await arriving.answer(c.req.raw, one, insideOf(c).database.pool);
    // Its own answers to faults are plain text for the protocol.
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  };
  routes.openapi(arrivedRoute, (c) => arrive(c, c.req.valid('param').importId));
  routes.openapi(moreRoute, (c) => arrive(c, c.req.valid('param').importId));
  return routes;
}

/** Each thing as an event, as soon as it is there; who reads no more ends it. */
function streamOf(things: AsyncGenerator<object>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (out) => {
      const { value, done } = await things.next();
      if (done) out.close();
      else out.enqueue(encoder.encode(`data: ${JSON.stringify(value)}\n\n`));
    },
    cancel: async () => void (await things.return(undefined)),
  });
}
