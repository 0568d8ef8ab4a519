import type { Connections } from '../../../foundation/platform/database/index.ts';
import { Refusal } from '../../../foundation/platform/http/index.ts';
import type { DraftText } from '../../policy/index.ts';
import type { WhatIf } from './what-if.ts';

export interface DraftToKeep {
  readonly name: string;
  readonly actor: string;
  readonly draft: readonly DraftText[];
  /** The finished check whose people and lists it was tried on. */
  readonly run: number;
  /** Groups smaller than this are not told to those who may not see people. */
  readonly smallestGroup: number;
  readonly result: WhatIf;
  /** Parquet of the winners and losers. */
  readonly turnedFile: string;
}

/** A draft that was tried and kept. */
export interface KeptDraft extends DraftToKeep {
  readonly id: number;
  readonly keptAt: Date;
  readonly adoptions: readonly { readonly pack: string; readonly from: string; readonly to: string | null; readonly at: string; readonly actor: string }[];
}

/** Keeps a draft with what came of it. Kept drafts are never changed. */
export async function keepDraft(pool: Connections, { name, actor, draft, run, smallestGroup, result, turnedFile }: DraftToKeep): Promise<number> {
  const { rows: [kept] } = await pool.query<{ id: number }>(
    `insert into coverage.what_if (name, actor, draft, as_of, run_id, policy_hash, smallest_group, result, turned_file)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [name, actor, JSON.stringify(draft), result.asOf, run, result.policyHash, smallestGroup, JSON.stringify(result), turnedFile],
  );
  if (!kept) throw new Error('the draft was not kept');
  return kept.id;
}

const KEPT = `
  select w.id, w.name, w.actor, w.kept_at as "keptAt", w.draft, w.run_id as run, w.smallest_group as "smallestGroup", w.result, w.turned_file as "turnedFile",
    coalesce((select jsonb_agg(jsonb_build_object('pack', a.pack, 'from', a.holds_from, 'to', a.holds_to, 'at', a.at, 'actor', a.actor) order by a.id)
      from coverage.what_if_adoption a where a.what_if_id = w.id), '[]') as adoptions
  from coverage.what_if w`;

/** All kept drafts, the newest first. */
export async function keptDrafts(pool: Connections): Promise<KeptDraft[]> {
  return (await pool.query<KeptDraft>(`${KEPT} order by w.id desc`)).rows;
}

/** One kept draft. Refuses an unknown one (not_found). */
export async function keptDraft(pool: Connections, id: number): Promise<KeptDraft> {
  const { rows: [kept] } = await pool.query<KeptDraft>(`${KEPT} where w.id = $1`, [id]);
  if (kept) return kept;
  throw new Refusal({ kind: 'not_found', code: 'draft_unknown', zh: '没有这份草案。', en: 'There is no such draft.' });
}

export interface Adoption {
  readonly draft: number;
  readonly actor: string;
  readonly pack: string;
  readonly from: string;
  readonly to: string | null;
  readonly files: readonly DraftText[];
}

/** Notes that a kept draft was turned into a dated change, with the texts handed out. */
export async function noteAdoption(pool: Connections, { draft, actor, pack, from, to, files }: Adoption): Promise<void> {
  await pool.query(
    'insert into coverage.what_if_adoption (what_if_id, actor, pack, holds_from, holds_to, files) values ($1, $2, $3, $4, $5, $6)',
    [draft, actor, pack, from, to, JSON.stringify(files)],
  );
}

/** Deletes a trial of one's own. Refuses somebody else's (not_found) and one that was adopted: its text says where a change comes from (conflict). */
export async function deleteKept(pool: Connections, { id, adoptions }: KeptDraft, actor: string): Promise<void> {
  if (adoptions.length > 0) throw new Refusal({ kind: 'conflict', code: 'draft_adopted', zh: '已经采用的试算不能删除。', en: 'A trial that was adopted is kept.' });
  const { rowCount } = await pool.query('delete from coverage.what_if where id = $1 and actor = $2', [id, actor]);
  if (rowCount === 0) throw new Refusal({ kind: 'not_found', code: 'draft_unknown', zh: '没有这份草案，或不是您的。', en: 'There is no such draft, or it is not yours.' });
}
