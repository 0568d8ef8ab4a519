import { z } from '@hono/zod-openapi';

/** What may wait for somebody. Each opens one page of the console. */
export const DUTIES = ['findings', 'findings_again', 'rows', 'imports', 'held_counties', 'late_lists', 'changes', 'conflicts', 'requests'] as const;
export type DutyKind = (typeof DUTIES)[number];

const count = z.int().min(0);
const day = z.string().describe('YYYY-MM-DD');

export const dutyShape = z.object({
  kind: z.enum(DUTIES),
  count,
  /** Since when the oldest waits. */
  oldest: day.nullable(),
  /** When the first of them is due; null where no day is set. */
  due: day.nullable(),
  /** Days until then; below zero when it is overdue. */
  daysLeft: z.int().nullable(),
});
export type Duty = z.infer<typeof dutyShape>;

export const workbenchShape = z.object({
  day,
  /** What waits for whoever asks: overdue first, then what is due first, then what waits longest. */
  duties: z.array(dutyShape),
  /** What has moved since the beginning of the day before. */
  moved: z.object({
    since: day, opened: count, closed: count, decided: count,
    lists: z.array(z.object({ id: z.string(), label: z.object({ zh: z.string(), en: z.string() }), asOf: day, rows: count })),
  }).nullable(),
  /** The counties side by side on the last day they were counted; numbers alone. */
  standing: z.object({
    day,
    counties: z.array(z.object({ code: z.string(), name: z.string(), own: z.boolean(), undecided: count, decided: count, confirmed: count, closed: count })),
  }).nullable(),
}).openapi('Workbench');
export type Workbench = z.infer<typeof workbenchShape>;
