import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Refusal, type RefusalKind, type RefusalNotice } from './refusal.ts';

/** RFC 9457 problem document with both sentences; `detail` is the one the reader's Accept-Language asks for (Chinese when silent). */
export const Problem = z
  .object({
    type: z.string().openapi({ example: 'urn:jinbao:problem:person_unknown' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    zh: z.string(),
    en: z.string(),
    where: z.string().nullable(),
    requestId: z.string(),
  })
  .openapi('Problem');

const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>;

type ProblemStatus = (typeof STATUS)[RefusalKind] | 500;

const TITLE = {
  400: 'Invalid request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  429: 'Too many tries',
  500: 'Internal error',
  503: 'Not available',
} as const satisfies Record<ProblemStatus, string>;

const INTERNAL = { code: 'internal', zh: '系统出错，已记录。请把编号告诉管理员。', en: 'Something failed and was recorded. Give the request id to the administrator.' };
const UNREADABLE: RefusalNotice = { kind: 'invalid', code: 'unreadable_request', zh: '请求读不懂。', en: 'The request could not be read.' };

function respond(c: Context, status: ProblemStatus, notice: Omit<RefusalNotice, 'kind'>): Response {
  const english = /^\s*en\b/i.test(c.req.header('accept-language') ?? '');
  const requestId: string = c.get('requestId') ?? '';
  const body: z.infer<typeof Problem> = {
    type: `urn:jinbao:problem:${notice.code}`,
    title: TITLE[status],
    status,
    detail: english ? notice.en : notice.zh,
    code: notice.code,
    zh: notice.zh,
    en: notice.en,
    where: notice.where ?? null,
    requestId,
  };
  return c.json(body, status, { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' });
}

/** Answers a refusal of the domain as problem+json. */
export function refuse(c: Context, notice: RefusalNotice): Response {
  return respond(c, STATUS[notice.kind], notice);
}

/** Any thrown error as problem+json; what is not a Refusal tells the outside nothing of its cause. */
export function answerError(error: Error, c: Context): Response {
  if (error instanceof Refusal) return refuse(c, error.notice);
  if (error instanceof HTTPException && error.status < 500) return refuse(c, UNREADABLE);
  return respond(c, 500, INTERNAL);
}

/** Response declarations for `createRoute`: `responses: { 200: ..., ...problems(400, 404) }`. */
export function problems<Status extends ProblemStatus>(...statuses: Status[]) {
  const entry = (status: Status) => ({ description: TITLE[status], content: { 'application/problem+json': { schema: Problem } } });
  return Object.fromEntries(statuses.map((status) => [status, entry(status)]));
}
