import type { Keeper } from '../../../foundation/platform/crypto/index.ts';
import type { Registry } from '../sealing/fields.ts';

export type ChangeKind = 'correct' | 'merge' | 'part';
export type ChangeStatus = 'waiting' | 'approved' | 'refused' | 'withdrawn';

/** Who asks or decides, within whose walls, and on which day. */
export interface ChangeDesk extends Registry {
  /** The account that acts, never the one it stands in for: two people are two accounts. */
  readonly actor: string;
  readonly today: string;
}

/** What is sealed of a change that is asked for. `from` and `to` are null in a merge, and where nothing is or was known. */
export interface Asked {
  readonly from: string | null;
  readonly to: string | null;
  readonly why: string;
  /** By which paper; null where none was named. */
  readonly evidence: string | null;
}

const ASKED = 'register.change.asked';
const ANSWER = 'register.change.answer';

export function sealAsked(keeper: Keeper, { from, to, why, evidence }: Asked): Buffer {
  return keeper.seal(ASKED, JSON.stringify([from, to, why, evidence]));
}

export function openAsked(keeper: Keeper, sealed: Buffer): Asked {
  const [from, to, why, evidence]: (string | null)[] = JSON.parse(keeper.open(ASKED, sealed));
  return { from: from ?? null, to: to ?? null, why: why ?? '', evidence: evidence ?? null };
}

export function sealAnswer(keeper: Keeper, words: string): Buffer {
  return keeper.seal(ANSWER, words);
}

export function openAnswer(keeper: Keeper, sealed: Buffer | null): string | null {
  return sealed === null ? null : keeper.open(ANSWER, sealed);
}

export const NO_PERSON = { kind: 'not_found', code: 'person_unknown', zh: '没有这个人，或不在您的范围内。', en: 'There is no such person, or not within your reach.' } as const;
export const NO_CHANGE = { kind: 'not_found', code: 'change_unknown', zh: '没有这件申请，或不在您的范围内。', en: 'There is no such request, or not within your reach.' } as const;
export const CONFLICT_NOT_OPEN = { kind: 'conflict', code: 'conflict_not_open', zh: '这条冲突已经办结或已消失，请刷新后再看。', en: 'This conflict is settled or gone; reload and look again.' } as const;
export const ALREADY_WAITING = { kind: 'conflict', code: 'change_waiting', zh: '这一项已有申请在等人复核，先办完那一件。', en: 'This is asked for already and waits for a decision; finish that one first.' } as const;
