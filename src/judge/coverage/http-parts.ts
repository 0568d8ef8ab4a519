import type { z } from '@hono/zod-openapi';
import { Refusal, type RefusalNotice } from '../../foundation/platform/http/index.ts';

/** The answer of a route that went well. */
export function json<Shape extends z.ZodType>(schema: Shape, description: string) {
  return { 200: { content: { 'application/json': { schema } }, description } };
}

/** What a route must be sent. */
export function body<Shape extends z.ZodType>(schema: Shape) {
  return { required: true, content: { 'application/json': { schema } } };
}

export function refuse(notice: RefusalNotice): never {
  throw new Refusal(notice);
}
