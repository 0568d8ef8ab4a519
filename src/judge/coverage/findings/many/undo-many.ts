import { Refusal } from '../../../../foundation/platform/http/index.ts';
import type { Office } from '../../office.ts';
import { actLock } from './decide-many.ts';
import type { Act } from './preview.ts';

/** Hours an act on many can be taken back as a whole. */
export const UNDO_HOURS = 24;

export interface ManyAct {
  readonly id: string;
  readonly at: Date;
  readonly act: Act;
  readonly reason: string;
  readonly people: number;
  /** Findings written so far. */
  readonly done: number;
  readonly state: 'running' | 'done' | 'failed' | 'undone';
}

const GONE = { kind: 'conflict', code: 'undo_over', zh: '这次操作不能再整批撤回：已经撤回过，或已过 24 小时。', en: 'This can no longer be taken back as a whole: it has been, or 24 hours have passed.' } as const;

/** What one did to many that can still be taken back, or is being done, the latest first. */
export async function recentActs({ database }: Office, now: Date): Promise<ManyAct[]> {
  const { rows } = await database.pool.query<ManyAct>(
    `select id, at, act, reason, people, done, case when state = 'running' and ${actLock('id::text')} then 'failed' else state end as state
     from coverage.finding_batch where at > $1 order by at desc limit 20`, [since(now)],
  );
  return rows;
}

/** Puts the findings of an act back to where they stood, but for those of which something was said since. Answers how many were put back, and whom they are about. */
export async function undoMany({ database }: Office, { id, actor, now }: { readonly id: string; readonly actor: string; readonly now: Date }): Promise<{ readonly findings: number; readonly left: number; readonly people: readonly string[] }> {
  return database.pool.transaction(async (client) => {
    const { rows: [batch] } = await client.query<{ act: Act; people: number }>(
      "update coverage.finding_batch set state = 'undone' where id = $1 and state = 'done' and at > $2 returning act, people", [id, since(now)],
    );
    if (!batch) throw new Refusal(GONE);
    const { rows } = await client.query<{ person: string }>(
      `with last as (select distinct on (e.finding_id) e.finding_id, e.batch_id, e.before from coverage.finding_event e
         where e.finding_id in (select b.finding_id from coverage.finding_event b where b.batch_id = $1) order by e.finding_id, e.id desc),
       back as (update coverage.finding f set status = l.before from last l where f.id = l.finding_id and l.batch_id = $1 returning f.id, f.person_id),
       said as (insert into coverage.finding_event (finding_id, actor, action, reason) select id, $2, $3, '整批撤回' from back)
       select person_id as person from back`, [id, actor, batch.act === 'note' ? 'note_withdrawn' : 'reconsidered'],
    );
    return { findings: rows.length, left: batch.people - rows.length, people: [...new Set(rows.map(({ person }) => person))] };
  });
}

function since(now: Date): Date {
  return new Date(now.getTime() - UNDO_HOURS * 3_600_000);
}
