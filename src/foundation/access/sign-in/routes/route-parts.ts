import { z } from '@hono/zod-openapi';
import { body } from '../../../platform/http/index.ts';
import { DEPARTMENTS, ROLES } from '../../walls/index.ts';

/** What a route must be sent, as its whole request. */
export function form<Shape extends z.ZodType>(schema: Shape) {
  return { body: body(schema) };
}

export function done(description: string) {
  return { 204: { description } };
}

export const accountPath = { params: z.object({ accountId: z.uuid() }) };

/** A text without control characters: PostgreSQL keeps no NUL, and none of them belongs on a page. */
export function line(most: number) {
  return z.string().trim().min(1).max(most).regex(/^\P{Cc}*$/u, 'no control characters');
}

export const signInName = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, '3 to 40 of a-z 0-9 . _ -');
export const shownName = line(60);
/** Any text: its length is judged where a password is chosen, and a wrong one of any length is just wrong. */
export const password = z.string().min(1).max(1000);
export const code = z.string().min(1).max(100);

export const rightsShape = z.object({
  role: z.enum(ROLES),
  division: z.string().regex(/^(\d{6}|\d{9}|\d{12})$/),
  department: z.enum(DEPARTMENTS).nullable().default(null),
  institution: line(100).nullable().default(null),
});

/** What is to be done next with the session that was opened. */
export const nextShape = z.object({ next: z.enum(['second_factor', 'password_change', 'enrolment', 'open']) }).openapi('NextStep');
