import type { PoolClient } from 'pg';
import type { Followers } from '../../know/register/index.ts';

/** Findings and what was decided about them go with the person when two records become one, and back when they are parted. */
export const findingsFollow: Followers = {
  merged: (client, pair) => ofAllDepartments(client, async () => {
    await client.query(MOVED, [pair.person, pair.other]);
    await client.query('update coverage.finding f set person_id = $1 from coverage.merged_finding m where m.finding_id = f.id and m.person_id = $1 and m.other_id = $2 and m.moved and not m.given_back', [pair.person, pair.other]);
    await client.query(CLOSED, [pair.person, pair.other, pair.actor]);
  }),
  parted: (client, pair) => ofAllDepartments(client, async () => {
    await client.query(REOPENED, [pair.person, pair.other, pair.actor]);
    await client.query(`update coverage.finding f set person_id = $2 from coverage.merged_finding m where m.finding_id = f.id and m.person_id = $1 and m.other_id = $2 and m.moved and not m.given_back
      and not exists (select from coverage.finding o where o.rule = f.rule and o.person_id = $2)`, [pair.person, pair.other]);
    await client.query('update coverage.merged_finding set given_back = true where person_id = $1 and other_id = $2 and not given_back', [pair.person, pair.other]);
  }),
};

/** Each finding of the record that stands back, and whether it goes over: a rule speaks once of a person. */
const MOVED = `insert into coverage.merged_finding (person_id, other_id, finding_id, status, moved)
  select $1, $2, f.id, f.status, not exists (select from coverage.finding o where o.rule = f.rule and o.person_id = $1) from coverage.finding f where f.person_id = $2`;

/** Of a rule that speaks of both, the finding of the record that stands back is over while they are one. */
const CLOSED = `with over as (
    update coverage.finding f set status = 'closed' from coverage.merged_finding m
    where m.finding_id = f.id and m.person_id = $1 and m.other_id = $2 and not m.moved and not m.given_back and f.status <> 'closed' returning f.id)
  insert into coverage.finding_event (finding_id, actor, action, reason) select id, $3, 'closed', '已并入同一个人的另一条记录' from over`;

const REOPENED = `with again as (
    update coverage.finding f set status = m.status from coverage.merged_finding m
    where m.finding_id = f.id and m.person_id = $1 and m.other_id = $2 and not m.moved and not m.given_back and f.status = 'closed' and m.status <> 'closed' returning f.id)
  insert into coverage.finding_event (finding_id, actor, action, reason) select id, $3, 'reopened', '两条记录已分开' from again`;

/** Who decides may be of one department; what hangs on a person is of all. */
async function ofAllDepartments(client: PoolClient, act: () => Promise<void>): Promise<void> {
  const { rows: [own] } = await client.query<{ department: string }>("select coalesce(current_setting('jinbao.department', true), '') as department");
  await client.query("select set_config('jinbao.department', '', true)");
  await act();
  await client.query("select set_config('jinbao.department', $1, true)", [own?.department ?? '']);
}
