import type { PoolClient } from 'pg';

export interface Reconciled {
  readonly opened: number;
  readonly reopened: number;
  readonly closed: number;
  /** Excluded by a person, and the facts have changed since: to be asked again. */
  readonly askedAgain: number;
  readonly unchanged: number;
}

/** Findings that are not at their end. */
const LIVING = "('open', 'confirmed', 'excluded', 'asked_again')";

/** Reads the temporary tables `verdict` and `judged` (see store-findings.ts) into `coverage.finding`. Every change of state is an appended event. */
export async function reconcileFindings(client: PoolClient, run: number, asOf: string): Promise<Reconciled> {
  const opened = await change(client, OPEN, [run, asOf]);
  const reopened = await change(client, REOPEN, [run, asOf]);
  const askedAgain = await change(client, ASK_AGAIN, [run]);
  const unchanged = await change(client, REFRESH, [run]);
  const closed = await change(client, CLOSE, [run, asOf]);
  return { opened, reopened, closed, askedAgain, unchanged: unchanged - opened - reopened - askedAgain };
}

async function change(client: PoolClient, sql: string, values: readonly (number | string)[]): Promise<number> {
  const { rowCount } = await client.query(sql, [...values]);
  return rowCount ?? 0;
}

const OPEN = `
  with fresh as (
    insert into coverage.finding (rule, kind, person_id, county, town, village, status, reason, rows, category, grade, age, fingerprint, first_run, last_run, opened_on)
    select rule, kind, person_id, county, town, village, 'open', reason, rows, category, grade, age, fingerprint, $1::bigint, $1::bigint, $2::date
    from verdict where verdict = 'yes'
    on conflict (rule, person_id) do nothing
    returning id, reason)
  insert into coverage.finding_event (finding_id, run_id, actor, action, reason)
  select id, $1::bigint, 'check', 'opened', reason from fresh`;

// A finding that was closed by one snapshot and is contradicted by the next.
const REOPEN = `
  with back as (
    update coverage.finding f set status = 'open', opened_on = $2::date, closed_on = null
    from verdict v
    where v.verdict = 'yes' and v.rule = f.rule and v.person_id = f.person_id and f.status = 'closed'
    returning f.id, v.reason)
  insert into coverage.finding_event (finding_id, run_id, actor, action, reason)
  select id, $1::bigint, 'check', 'reopened', reason from back`;

const ASK_AGAIN = `
  with asked as (
    update coverage.finding f set status = 'asked_again'
    from verdict v
    where v.verdict = 'yes' and v.rule = f.rule and v.person_id = f.person_id
      and f.status = 'excluded' and f.fingerprint <> v.fingerprint
    returning f.id, v.reason)
  insert into coverage.finding_event (finding_id, run_id, actor, action, reason)
  select id, $1::bigint, 'check', 'asked_again', reason from asked`;

const REFRESH = `
  update coverage.finding f
  set last_run = $1::bigint, reason = v.reason, rows = v.rows, category = v.category, grade = v.grade, age = v.age, fingerprint = v.fingerprint,
      county = v.county, town = v.town, village = v.village
  from verdict v
  where v.verdict = 'yes' and v.rule = f.rule and v.person_id = f.person_id and f.status in ${LIVING}`;

// Only a "no" closes: a person nobody can tell about any more (a list grew stale, a row waits at the desk) stays open.
const CLOSE = `
  with done as (
    update coverage.finding f set status = 'closed', closed_on = $2::date, last_run = $1::bigint
    where f.status in ${LIVING}
      and not exists (select from verdict v where v.rule = f.rule and v.person_id = f.person_id)
      and exists (select from judged j where j.rule = f.rule and j.county = f.county)
    returning f.id, old.status)
  insert into coverage.finding_event (finding_id, run_id, actor, action, before)
  select id, $1::bigint, 'check', 'closed', status from done`;
