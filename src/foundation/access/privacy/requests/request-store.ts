import type { PoolClient } from 'pg';
import type { Connections } from '../../../platform/database/index.ts';
import { Refusal } from '../../../platform/http/index.ts';
import type { RequestKindText } from '../processing/request-shape.ts';
import type { Processing } from '../processing/read-processing.ts';
import type { Sealer } from '../sealer.ts';
import { isOver, stateOf, type RequestAction, type RequestKind, type RequestState } from './request-states.ts';
import { addWorkdays } from './workdays.ts';

export const ASKED_BY = ['person', 'guardian', 'agent', 'next_of_kin'] as const;
export const CHANNELS = ['counter', 'letter', 'phone', 'visit', 'online'] as const;

/** The rooms' things at hand: connections within the walls of whoever acts, what seals text, what the packs say. */
export interface RequestDesk {
  readonly connections: Connections;
  readonly sealer: Sealer;
  readonly processing: Processing;
  /** Account that acts. */
  readonly actor: string;
}

export interface NewRequest {
  readonly kind: RequestKind;
  /** Null where the register does not know the one who asks. */
  readonly person: string | null;
  readonly place: string;
  readonly askedBy: (typeof ASKED_BY)[number];
  readonly channel: (typeof CHANNELS)[number];
  readonly receivedOn: string;
  readonly said: string | null;
}

export interface RequestEvent {
  readonly action: RequestAction;
  readonly day: string;
  readonly actor: string;
  /** How identity was checked. */
  readonly check: string | null;
  readonly until: string | null;
  readonly note: string | null;
}

export interface PersonRequest extends NewRequest {
  readonly id: string;
  readonly receivedBy: string;
  readonly state: RequestState;
  readonly events: readonly RequestEvent[];
}

/** Enters a request with its last day. Refuses one about a person outside the reach of whoever enters it. */
export async function openRequest({ connections, sealer, processing, actor }: RequestDesk, request: NewRequest): Promise<string> {
  const dueOn = addWorkdays(request.receivedOn, kindOf(processing, request.kind).answer_workdays, processing.calendars);
  const { rows: [reach] } = await connections.query<{ may: boolean }>(
    'select case when cast($1 as uuid) is null then $2 ^@ any (walls.reach()) else privacy.may_see($1) end as may', [request.person, request.place],
  );
  if (reach?.may !== true) throw new Refusal(NO_PERSON);
  const { rows: [entered] } = await connections.query<{ id: string }>(
    `insert into privacy.request (kind, person_id, place, asked_by, channel, received_on, due_on, received_by, said) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [request.kind, request.person, request.place, request.askedBy, request.channel, request.receivedOn, dueOn, actor, sealed(sealer, SAID, request.said)],
  );
  if (!entered) throw new Error('the request was not entered');
  return entered.id;
}

export interface RequestAct {
  readonly action: RequestAction;
  readonly day: string;
  readonly check?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/** Does something about a request, where its state allows it. Two at once wait for each other. Answers the new state. */
export async function actOnRequest(desk: RequestDesk, id: string, act: RequestAct): Promise<RequestState> {
  return desk.connections.transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
    const request = await readRequest(client, desk.sealer, id);
    if (!request) throw new Refusal(NO_REQUEST);
    const until = refuseOrDate(desk.processing, request, act);
    await client.query(
      'insert into privacy.request_event (request_id, actor, action, on_day, detail, note) values ($1, $2, $3, $4, $5, $6)',
      [id, desk.actor, act.action, act.day, { check: act.check ?? null, until }, sealed(desk.sealer, NOTE, act.note ?? null)],
    );
    const steps = [...request.events, { action: act.action, until }];
    return stateOf(request.kind, await firstDue(client, id), steps);
  });
}

/** One request as whoever asks may see it; null where there is none. */
export async function requestOf({ connections, sealer }: Pick<RequestDesk, 'connections' | 'sealer'>, id: string): Promise<PersonRequest | null> {
  return connections.transaction((client) => readRequest(client, sealer, id));
}

/** What is still to be answered, what is due first in front. `all`: the finished too. */
export async function listRequests({ connections, sealer }: Pick<RequestDesk, 'connections' | 'sealer'>, { all = false, person }: { readonly all?: boolean; readonly person?: string } = {}): Promise<PersonRequest[]> {
  const requests = await connections.transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from privacy.request where $1::uuid is null or person_id = $1 order by due_on, id', [person ?? null]);
    const read: PersonRequest[] = [];
    for (const { id } of rows) read.push(...await readRequest(client, sealer, id).then((one) => (one ? [one] : [])));
    return read;
  });
  return requests.filter(({ state }) => all || !isOver(state)).sort((a, b) => (a.state.dueOn < b.state.dueOn ? -1 : 1));
}

const SAID = 'privacy.request.said';
const NOTE = 'privacy.request_event.note';
const NO_PERSON = { kind: 'not_found', code: 'person_unknown', zh: '没有这个人，或不在您的范围内。', en: 'There is no such person, or not within your reach.' } as const;
export const NO_REQUEST = { kind: 'not_found', code: 'request_unknown', zh: '没有这件请求，或不在您的范围内。', en: 'There is no such request, or not within your reach.' } as const;

function kindOf({ requests }: Processing, kind: RequestKind): RequestKindText {
  const text = requests.get(kind);
  if (!text) throw new Refusal({ kind: 'unavailable', code: 'request_kind_undeclared', zh: `政策包没有声明“${kind}”请求的期限。`, en: `No pack declares the terms of the request ${kind}.` });
  return text;
}

/** The new last day of an extension, null for every other act; a Refusal where the act is not allowed or lacks something. */
function refuseOrDate(processing: Processing, { kind, state }: PersonRequest, { action, check, note, day }: RequestAct): string | null {
  const text = kindOf(processing, kind);
  if (!state.allowed.includes(action)) {
    const identify = !state.identified && !isOver(state);
    throw new Refusal(identify
      ? { kind: 'conflict', code: 'identity_first', zh: '请先核对来人身份。', en: 'Check first who is asking.', where: 'check' }
      : { kind: 'conflict', code: 'request_state', zh: '这件请求现在的状态不能这样处理，请刷新后再看。', en: 'The request is not in a state that allows this; reload and look again.' });
  }
  if (action === 'check_identity' && !text.identity_checks.some((one) => one.check === check)) {
    throw new Refusal({ kind: 'invalid', code: 'identity_check_unknown', zh: `请写明如何核对身份：${text.identity_checks.map(({ label }) => label.zh).join('；')}。`, en: `Say how identity was checked: ${text.identity_checks.map(({ label }) => label.en).join('; ')}.`, where: 'check' });
  }
  if ((action === 'refuse' || action === 'extend') && !note?.trim()) {
    throw new Refusal({ kind: 'invalid', code: 'reason_missing', zh: '不同意或延期，须写明告诉本人的理由。', en: 'A refusal or an extension needs the reason that the person is told.', where: 'note' });
  }
  if (action !== 'extend') return null;
  if (day > state.dueOn) throw new Refusal({ kind: 'conflict', code: 'request_overdue', zh: '已过期限，不能再延期。', en: 'Its time is over: it can no longer be extended.' });
  return addWorkdays(state.dueOn, text.extend_workdays, processing.calendars);
}

interface RequestRow extends Omit<PersonRequest, 'state' | 'events' | 'said'> {
  readonly dueOn: string;
  readonly said: Buffer | null;
}

async function readRequest(client: PoolClient, sealer: Sealer, id: string): Promise<PersonRequest | null> {
  const { rows: [row] } = await client.query<RequestRow>(
    `select id, kind, person_id as person, place, asked_by as "askedBy", channel, received_on as "receivedOn", due_on as "dueOn", received_by as "receivedBy", said
     from privacy.request where id = $1`,
    [id],
  );
  if (!row) return null;
  const { rows } = await client.query<Omit<RequestEvent, 'note'> & { note: Buffer | null }>(
    `select action, on_day as day, actor, detail->>'check' as check, detail->>'until' as until, note from privacy.request_event where request_id = $1 order by id`, [id],
  );
  const events = rows.map(({ note, ...event }) => ({ ...event, note: opened(sealer, NOTE, note) }));
  const { dueOn, said, ...request } = row;
  return { ...request, said: opened(sealer, SAID, said), events, state: stateOf(row.kind, dueOn, events) };
}

async function firstDue(client: PoolClient, id: string): Promise<string> {
  const { rows: [row] } = await client.query<{ dueOn: string }>('select due_on as "dueOn" from privacy.request where id = $1', [id]);
  if (!row) throw new Refusal(NO_REQUEST);
  return row.dueOn;
}

function sealed(sealer: Sealer, field: string, text: string | null): Buffer | null {
  return text === null || text.trim() === '' ? null : sealer.seal(field, text.trim());
}

function opened(sealer: Sealer, field: string, text: Buffer | null): string | null {
  return text === null ? null : sealer.open(field, text);
}
