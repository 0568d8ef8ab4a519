import type { Connections } from '../../../platform/database/index.ts';
import { Refusal } from '../../../platform/http/index.ts';
import type { Actor } from '../../walls/index.ts';
import type { Sealer } from '../sealer.ts';
import { isSuperior, type Asking } from './superiors.ts';

export const LOOK_STATES = ['waiting', 'approved', 'refused', 'over'] as const;

/** A look at one masked field of one minor for one purpose, that a superior is asked for. */
export interface Look extends Asking {
  readonly id: string;
  readonly person: string;
  readonly field: string;
  readonly purpose: string;
  /** Why, in the asker's words. */
  readonly reasons: readonly string[];
  readonly askedAt: Date;
  /** `over`: nobody answered in time, or what was approved holds no more. */
  readonly state: (typeof LOOK_STATES)[number];
  /** Until when it waits, or holds. */
  readonly until: Date;
  /** What the superior said. */
  readonly note: string | null;
}

export interface LookDesk {
  /** Within the walls of whoever acts. */
  readonly connections: Connections;
  readonly sealer: Sealer;
}

const REASONS = 'privacy.look.reasons';
const NOTE = 'privacy.look_decision.note';

/** The law names no hours (未成年人网络保护条例 art. 36): the office's own. A week to answer, a day to look. */
const WAITS_DAYS = 7;
const HOLDS_HOURS = 24;

const WAITS = { kind: 'conflict', code: 'look_waits', zh: '已经申请过，正在等上级批。', en: 'This was asked already and waits for a superior.' } as const;
const NO_LOOK = { kind: 'not_found', code: 'look_unknown', zh: '没有这件申请，或不归您批。', en: 'There is no such request, or it is not yours to answer.' } as const;
const DECIDED = { kind: 'conflict', code: 'look_decided', zh: '这件申请已经批过，或已过期。', en: 'This was answered already, or its time is over.' } as const;

/** Asks a superior for a look. Answers its number. */
export async function askLook(
  { connections, sealer }: LookDesk, { id, actingFor, role, division }: Actor, { person, field, purpose, reasons }: Pick<Look, 'person' | 'field' | 'purpose' | 'reasons'>,
): Promise<string> {
  return connections.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${id} ${person} ${field} ${purpose}`]);
    const waits = await client.query(
      `select from privacy.look l where asked_by = $1 and person_id = $2 and field = $3 and purpose = $4 and lapses_at > now() and not exists (select from privacy.look_decision d where d.look_id = l.id)`,
      [id, person, field, purpose],
    );
    if (waits.rowCount !== 0) throw new Refusal(WAITS);
    const { rows: [asked] } = await client.query<{ id: string }>(
      `insert into privacy.look (person_id, field, purpose, asked_by, asked_for, asked_role, asked_place, reasons, lapses_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9)) returning id`,
      [person, field, purpose, id, actingFor, role, division, sealer.seal(REASONS, JSON.stringify(reasons)), WAITS_DAYS],
    );
    if (!asked) throw new Error('the look was not entered');
    return asked.id;
  });
}

/** Whether a superior has approved this look and it still holds; for whoever asked, in the same standing, alone. */
export async function lookApproved(connections: Connections, { id, actingFor }: Pick<Actor, 'id' | 'actingFor'>, { person, field, purpose }: Pick<Look, 'person' | 'field' | 'purpose'>): Promise<boolean> {
  const { rowCount } = await connections.query(
    `select from privacy.look l join privacy.look_decision d on d.look_id = l.id
     where l.asked_by = $1 and l.asked_for is not distinct from $2 and l.person_id = $3 and l.field = $4 and l.purpose = $5 and d.holds_until > now()`,
    [id, actingFor, person, field, purpose],
  );
  return rowCount !== 0;
}

interface LookRow extends Omit<Look, 'state' | 'until' | 'reasons' | 'note'> {
  readonly reasons: Buffer;
  readonly note: Buffer | null;
  readonly decision: 'approved' | 'refused' | null;
  readonly holdsUntil: Date | null;
  readonly lapsesAt: Date;
  readonly over: boolean;
}

/** What one asked oneself, and what is one's to answer; of one person or of all, the newest first. What is over a month ago is not among them. */
export async function looksFor({ connections, sealer }: LookDesk, actor: Actor, { person, look }: { readonly person?: string; readonly look?: string } = {}): Promise<Look[]> {
  const { rows } = await connections.query<LookRow>(
    `select l.id, person_id as person, field, purpose, asked_by as "askedBy", asked_for as "askedFor", asked_role as "askedRole", asked_place as "askedPlace", reasons, l.at as "askedAt",
       lapses_at as "lapsesAt", decision, note, holds_until as "holdsUntil", coalesce(holds_until, lapses_at) <= now() as over
     from privacy.look l left join privacy.look_decision d on d.look_id = l.id
     where ($1::uuid is null or person_id = $1) and ($2::uuid is null or l.id = $2) and lapses_at > now() - interval '1 month' order by l.at desc`,
    [person ?? null, look ?? null],
  );
  return rows.filter((row) => row.askedBy === actor.id || isSuperior(actor, row)).map(({ reasons, note, decision, holdsUntil, lapsesAt, over, ...row }) => ({
    ...row, reasons: JSON.parse(sealer.open(REASONS, reasons)), note: note === null ? null : sealer.open(NOTE, note), until: holdsUntil ?? lapsesAt,
    state: decision === 'refused' ? 'refused' : over ? 'over' : (decision ?? 'waiting'),
  }));
}

/** A superior approves or refuses; the look is theirs alone to answer, once. Answers whom it is about. */
export async function decideLook(desk: LookDesk, actor: Actor, look: string, { approve, note }: { readonly approve: boolean; readonly note: string | null }): Promise<Look> {
  const [found] = await looksFor(desk, actor, { look });
  if (!found || !isSuperior(actor, found)) throw new Refusal(NO_LOOK);
  if (found.state !== 'waiting') throw new Refusal(DECIDED);
  const { rowCount } = await desk.connections.query(
    `insert into privacy.look_decision (look_id, decision, decided_by, decided_role, note, holds_until)
     values ($1, $2, $3, $4, $5, case when $2 = 'approved' then now() + make_interval(hours => $6) end) on conflict (look_id) do nothing`,
    [look, approve ? 'approved' : 'refused', actor.id, actor.role, note === null ? null : desk.sealer.seal(NOTE, note), HOLDS_HOURS],
  );
  if (rowCount === 0) throw new Refusal(DECIDED);
  return found;
}
