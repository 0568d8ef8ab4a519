import { z } from '@hono/zod-openapi';

export const label = z.object({ zh: z.string(), en: z.string() });
export const day = z.iso.date();

/** Text that somebody writes: not blank, and no book. */
export const words = z.string().trim().min(4).max(4000);
