import type { Connections } from '../../../foundation/platform/database/index.ts';

/** How one county stands. `decided` and `undecided` are living findings. */
export interface CountyStanding {
  readonly county: string;
  readonly undecided: number;
  readonly decided: number;
  /** Found right, of those that were decided. */
  readonly confirmed: number;
  readonly closed: number;
}

/** How the counties stand on the last day it was counted, of the rules that whoever asks may see. Null before the first count. */
export async function standingOfCounties(connections: Connections): Promise<{ readonly day: string; readonly counties: readonly CountyStanding[] } | null> {
  const { rows } = await connections.query<CountyStanding & { day: string }>(
    `select day, county, sum(undecided)::bigint as undecided, sum(confirmed + excluded)::bigint as decided, sum(confirmed)::bigint as confirmed, sum(closed)::bigint as closed
     from standing.county_day where day = (select max(day) from standing.county_day) group by day, county order by county`,
  );
  const [first] = rows;
  return first ? { day: first.day, counties: rows.map(({ county, undecided, decided, confirmed, closed }) => ({ county, undecided, decided, confirmed, closed })) } : null;
}
