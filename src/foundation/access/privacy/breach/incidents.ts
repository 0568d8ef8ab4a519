import type { Connections } from '../../../platform/database/index.ts';
import { Refusal } from '../../../platform/http/index.ts';
import type { BreachScope } from './breach-scope.ts';
import { noticeToAuthority, noticeToPeople, type BreachFacts } from './notices.ts';

/** A breach or a drill of one, as it was drawn up: numbers and drafts, nobody's name. */
export interface Incident {
  readonly id: number;
  readonly kind: 'drill' | 'real';
  readonly from: Date;
  readonly to: Date;
  readonly what: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  readonly people: number;
  readonly accounts: BreachScope['accounts'];
  readonly counties: BreachScope['counties'];
  readonly fields: BreachScope['fields'];
  readonly noticeToAuthority: string;
  readonly noticeToPeople: string;
  /** What was done about it, in order; each once. */
  readonly steps: readonly IncidentStep[];
}

export const INCIDENT_STEPS = ['authority', 'people', 'closed'] as const;

/** The authority told, the people told, or all over. */
export interface IncidentStep {
  readonly step: (typeof INCIDENT_STEPS)[number];
  readonly note: string;
  readonly actor: string;
  /** ISO 8601. */
  readonly at: string;
}

const COLUMNS = `id, kind, from_at as "from", to_at as "to", what, opened_by as "openedBy", opened_at as "openedAt", people, accounts, counties, fields,
  notice_to_authority as "noticeToAuthority", notice_to_people as "noticeToPeople",
  coalesce((select jsonb_agg(jsonb_build_object('step', s.step, 'note', s.note, 'actor', s.actor, 'at', s.at) order by s.id) from privacy.incident_step s where s.incident_id = incident.id), '[]') as steps`;

/** Draws up an incident with its two drafts and keeps it. */
export async function openIncident(connections: Connections, actor: string, scope: BreachScope, facts: BreachFacts): Promise<Incident> {
  const { rows: [opened] } = await connections.query<Incident>(
    `insert into privacy.incident (kind, from_at, to_at, what, opened_by, people, accounts, counties, fields, notice_to_authority, notice_to_people)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${COLUMNS}`,
    [
      facts.kind, facts.from, facts.to, facts.what, actor, scope.people, JSON.stringify(scope.accounts), JSON.stringify(scope.counties), JSON.stringify(scope.fields),
      noticeToAuthority(scope, facts), noticeToPeople(scope, facts),
    ],
  );
  if (!opened) throw new Error('the incident was not entered');
  return opened;
}

/** One incident; null where there is none for whoever asks. */
export async function incidentOf(connections: Connections, id: number): Promise<Incident | null> {
  const { rows } = await connections.query<Incident>(`select ${COLUMNS} from privacy.incident where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Says of an incident what was done about it; each step once, and nothing after it is over. */
export async function takeStep(connections: Connections, id: number, { step, note, actor }: Omit<IncidentStep, 'at'>): Promise<void> {
  const incident = await incidentOf(connections, id);
  if (!incident) throw new Refusal(NO_INCIDENT);
  const done = incident.steps.map((one) => one.step);
  if (done.includes(step) || done.includes('closed')) throw new Refusal(STEP_DONE);
  const { rowCount } = await connections.query('insert into privacy.incident_step (incident_id, step, note, actor) values ($1, $2, $3, $4) on conflict (incident_id, step) do nothing', [id, step, note, actor]);
  if (rowCount === 0) throw new Refusal(STEP_DONE);
}

export const NO_INCIDENT = { kind: 'not_found', code: 'incident_unknown', zh: '没有这件事的记录。', en: 'There is no record of this.' } as const;
const STEP_DONE = { kind: 'conflict', code: 'step_done', zh: '这一步已经记过，或这件事已经了结。', en: 'This was recorded already, or the matter is over.' } as const;

/** Every incident and drill, the newest first. */
export async function incidents(connections: Connections): Promise<Incident[]> {
  const { rows } = await connections.query<Incident>(`select ${COLUMNS} from privacy.incident order by id desc`);
  return rows;
}
