import type { Connections } from '../../foundation/platform/database/index.ts';

/** Where a finding stood before the event of a check that is taken back. */
const BEFORE = "case e.action when 'opened' then 'closed' when 'reopened' then 'closed' when 'closed' then coalesce(e.before, 'open') when 'asked_again' then 'excluded' end";

// The check that followed found again what the one taken back had closed, and opened it: there too what a person decided before stands again.
const DECIDED_AGAIN = `
  with back as (
    update coverage.finding f set status = c.before
    from coverage.finding_event c, coverage.finding_event r
    where f.status = 'open' and c.finding_id = f.id and c.run_id = $1::bigint and c.action = 'closed' and c.before in ('confirmed', 'excluded')
      and r.finding_id = f.id and r.run_id = $2::bigint and r.action = 'reopened'
      and not exists (select from coverage.finding_event e where e.finding_id = f.id and e.id > c.id and e.id <> r.id)
    returning f.id, f.status)
  insert into coverage.finding_event (finding_id, run_id, actor, action, reason)
  select id, $2::bigint, 'check', status, '名单已撤回' from back`;

/**
 * Puts back what a check did to findings whose list was taken back, where nothing has happened to them since: neither a person nor a later check has
 * said anything of them; what the check closed and `by`, the check that followed, opened again stands decided as it was. Answers how many were put back.
 */
export async function withdrawFindings(pool: Connections, { run, by }: { readonly run: number; readonly by: number }): Promise<number> {
  return pool.transaction(async (client) => {
    const { rowCount } = await client.query(`
      with last as (select distinct on (finding_id) finding_id, action, run_id, before from coverage.finding_event order by finding_id, id desc),
      back as (
        update coverage.finding f
        set status = ${BEFORE}, last_run = $2::bigint, closed_on = case when e.action = 'closed' then null else coalesce(f.closed_on, f.opened_on) end
        from last e
        where e.finding_id = f.id and e.run_id = $1::bigint and f.last_run = $1::bigint and e.action in ('opened', 'reopened', 'closed', 'asked_again')
        returning f.id, f.status)
      insert into coverage.finding_event (finding_id, run_id, actor, action, reason)
      select id, $2::bigint, 'check', case status when 'open' then 'reopened' else status end, '名单已撤回' from back`, [run, by]);
    await client.query(DECIDED_AGAIN, [run, by]);
    return rowCount ?? 0;
  });
}
