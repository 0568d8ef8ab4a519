import type { Connections } from '../../foundation/platform/database/index.ts';
import type { DeskDecision } from './remember-decisions.ts';

export interface DecisionToKeep extends DeskDecision {
  readonly list: string;
  /** Number of the row in the list it was decided on. */
  readonly listRow: number;
  readonly decidedBy: string;
}

/** Appends what a person said about a row of a list; answers the number of the decision. */
export async function keepDecision(pool: Connections, decision: DecisionToKeep): Promise<number> {
  const { rows: [kept] } = await pool.query<{ id: number }>(
    'insert into linkage.desk_decision (list, row_key, answer, person_id, list_row, decided_by) values ($1, $2, $3, $4, $5, $6) returning id',
    [decision.list, decision.row, decision.answer, decision.personId, decision.listRow, decision.decidedBy],
  );
  if (!kept) throw new Error('the decision was not kept');
  return kept.id;
}

const STANDS = 'not exists (select from linkage.desk_taken_back t where t.decision_id = d.id)';

/**
 * The decisions that stand for a list: of each row and person the latest that was not taken back. What was said of a record that was merged counts for
 * the one it stands back behind.
 */
export async function keptDecisions(pool: Connections, list: string): Promise<DeskDecision[]> {
  const { rows } = await pool.query<DeskDecision>(
    `select distinct on (row_key, coalesce(p.merged_into, d.person_id)) row_key as row, answer, coalesce(p.merged_into, d.person_id) as "personId"
     from linkage.desk_decision d left join register.person p on p.id = d.person_id where list = $1 and ${STANDS}
     order by row_key, coalesce(p.merged_into, d.person_id), d.id desc`,
    [list],
  );
  return rows;
}

/** A row that need not be asked about now: answered since the lists were linked, or set aside by whoever could not tell. */
export interface SettledRow {
  readonly list: string;
  readonly row: string;
  readonly setAside: boolean;
}

/** The rows that somebody answered since `since`, and those last answered with 'cannot tell' at any time. */
export async function settledRows(pool: Connections, since: Date): Promise<SettledRow[]> {
  const { rows } = await pool.query<SettledRow>(
    `select list, row, "setAside" from (
       select distinct on (list, row_key) list, row_key as row, answer = 'cannot_tell' as "setAside", decided_at
       from linkage.desk_decision d where ${STANDS} order by list, row_key, d.id desc) latest
     where "setAside" or decided_at >= $1`,
    [since],
  );
  return rows;
}

/** What somebody decided, the latest first. */
export interface OwnDecision {
  readonly id: number;
  readonly list: string;
  readonly listRow: number | null;
  readonly answer: DeskDecision['answer'];
  readonly at: Date;
  readonly takenBack: boolean;
}

/** The last decisions of an actor. */
export async function ownDecisions(pool: Connections, actor: string, limit: number): Promise<OwnDecision[]> {
  const { rows } = await pool.query<OwnDecision>(
    `select d.id, list, list_row as "listRow", answer, decided_at as at, t.decision_id is not null as "takenBack"
     from linkage.desk_decision d left join linkage.desk_taken_back t on t.decision_id = d.id where decided_by = $1 order by d.id desc limit $2`,
    [actor, limit],
  );
  return rows;
}

/** Takes an own decision back; null where the actor made no such decision, or took it back before. Answers whom it was about, if anybody. */
export async function takeBack(pool: Connections, decision: number, actor: string): Promise<{ readonly personId: string | null } | null> {
  const { rows: [taken] } = await pool.query<{ personId: string | null }>(
    `with taken as (
       insert into linkage.desk_taken_back (decision_id, taken_back_by) select id, $2 from linkage.desk_decision where id = $1 and decided_by = $2
       on conflict do nothing returning decision_id)
     select d.person_id as "personId" from taken join linkage.desk_decision d on d.id = taken.decision_id`,
    [decision, actor],
  );
  return taken ?? null;
}

/** How many decisions an actor made since the day began in the city, and in the last five minutes, with the minutes (at least one) those took. */
export async function deskPace(pool: Connections, actor: string): Promise<{ readonly today: number; readonly lately: number; readonly minutes: number }> {
  const { rows: [pace] } = await pool.query<{ today: number; lately: number; minutes: number }>(
    `select cast(count(*) filter (where decided_at >= date_trunc('day', now(), 'Asia/Shanghai')) as int) as today,
       cast(count(*) filter (where decided_at >= now() - interval '5 minutes') as int) as lately,
       cast(greatest(1, extract(epoch from now() - min(decided_at) filter (where decided_at >= now() - interval '5 minutes')) / 60) as float8) as minutes
     from linkage.desk_decision d where decided_by = $1 and decided_at >= now() - interval '1 day' and ${STANDS}`,
    [actor],
  );
  return pace ?? { today: 0, lately: 0, minutes: 1 };
}
