import { z } from 'zod';
import { basis, day, label } from './purpose-shape.ts';

export const REQUEST_KINDS = ['access', 'copy', 'correction', 'deletion', 'objection', 'explanation', 'complaint'] as const;

export const NOTICES = ['authority', 'people'] as const;

/** What a person may ask of the office that holds their data. */
export const requestKindShape = z.strictObject({
  request: z.enum(REQUEST_KINDS),
  label,
  /** Working days from the day after it came in. The law says "in time" and names no number: this is the office's own promise. */
  answer_workdays: z.int().positive(),
  /** Working days it may be put off once, with the reason told. */
  extend_workdays: z.int().nonnegative(),
  /** How the one who asks can show who they are. */
  identity_checks: z.array(z.strictObject({ check: z.string().regex(/^[a-z_]+$/), label })).min(1),
  basis: z.array(basis).min(1),
});

/** Who is told when data got out, and within how long. */
export const noticeShape = z.strictObject({
  notice: z.enum(NOTICES),
  label,
  /** Hours from when the office knew. The law says "at once" (PIPL art. 57): where no document names hours, the office's own promise. */
  within_hours: z.int().positive(),
  basis: z.array(basis).min(1),
});

export type NoticeText = z.infer<typeof noticeShape>;

export type RequestKindText = z.infer<typeof requestKindShape>;

/** The working days of one year: which weekdays are free, and which days of the weekend are worked. */
export const calendarShape = z.strictObject({
  year: z.int().min(2010).max(2100),
  document: z.string().min(1),
  source: z.string().min(1),
  free: z.array(z.strictObject({ from: day, to: day, label: z.string().min(1) })),
  worked: z.array(day),
});

export type WorkCalendar = z.infer<typeof calendarShape>;
