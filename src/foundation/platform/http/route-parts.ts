import type { z } from '@hono/zod-openapi';

/** The answer of a route that went well. */
export function json<Shape extends z.ZodType>(schema: Shape, description: string) {
  return { 200: { content: { 'application/json': { schema } }, description } };
}

/** What a route must be sent. */
export function body<Shape extends z.ZodType>(schema: Shape) {
  return { required: true, content: { 'application/json': { schema } } };
}
