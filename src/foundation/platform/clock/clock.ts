/** The clock of a run; tests and rebuilt reports bring their own. */
export interface Clock {
  now(): Date;
  /** The calendar day in China, 'YYYY-MM-DD'. */
  today(): string;
}

/** China has kept one time zone, UTC+8 without summer time, since 1992. */
const OFFSET_MS = 8 * 3_600_000;

/** The machine's own clock. */
export const systemClock: Clock = clockOf(() => new Date());

/** A clock that stands still, at an instant such as '2018-06-30T09:00:00+08:00'. */
export function fixedClock(instant: string): Clock {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) throw new RangeError(`not an instant: ${instant}`);
  return clockOf(() => new Date(at));
}

function clockOf(now: () => Date): Clock {
  return { now, today: () => new Date(now().getTime() + OFFSET_MS).toISOString().slice(0, 10) };
}
