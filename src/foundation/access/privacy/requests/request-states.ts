import type { REQUEST_KINDS } from '../processing/request-shape.ts';

export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_ACTIONS = ['check_identity', 'pass_on', 'extend', 'answer', 'refuse', 'withdraw', 'dispute'] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

export const REQUEST_STATUSES = ['received', 'identified', 'passed_on', 'answered', 'refused', 'withdrawn', 'disputed'] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** Which acts a status allows. Nothing of a person is handed out or changed before it is known who asks. */
const ALLOWED = {
  received: ['check_identity', 'refuse', 'withdraw'],
  identified: ['pass_on', 'extend', 'answer', 'refuse', 'withdraw'],
  passed_on: ['extend', 'answer', 'refuse', 'withdraw'],
  answered: ['dispute'],
  refused: ['dispute'],
  disputed: ['answer', 'refuse', 'withdraw'],
  withdrawn: [],
} as const satisfies Record<RequestStatus, readonly RequestAction[]>;

const LEADS_TO = {
  check_identity: 'identified', pass_on: 'passed_on', extend: null, answer: 'answered', refuse: 'refused', withdraw: 'withdrawn', dispute: 'disputed',
} as const satisfies Record<RequestAction, RequestStatus | null>;

/** What has happened to a request, as far as its state depends on it. */
export interface RequestStep {
  readonly action: RequestAction;
  /** Of an extension: the new last day. */
  readonly until: string | null;
}

export interface RequestState {
  readonly status: RequestStatus;
  readonly dueOn: string;
  readonly extended: boolean;
  readonly identified: boolean;
  readonly allowed: readonly RequestAction[];
}

/** The state of a request, folded from its events in order. A complaint may be answered whoever makes it; an extension is given once. */
export function stateOf(kind: RequestKind, dueOn: string, steps: readonly RequestStep[]): RequestState {
  let status: RequestStatus = 'received';
  let due = dueOn;
  for (const { action, until } of steps) {
    status = LEADS_TO[action] ?? status;
    if (until !== null) due = until;
  }
  const extended = steps.some(({ action }) => action === 'extend');
  const identified = steps.some(({ action }) => action === 'check_identity');
  return { status, dueOn: due, extended, identified, allowed: allowedIn(status, kind, identified).filter((action) => action !== 'extend' || !extended) };
}

/** Somebody refused because nobody knew who they are, and who disputes it, is still to be known first. */
function allowedIn(status: RequestStatus, kind: RequestKind, identified: boolean): readonly RequestAction[] {
  if (kind === 'complaint') return status === 'received' ? [...ALLOWED.received, 'pass_on', 'answer'] : ALLOWED[status];
  return status === 'disputed' && !identified ? ALLOWED.received : ALLOWED[status];
}

export function isOver({ status }: Pick<RequestState, 'status'>): boolean {
  return status === 'answered' || status === 'refused' || status === 'withdrawn';
}
