import { Refusal } from '../../../foundation/platform/http/index.ts';
import { keepDecision, rowKey, takeBack } from '../../../know/linkage/index.ts';
import { keptSnapshots } from '../../../know/sources/index.ts';
import type { Office } from '../office.ts';
import { lastRun } from '../runs.ts';

export interface RowDecision {
  readonly list: string;
  readonly row: number;
  readonly answer: 'same' | 'not_same' | 'cannot_tell';
  readonly personId: string | null;
  readonly actor: string;
}

/**
 * What a person at the desk says about a row of the last check; answers the number of the decision. It counts from the next check on, and for the same
 * row of every later list. Refuses a row that is not there (not_found) and `same` without a person (invalid).
 */
export async function decideRow(office: Office, { list, row, answer, personId, actor }: RowDecision): Promise<number> {
  const { pool } = office.database;
  if (answer === 'same' && personId === null) {
    throw new Refusal({ kind: 'invalid', code: 'person_missing', zh: '请选出是哪一个人。', en: 'Say which person it is.', where: 'personId' });
  }
  const run = await lastRun(pool);
  const used = run?.lists.find((one) => one.list === list);
  const kept = (await keptSnapshots(pool)).find(({ id }) => id === used?.snapshotId);
  const key = kept ? await office.engine((engine) => rowKey(engine, kept.snapshot.parquet, row)) : null;
  if (key === null) throw new Refusal({ kind: 'not_found', code: 'row_unknown', zh: '没有这一行，名单可能已更新。', en: 'There is no such row; the list may have been replaced.' });
  return keepDecision(pool, { list, row: key, listRow: row, answer, personId, decidedBy: actor });
}

/** Takes back what the actor decided; answers whom it was about, if anybody. Refuses what is not theirs or was taken back before (not_found). */
export async function takeRowBack({ database: { pool } }: Office, decision: number, actor: string): Promise<string | null> {
  const taken = await takeBack(pool, decision, actor);
  if (taken) return taken.personId;
  throw new Refusal({ kind: 'not_found', code: 'decision_unknown', zh: '没有这一步，或已经撤回过。', en: 'There is no such step, or it was taken back before.' });
}
