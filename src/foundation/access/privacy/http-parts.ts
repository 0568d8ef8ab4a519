import { z } from '@hono/zod-openapi';

export const label = z.object({ zh: z.string(), en: z.string() });
export const day = z.iso.date();

/** Text that somebody writes: not blank, and no book. */
export const words = z.string().trim().min(4).max(4000);

/** The answer of a route that went well. */
export function json<Shape extends z.ZodType>(schema: Shape, description: string) {
  return { 200: { content: { 'application/json': { schema } }, description } };
}

/** What a route must be sent. */
export function body<Shape extends z.ZodType>(schema: Shape) {
  return { required: true, content: { 'application/json': { schema } } };
}
