import type { Connections } from '../../foundation/platform/database/index.ts';
import type { DeskDecision } from './remember-decisions.ts';

/** Appends what a person said about a row of a list. */
export async function keepDecision(pool: Connections, decision: DeskDecision & { readonly list: string; readonly decidedBy: string }): Promise<void> {
  await pool.query(
    'insert into linkage.desk_decision (list, row_key, answer, person_id, decided_by) values ($1, $2, $3, $4, $5)',
    [decision.list, decision.row, decision.answer, decision.personId, decision.decidedBy],
  );
}

/** The decisions that stand for a list: of each row and person the latest. What was said of a record that was merged counts for the one it stands back behind. */
export async function keptDecisions(pool: Connections, list: string): Promise<DeskDecision[]> {
  const { rows } = await pool.query<DeskDecision>(
    `select distinct on (row_key, coalesce(p.merged_into, d.person_id)) row_key as row, answer, coalesce(p.merged_into, d.person_id) as "personId"
     from linkage.desk_decision d left join register.person p on p.id = d.person_id where list = $1 order by row_key, coalesce(p.merged_into, d.person_id), d.id desc`,
    [list],
  );
  return rows;
}
