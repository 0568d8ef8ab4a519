import type { Database } from '../../../foundation/platform/database/index.ts';
import { Refusal } from '../../../foundation/platform/http/index.ts';

export interface FindingDecision {
  readonly finding: number;
  /** `confirm`: looked into and right; `exclude`: the reason is known, do not follow it; `reconsider`: take either back. */
  readonly decision: 'confirm' | 'exclude' | 'reconsider';
  readonly reason: string;
  readonly actor: string;
}

/** Which decisions a state allows, and the state each leads to. */
const ALLOWED = {
  open: { confirm: 'confirmed', exclude: 'excluded' },
  asked_again: { confirm: 'confirmed', exclude: 'excluded', reconsider: 'open' },
  confirmed: { reconsider: 'open' },
  excluded: { reconsider: 'open' },
  closed: {},
} as const satisfies Record<string, Partial<Record<FindingDecision['decision'], string>>>;

const EVENT = { confirm: 'confirmed', exclude: 'excluded', reconsider: 'reconsidered' } as const satisfies Record<FindingDecision['decision'], string>;

/**
 * What a person decides about a finding. It outranks every re-run until the facts change; then it is asked again, not undone.
 * Answers whom it is about. Refuses an unknown finding (not_found) and a decision its state does not allow (conflict).
 */
export async function decideFinding(database: Database, { finding, decision, reason, actor }: FindingDecision): Promise<string> {
  return database.pool.transaction(async (client) => {
    const { rows: [found] } = await client.query<{ status: keyof typeof ALLOWED; person: string }>('select status, person_id as person from coverage.finding where id = $1 for update', [finding]);
    if (!found) throw new Refusal({ kind: 'not_found', code: 'finding_unknown', zh: '没有这条发现，或不在您的范围内。', en: 'There is no such finding, or not within your reach.' });
    const allowed: Partial<Record<FindingDecision['decision'], string>> = ALLOWED[found.status];
    const next = allowed[decision];
    if (next === undefined) {
      throw new Refusal({ kind: 'conflict', code: 'finding_state', zh: '这条发现现在的状态不能这样处理，请刷新后再看。', en: 'The finding is not in a state that allows this; reload and look again.' });
    }
    await client.query('update coverage.finding set status = $2 where id = $1', [finding, next]);
    await client.query('insert into coverage.finding_event (finding_id, actor, action, reason) values ($1, $2, $3, $4)', [finding, actor, EVENT[decision], reason]);
    return found.person;
  });
}
