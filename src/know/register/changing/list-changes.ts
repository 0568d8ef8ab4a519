import { maskName } from '../../../foundation/kernel/index.ts';
import type { Divisions } from '../../divisions/index.ts';
import { openAnswer, openAsked, type ChangeDesk, type ChangeKind, type ChangeStatus } from './change.ts';
import { CORRECTABLE, isCorrectable } from './correctable.ts';
import { shownValues } from './shown-value.ts';
import { valueNow } from './value-now.ts';

/** A change in a list: masked. */
export interface ChangeItem {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly status: ChangeStatus;
  readonly personId: string;
  readonly name: string | null;
  readonly otherId: string | null;
  readonly otherName: string | null;
  readonly field: string | null;
  readonly fieldLabel: { readonly zh: string; readonly en: string } | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly effectiveOn: string | null;
  readonly why: string;
  readonly evidence: string | null;
  readonly askedBy: string;
  readonly askedAt: string;
  /** It is the asker who looks. */
  readonly own: boolean;
  /** Of one that waits: the register says something else by now. */
  readonly overtaken: boolean;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly answer: string | null;
  readonly requestId: string | null;
}

export interface ChangeFilter {
  /** `waiting`, or everything that is decided; both where it is not said. */
  readonly state?: 'waiting' | 'decided' | undefined;
  readonly person?: string | undefined;
  readonly request?: string | undefined;
}

interface Row extends Omit<ChangeItem, 'fieldLabel' | 'from' | 'to' | 'why' | 'evidence' | 'own' | 'overtaken' | 'answer' | 'askedAt' | 'decidedAt'> {
  readonly asked: Buffer;
  readonly answer: Buffer | null;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
}

const FOUND = `from register.change h where ($1::text is null or (h.status = 'waiting') = ($1 = 'waiting')) and ($2::uuid is null or h.person_id = $2 or h.other_id = $2)
  and ($3::uuid is null or h.request_id = $3)`;

/** Changes by state, person or request, what waits longest first and what was decided last first; with how many there are. `decides`: whoever looks may decide. */
export async function listChanges(
  { database, keeper, actor }: ChangeDesk, divisions: Pick<Divisions, 'fullName'>, filter: ChangeFilter, { decides, limit, offset }: { readonly decides: boolean; readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly items: ChangeItem[] }> {
  const values = [filter.state ?? null, filter.person ?? null, filter.request ?? null];
  return database.pool.transaction(async (client) => {
    const { rows: [all] } = await client.query<{ total: number }>(`select count(*) as total ${FOUND}`, values);
    const { rows } = await client.query<Row>(
      `select h.id, h.kind, h.status, h.person_id as "personId", n.name, h.other_id as "otherId", o.name as "otherName", h.field, h.effective_on as "effectiveOn", h.asked,
         h.asked_by as "askedBy", h.asked_at as "askedAt", h.decided_by as "decidedBy", h.decided_at as "decidedAt", h.answer, h.request_id as "requestId"
       from (select h.* ${FOUND} order by h.status <> 'waiting', coalesce(h.decided_at, now()) desc, h.asked_at, h.id limit $4 offset $5) h
       left join register.identification n on n.person_id = h.person_id and upper_inf(n.during) left join register.identification o on o.person_id = h.other_id and upper_inf(o.during)
       order by h.status <> 'waiting', coalesce(h.decided_at, now()) desc, h.asked_at, h.id`,
      [...values, limit, offset],
    );
    const items: ChangeItem[] = [];
    for (const { asked, answer, askedAt, decidedAt, ...row } of rows) {
      const { from, to, why, evidence } = openAsked(keeper, asked);
      const field = row.field !== null && isCorrectable(row.field) ? row.field : null;
      const overtaken = row.status === 'waiting' && field !== null && await valueNow(client, keeper, row.personId, field) !== from;
      items.push({
        ...row, name: row.name && maskName(row.name), otherName: row.otherName && maskName(row.otherName),
        fieldLabel: field && CORRECTABLE[field].label, ...(field ? shownValues(field, { from, to }, { divisions, decides }) : { from: null, to: null }),
        why, evidence, own: row.askedBy === actor, overtaken, answer: openAnswer(keeper, answer), askedAt: askedAt.toISOString(), decidedAt: decidedAt?.toISOString() ?? null,
      });
    }
    return { total: all?.total ?? 0, items };
  });
}
