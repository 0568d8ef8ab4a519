import type { Connections } from '../../../foundation/platform/database/index.ts';
import { Refusal } from '../../../foundation/platform/http/index.ts';

export interface WorkDraft {
  readonly name: string;
  readonly shared: boolean;
  /** What stands in the form. */
  readonly form: string;
}

/** A draft somebody works on, as it is kept. */
export interface KeptWork extends WorkDraft {
  readonly id: number;
  readonly owner: string;
  readonly changedAt: Date;
}

const KEPT = 'select id, name, owner, shared, form, changed_at as "changedAt" from coverage.what_if_draft';

/** One's own drafts and those that are shared, the one changed last first. */
export async function workDrafts(pool: Connections): Promise<KeptWork[]> {
  return (await pool.query<KeptWork>(`${KEPT} order by changed_at desc, id desc`)).rows;
}

/** Keeps a draft anew, or changes an own one (`id`). Refuses what is not there or somebody else's (not_found). */
export async function keepWork(pool: Connections, { name, shared, form }: WorkDraft, owner: string, id: number | null): Promise<number> {
  const { rows: [kept] } = id === null
    ? await pool.query<{ id: number }>('insert into coverage.what_if_draft (name, owner, shared, form) values ($1, $2, $3, $4) returning id', [name, owner, shared, form])
    : await pool.query<{ id: number }>('update coverage.what_if_draft set name = $2, shared = $3, form = $4, changed_at = now() where id = $1 and owner = $5 returning id', [id, name, shared, form, owner]);
  return (kept ?? unknownDraft()).id;
}

/** Deletes an own draft. Refuses what is not there or somebody else's (not_found). */
export async function deleteWork(pool: Connections, id: number, owner: string): Promise<void> {
  const { rowCount } = await pool.query('delete from coverage.what_if_draft where id = $1 and owner = $2', [id, owner]);
  if (rowCount === 0) unknownDraft();
}

function unknownDraft(): never {
  throw new Refusal({ kind: 'not_found', code: 'draft_unknown', zh: '没有这份草案，或不是您的。', en: 'There is no such draft, or it is not yours.' });
}
