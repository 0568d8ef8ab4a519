import { createRoute, z } from '@hono/zod-openapi';
import { may } from '../../foundation/access/index.ts';
import { body, json, problems } from '../../foundation/platform/http/index.ts';
import { acceptanceBody, importChoicesShape, importDetailShape, importParams, importsShape, mappingBody, newImportBody } from './http-shapes.ts';
import { UPLOADS_PATH } from './uploads.ts';

const request = { params: importParams };
const moved = { 204: { description: 'It has moved on.' }, ...problems(400, 404, 409) };
const pageQuery = z.object({ page: z.coerce.number().int().min(1).default(1), size: z.coerce.number().int().min(1).max(200).default(50) });

export const importsRoute = createRoute({ method: 'get', path: '/api/imports', ...may('imports', 'read'), request: { query: pageQuery }, responses: { ...json(importsShape, 'Files that were brought in, newest first.'), ...problems(400) } });
export const choicesRoute = createRoute({ method: 'get', path: '/api/imports/choices', ...may('imports', 'run'), responses: json(importChoicesShape, 'The lists that may be brought in.') });
export const newRoute = createRoute({
  method: 'post', path: '/api/imports', ...may('imports', 'run'), request: { body: body(newImportBody) },
  responses: { ...json(z.object({ id: z.string() }), 'Room for a file, which is sent to /api/uploads/{id} (tus).'), ...problems(400) },
});
export const importRoute = createRoute({ method: 'get', path: '/api/imports/{importId}', ...may('imports', 'read'), request, responses: { ...json(importDetailShape, 'One import, as far as it is.'), ...problems(404) } });
export const progressRoute = createRoute({
  method: 'get', path: '/api/imports/{importId}/progress', ...may('imports', 'read'), request,
  responses: { 200: { content: { 'text/event-stream': { schema: z.string() } }, description: 'An event of progress whenever it changes, until it rests.' }, ...problems(404) },
});
export const mappingRoute = createRoute({ method: 'post', path: '/api/imports/{importId}/mapping', ...may('imports', 'run'), request: { ...request, body: body(mappingBody) }, responses: moved });
export const acceptanceRoute = createRoute({ method: 'post', path: '/api/imports/{importId}/acceptance', ...may('imports', 'run'), request: { ...request, body: body(acceptanceBody) }, responses: moved });
export const stopRoute = createRoute({ method: 'post', path: '/api/imports/{importId}/stop', ...may('imports', 'run'), request, responses: moved });
export const againRoute = createRoute({ method: 'post', path: '/api/imports/{importId}/again', ...may('imports', 'run'), request, responses: moved });
export const returnedRoute = createRoute({
  method: 'get', path: '/api/imports/{importId}/returned', ...may('imports', 'run'), request,
  responses: { 200: { content: { 'application/octet-stream': { schema: z.string() } }, description: "The wrong rows in the agency's own form, with what is wrong." }, ...problems(404) },
});
const uploadParams = { method: 'get', path: `${UPLOADS_PATH}/{importId}`, ...may('imports', 'run'), request } as const;
export const arrivedRoute = createRoute({ ...uploadParams, responses: { 200: { description: 'How much of a file has arrived, in the header upload-offset (tus HEAD).' }, ...problems(404) } });
export const moreRoute = createRoute({ ...uploadParams, method: 'patch', responses: { 204: { description: 'Kept (tus PATCH).' }, ...problems(404, 409) } });
