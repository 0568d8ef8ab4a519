import type { Connections } from '../../../foundation/platform/database/index.ts';

/** Keeps how the findings of each rule and county stand on `day` ('YYYY-MM-DD'); of one day the last count stays. Answers how many lines it kept. */
export async function keepStanding(connections: Connections, day: string): Promise<number> {
  const { rowCount } = await connections.query(
    `insert into standing.county_day (day, rule, county, undecided, confirmed, excluded, closed)
     select $1, rule, county, count(*) filter (where status in ('open', 'asked_again')), count(*) filter (where status = 'confirmed'),
       count(*) filter (where status = 'excluded'), count(*) filter (where status = 'closed')
     from coverage.finding group by rule, county
     on conflict (day, county, rule) do update set undecided = excluded.undecided, confirmed = excluded.confirmed, excluded = excluded.excluded, closed = excluded.closed`,
    [day],
  );
  return rowCount ?? 0;
}
