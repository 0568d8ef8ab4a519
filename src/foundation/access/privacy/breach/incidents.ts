import type { Connections } from '../../../platform/database/index.ts';
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
}

const COLUMNS = `id, kind, from_at as "from", to_at as "to", what, opened_by as "openedBy", opened_at as "openedAt", people, accounts, counties, fields,
  notice_to_authority as "noticeToAuthority", notice_to_people as "noticeToPeople"`;

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

/** Every incident and drill, the newest first. */
export async function incidents(connections: Connections): Promise<Incident[]> {
  const { rows } = await connections.query<Incident>(`select ${COLUMNS} from privacy.incident order by id desc`);
  return rows;
}
