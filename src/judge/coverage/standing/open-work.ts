import type { Connections } from '../../../foundation/platform/database/index.ts';

export interface OpenWork {
  readonly count: number;
  /** Since when the oldest waits, 'YYYY-MM-DD'. */
  readonly oldest: string | null;
}

/** Findings nobody has decided: those never looked at, and those that are asked again because the facts have changed. */
export async function undecidedFindings(connections: Connections): Promise<{ readonly fresh: OpenWork; readonly again: OpenWork }> {
  const { rows } = await connections.query<OpenWork & { status: string }>(
    `select status, count(*) as count, min(opened_on) as oldest from coverage.finding where status in ('open', 'asked_again') group by status`,
  );
  const of = (status: string): OpenWork => rows.find((row) => row.status === status) ?? { count: 0, oldest: null };
  return { fresh: of('open'), again: of('asked_again') };
}

/** What became of findings from a day ('YYYY-MM-DD') on: how many opened, closed by a later list, and were decided by somebody. */
export async function movedSince(connections: Connections, since: string): Promise<{ readonly opened: number; readonly closed: number; readonly decided: number }> {
  const { rows: [moved] } = await connections.query<{ opened: number; closed: number; decided: number }>(
    `select count(*) filter (where action in ('opened', 'reopened')) as opened, count(*) filter (where action = 'closed') as closed,
       count(*) filter (where action in ('confirmed', 'excluded') and run_id is null) as decided
     from coverage.finding_event where at >= $1::date::timestamp at time zone 'Asia/Shanghai'`,
    [since],
  );
  return moved ?? { opened: 0, closed: 0, decided: 0 };
}
