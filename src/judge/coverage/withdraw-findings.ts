import type { Connections } from '../../foundation/platform/database/index.ts';

/** Where a finding stood before the event of a check that is taken back. */
const BEFORE = "case e.action when 'opened' then 'closed' when 'reopened' then 'closed' when 'closed' then 'open' when 'asked_again' then 'excluded' end";

/**
 * Puts back what a check did to findings whose list was taken back, where nothing has happened to them since: neither a person nor a later check has
 * said anything of them. `by` is the check that followed. Answers how many.
 */
export async function withdrawFindings(pool: Connections, { run, by }: { readonly run: number; readonly by: number }): Promise<number> {
  return pool.transaction(async (client) => {
    const { rowCount } = await client.query(`
      with last as (select distinct on (finding_id) finding_id, action, run_id from coverage.finding_event order by finding_id, id desc),
      back as (
        update coverage.finding f
        set status = ${BEFORE}, last_run = $2::bigint, closed_on = case when e.action = 'closed' then null else coalesce(f.closed_on, f.opened_on) end
        from last e
        where e.finding_id = f.id and e.run_id = $1::bigint and f.last_run = $1::bigint and e.action in ('opened', 'reopened', 'closed', 'asked_again')
        returning f.id, f.status)
      insert into coverage.finding_event (finding_id, run_id, actor, action, reason)
      select id, $2::bigint, 'check', case status when 'open' then 'reopened' else status end, '名单已撤回' from back`, [run, by]);
    return rowCount ?? 0;
  });
}
