import type { PoolClient } from 'pg';
import { Refusal } from '../../../../foundation/platform/http/index.ts';
import type { Office } from '../../office.ts';
import { whereOf, type Meant } from '../where.ts';
import { FROM, type Act } from './preview.ts';

export interface ManyOrder {
  /** Made by whoever asks: the same order sent twice is done once. */
  readonly id: string;
  readonly meant: Meant;
  readonly act: Act;
  readonly reason: string;
  /** How many the preview told: of another number it is not done. */
  readonly people: number;
  readonly actor: string;
  readonly now: Date;
}

export interface ManyDone {
  readonly id: string;
  readonly people: readonly string[];
  readonly findings: number;
}

/** Findings written between two tellings of how far it is. */
const STRIDE = 5000;
const NEXT = { confirm: 'confirmed', exclude: 'excluded', note: null } as const satisfies Record<Act, string | null>;
const EVENT = { confirm: 'confirmed', exclude: 'excluded', note: 'noted' } as const satisfies Record<Act, string>;

const CHANGED = { kind: 'conflict', code: 'findings_changed', zh: '名单刚刚有变化，请重新预览再办。', en: 'The list has just changed. Preview it again.' } as const;
const TWICE = { kind: 'conflict', code: 'done_already', zh: '这次操作已经收到了。', en: 'This has been received already.' } as const;

/** Whoever does an act on many holds this lock until its end: one that is `running` without it was stopped by the end of its server. `id` as SQL. */
export function actLock(id: string): string {
  return `pg_try_advisory_xact_lock(hashtextextended('finding_batch ' || ${id}, 0))`;
}

/**
 * Does one thing to all findings that are meant, in one transaction: all of it or nothing. How far it is stands in `coverage.finding_batch` beside it.
 * Refuses where the number of findings is not the one previewed, or the order was received before (conflict); one that was not done may be sent again.
 */
export async function decideMany(office: Office, order: ManyOrder): Promise<ManyDone> {
  const { database } = office;
  let begun = false;
  try {
    return await database.pool.transaction(async (client) => {
      begun = await begin(database, client, order);
      if (!begun) throw new Refusal(TWICE);
      return write(office, client, order);
    });
  } catch (error) {
    if (begun) await database.pool.query("update coverage.finding_batch set state = 'failed', done = 0 where id = $1", [order.id]);
    throw error;
  }
}

/** Enters an act where others see it; false where it is done or being done. */
async function begin(database: Office['database'], client: PoolClient, { id, act, reason, people, actor, now }: ManyOrder): Promise<boolean> {
  const { rows: [lock] } = await client.query<{ held: boolean }>(`select ${actLock('$1::text')} as held`, [id]);
  if (!lock?.held) return false;
  const { rowCount } = await database.pool.query(
    `insert into coverage.finding_batch as b (id, actor, at, act, reason, people) values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set at = excluded.at, act = excluded.act, reason = excluded.reason, people = excluded.people, done = 0, state = 'running' where b.state in ('failed', 'running')`,
    [id, actor, now, act, reason, people],
  );
  return rowCount === 1;
}

async function write(office: Office, client: PoolClient, { id, meant, act, reason, people, actor }: ManyOrder): Promise<ManyDone> {
  const { sql, values } = whereOf(office, meant);
  const { rows } = await client.query<{ id: number; person: string }>(
    `select f.id, f.person_id as person from coverage.finding f where ${sql} and f.status = any($${values.length + 1}) order by f.id for update`, [...values, FROM[act]],
  );
  if (rows.length !== people) throw new Refusal(CHANGED);
  for (let written = 0; written < rows.length; written += STRIDE) {
    await writeStride(client, rows.slice(written, written + STRIDE).map((row) => row.id), { id, act, reason, actor });
    await office.database.pool.query('update coverage.finding_batch set done = $2 where id = $1', [id, Math.min(written + STRIDE, rows.length)]);
  }
  await client.query("update coverage.finding_batch set state = 'done' where id = $1", [id]);
  return { id, findings: rows.length, people: [...new Set(rows.map(({ person }) => person))] };
}

async function writeStride(client: PoolClient, findings: readonly number[], { id, act, reason, actor }: Pick<ManyOrder, 'id' | 'act' | 'reason' | 'actor'>): Promise<void> {
  await client.query(
    `insert into coverage.finding_event (finding_id, actor, action, reason, batch_id, before)
     select f.id, $2, $3, $4, $5, f.status from coverage.finding f where f.id = any($1::bigint[])`, [findings, actor, EVENT[act], reason, id],
  );
  const next = NEXT[act];
  if (next !== null) await client.query('update coverage.finding set status = $2 where id = any($1::bigint[])', [findings, next]);
}
