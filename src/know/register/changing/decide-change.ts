import type { PoolClient } from 'pg';
import { Refusal } from '../../../foundation/platform/http/index.ts';
import { settle } from '../people/conflicts.ts';
import { lockRegister } from '../sealing/lock-register.ts';
import { applyCorrection } from './apply-correction.ts';
import { NO_CHANGE, openAsked, sealAnswer, type ChangeDesk, type ChangeKind, type ChangeStatus } from './change.ts';
import { CORRECTABLE, isCorrectable, type Correctable } from './correctable.ts';
import { applyMerge, applyPart, type Followers } from './merge.ts';
import { refuseWithoutCertificate, valueNow } from './value-now.ts';

export interface ChangeDecision {
  readonly id: string;
  readonly decision: 'approve' | 'refuse' | 'withdraw';
  /** What the one who asked is told; a refusal needs it. */
  readonly reason: string;
}

/** A change as it is decided: whom it is about, and how. */
export interface Decided {
  readonly kind: ChangeKind;
  readonly field: string | null;
  readonly subjects: readonly string[];
}

interface Waiting {
  readonly kind: ChangeKind;
  readonly person: string;
  readonly other: string | null;
  readonly field: string | null;
  readonly effectiveOn: string | null;
  readonly asked: Buffer;
  readonly askedBy: string;
  readonly status: ChangeStatus;
  readonly conflict: number | null;
}

const OVER = { kind: 'conflict', code: 'change_decided', zh: '这件申请已经办结，请刷新后再看。', en: 'This request is decided already; reload and look again.' } as const;
const SAME_EYES = { kind: 'forbidden', code: 'second_pair_of_eyes', zh: '自己提出的申请要由另一个人复核。', en: 'What you asked for yourself is decided by somebody else.' } as const;
const NOT_YOURS = { kind: 'forbidden', code: 'not_your_change', zh: '只有提出的人才能撤回。', en: 'Only whoever asked can withdraw it.' } as const;
const REASON = { kind: 'invalid', code: 'reason_missing', zh: '不同意要写明理由，提出的人会看到。', en: 'A refusal needs a reason, which the one who asked will read.', where: 'reason' } as const;
const CHANGED = { kind: 'conflict', code: 'value_changed', zh: '提出以后登记的内容变了，不能照原申请更正。请不同意这件，按现在的内容重新提出。', en: 'The register says something else by now. Refuse this one, and let it be asked for anew.' } as const;
const BEYOND = { kind: 'forbidden', code: 'place_beyond_reach', zh: '更正后的住地不在您的范围内，请上一级复核。', en: 'The new place is not within your reach: the level above decides this.' } as const;

/**
 * What a second pair of eyes says, or the asker's own withdrawal. Approved, it is in the register at once, with an event. `followers` are told in the
 * same transaction which records became one or two. Refuses the asker's own approval, what is decided, and a value that changed meanwhile.
 */
export async function decideChange(desk: ChangeDesk, { id, decision, reason }: ChangeDecision, followers: Followers): Promise<Decided> {
  const { database, keeper, actor } = desk;
  return database.pool.transaction(async (client) => {
    await lockRegister(client, keeper);
    const change = await waiting(client, id);
    if (change.status !== 'waiting') throw new Refusal(OVER);
    if (decision === 'withdraw' ? change.askedBy !== actor : change.askedBy === actor) throw new Refusal(decision === 'withdraw' ? NOT_YOURS : SAME_EYES);
    if (decision === 'refuse' && reason.trim() === '') throw new Refusal(REASON);
    const status = ({ approve: 'approved', refuse: 'refused', withdraw: 'withdrawn' } as const)[decision];
    await client.query(
      "update register.change set status = $2::text, decided_by = $3, decided_at = now(), answer = $4, stands = ($2::text = 'approved' and kind = 'correct') where id = $1",
      [id, status, actor, reason.trim() === '' ? null : sealAnswer(keeper, reason.trim())],
    );
    if (decision === 'approve') await carryOut(client, desk, id, change, followers);
    return { kind: change.kind, field: change.field, subjects: [change.person, ...(change.other === null ? [] : [change.other])] };
  });
}

async function waiting(client: PoolClient, id: string): Promise<Waiting> {
  const { rows: [found] } = await client.query<Waiting>(
    `select kind, person_id as person, other_id as other, field, effective_on as "effectiveOn", asked, asked_by as "askedBy", status, conflict_id as conflict from register.change where id = $1 for update`, [id],
  );
  if (!found) throw new Refusal(NO_CHANGE);
  return found;
}

async function carryOut(client: PoolClient, desk: ChangeDesk, id: string, change: Waiting, followers: Followers): Promise<void> {
  const { actor } = desk;
  const { person, other, field, effectiveOn, conflict } = change;
  if (other !== null) {
    const pair = { change: id, person, other, actor };
    await (change.kind === 'merge' ? applyMerge(client, pair, followers) : applyPart(client, pair, followers));
  } else if (field !== null && isCorrectable(field) && effectiveOn !== null) {
    await correct(client, desk, { id, person, field, effectiveOn, asked: change.asked });
  }
  if (conflict !== null) await settle(client, conflict, { actor, decision: SETTLED_BY[change.kind] });
}

const SETTLED_BY = { correct: '已按复核通过的更正办理', merge: '已合并为一个人', part: '已分开为两个人' } as const satisfies Record<ChangeKind, string>;

async function correct(client: PoolClient, { keeper, actor }: ChangeDesk, { id, person, field, effectiveOn, asked }: { id: string; person: string; field: Correctable; effectiveOn: string; asked: Buffer }): Promise<void> {
  const { from, to } = openAsked(keeper, asked);
  const now = await valueNow(client, keeper, person, field);
  if (now !== from) throw new Refusal(CHANGED);
  if (field === 'division' && to !== null) {
    const { rows: [reach] } = await client.query<{ within: boolean }>('select $1::text ^@ any (walls.reach()) as within', [to]);
    if (reach?.within !== true) throw new Refusal(BEYOND);
  }
  await refuseWithoutCertificate(client, person, field);
  await client.query('update register.change set stands = false where person_id = $1 and field = $2 and stands and id <> $3', [person, field, id]);
  await applyCorrection(client, keeper, { change: id, person, field, from, to, effectiveOn, actor, reason: `更正${CORRECTABLE[field].label.zh}` });
}
