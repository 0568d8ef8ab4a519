import { createHash } from 'node:crypto';
import type { AnalysisEngine } from '../../foundation/platform/engine/index.ts';

/** What a person at the desk said about a row. It stands as long as the row says the same, and comes before every computation. */
export interface DeskDecision {
  /** The row's content, see `contentKey`. */
  readonly row: string;
  readonly answer: 'same' | 'not_same' | 'cannot_tell';
  /** Who the answer is about; null with 'not_same': nobody in the register, with 'cannot_tell': the row as a whole. */
  readonly personId: string | null;
}

/** The cells that make a row the same row next month, as they stand in the snapshot; `birth` as 'YYYY-MM-DD'. */
export interface RowContent {
  readonly identity: string | null;
  readonly certificate: string | null;
  readonly name: string | null;
  readonly birth: string | null;
  readonly division: string | null;
}

const BETWEEN = '|';

/** The key of a row's content: SHA-256 in hexadecimal, so that decisions can be kept without the cells they were made on. */
export function contentKey({ identity, certificate, name, birth, division }: RowContent): string {
  const text = [identity || (certificate ?? ''), name ?? '', birth ?? '', division ?? ''].join(BETWEEN);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The same of a row `r` in SQL. */
export const contentKeySql = `sha256(coalesce(r.identity, r.certificate, '') || '${BETWEEN}' || coalesce(r.name, '') || '${BETWEEN}'
  || coalesce(cast(r.birth as varchar), '') || '${BETWEEN}' || coalesce(r.division, ''))`;

/**
 * Finds the rows of the list that were decided before: linkage_desk, row, answer, person_id (and p where that person is in the register). Such a row
 * is weighed whatever it says, so that there is something to choose from.
 */
export async function recallDecisions(engine: AnalysisEngine, decisions: readonly DeskDecision[]): Promise<void> {
  await engine.load('linkage_said', { key: 'varchar', answer: 'varchar', person_id: 'varchar' },
    decisions.map(({ row, answer, personId }) => [row, answer, personId]));
  const rows = decisions.length === 0 ? '(select * from linkage_list where false)' : 'linkage_list';
  await engine.run(`create or replace temp table linkage_desk as
    select distinct r.row, s.answer, s.person_id, q.p from ${rows} r join linkage_said s on s.key = ${contentKeySql}
    left join linkage_person q on q.person_id = s.person_id`);
  await engine.run('update linkage_sifted set owner = null where row in (select row from linkage_desk)');
}

/** Takes out the pairs that the desk refused. */
export async function applyRefusals(engine: AnalysisEngine): Promise<void> {
  await engine.run(`delete from linkage_odds where exists (select 1 from linkage_desk d
    where d.row = linkage_odds.row and d.answer = 'not_same' and (d.person_id is null or d.p = linkage_odds.p))`);
}

/** Puts the desk's answers in the place of what was computed. 'Cannot tell' stays asked, with its candidates. */
export async function applyAnswers(engine: AnalysisEngine): Promise<void> {
  await engine.run(`create or replace temp table linkage_answered as
    select d.row, max(q.certificate) as certificate, max(q.person_id) as person_id, 'desk' as method, 1.0 as probability, 'linked' as status
    from linkage_desk d join linkage_person q on q.p = d.p where d.answer = 'same' group by d.row having count(*) = 1`);
  await engine.run(`insert into linkage_answered
    select k.row, max(k.certificate), max(k.person_id), 'desk', max(least(k.probability, 0.94)), 'asked' from linkage_decided k
    join linkage_desk d on d.row = k.row and d.answer = 'cannot_tell' left join linkage_answered a on a.row = k.row
    where a.row is null group by k.row`);
  await engine.run('delete from linkage_decided where row in (select row from linkage_answered)');
  await engine.run('insert into linkage_decided select row, certificate, person_id, method, probability, status from linkage_answered');
}
