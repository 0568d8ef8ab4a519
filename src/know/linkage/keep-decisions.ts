import type { Connections } from '../../foundation/platform/database/index.ts';
import type { DeskDecision } from './remember-decisions.ts';

/** Appends what a person said about a row of a list. */
export async function keepDecision(pool: Connections, decision: DeskDecision & { readonly list: string; readonly decidedBy: string }): Promise<void> {
  await pool.query(
    'insert into linkage.desk_decision (list, row_key, answer, person_id, decided_by) values ($1, $2, $3, $4, $5)',
    [decision.list, decision.row, decision.answer, decision.personId, decision.decidedBy],
  );
}

/** The decisions that stand for a list: of each row and person the latest. */
export async function keptDecisions(pool: Connections, list: string): Promise<DeskDecision[]> {
  const { rows } = await pool.query<DeskDecision>(
    `select distinct on (row_key, person_id) row_key as row, answer, person_id as "personId"
     from linkage.desk_decision where list = $1 order by row_key, person_id, id desc`,
    [list],
  );
  return rows;
}
