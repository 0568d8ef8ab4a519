import { addMonths } from '../../../kernel/index.ts';
import type { Connections } from '../../../platform/database/index.ts';
import { Refusal } from '../../../platform/http/index.ts';
import type { Label } from '../label.ts';
import type { Purpose } from '../processing/purpose-shape.ts';
import type { Processing } from '../processing/read-processing.ts';

/** One assessment of the impact on the people concerned (PIPL art. 55, 56). */
export interface Assessment {
  readonly id: number;
  readonly purpose: string;
  readonly state: 'assessed' | 'withdrawn';
  /** Whether purpose and means are lawful, proper and needed (art. 56, 1). */
  readonly necessity: string;
  /** Effects on the person and risks (art. 56, 2). */
  readonly risk: string;
  /** What is done about them, and whether it is enough (art. 56, 3). */
  readonly measures: string;
  readonly conclusion: string;
  readonly assessedBy: string;
  readonly assessedOn: string;
  /** Last day it holds without being done anew. */
  readonly reviewBy: string;
  /** First day it might be thrown away. */
  readonly keepUntil: string;
}

export type NewAssessment = Pick<Assessment, 'purpose' | 'necessity' | 'risk' | 'measures' | 'conclusion' | 'assessedOn' | 'reviewBy'>;

const KEEP_MONTHS = 36;
const LONGEST_REVIEW_MONTHS = 24;

/** Keeps an assessment of a declared purpose, together with what the purpose said on that day. It holds until its review is due; nothing of it is ever changed. */
export async function assess(connections: Connections, processing: Processing, actor: string, made: NewAssessment): Promise<number> {
  const purpose = processing.purposes.get(made.purpose);
  if (!purpose) throw new Refusal({ kind: 'invalid', code: 'purpose_unknown', zh: '没有这个目的，请从登记的处理目的中选。', en: 'There is no such purpose: choose one of the register.', where: 'purpose' });
  if (made.reviewBy <= made.assessedOn || made.reviewBy > addMonths(made.assessedOn, LONGEST_REVIEW_MONTHS)) {
    throw new Refusal({ kind: 'invalid', code: 'review_day', zh: '下次复评的日子应在评估之后两年以内。', en: 'The review is due after the assessment and within two years of it.', where: 'reviewBy' });
  }
  return keep(connections, purpose, actor, { ...made, state: 'assessed' });
}

/** Ends an assessment before its review, for a reason; the purpose then has none. */
export async function withdraw(connections: Connections, processing: Processing, actor: string, { purpose, reason, day }: { readonly purpose: string; readonly reason: string; readonly day: string }): Promise<number> {
  const declared = processing.purposes.get(purpose);
  const last = (await assessmentsOf(connections)).find((one) => one.purpose === purpose);
  if (!declared || last?.state !== 'assessed') throw new Refusal({ kind: 'conflict', code: 'no_assessment', zh: '这个目的现在没有评估。', en: 'This purpose has no assessment now.', where: 'purpose' });
  return keep(connections, declared, actor, { ...last, conclusion: reason, assessedOn: day, reviewBy: day, state: 'withdrawn' });
}

async function keep(connections: Connections, purpose: Purpose, actor: string, made: NewAssessment & Pick<Assessment, 'state'>): Promise<number> {
  const { file: _, ...declared } = purpose;
  const { rows: [entered] } = await connections.query<{ id: number }>(
    `insert into privacy.assessment (purpose, declared, state, necessity, risk, measures, conclusion, assessed_by, assessed_on, review_by, keep_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      made.purpose, JSON.stringify(declared), made.state, made.necessity, made.risk, made.measures, made.conclusion, actor, made.assessedOn, made.reviewBy,
      addMonths(made.reviewBy > made.assessedOn ? made.reviewBy : made.assessedOn, KEEP_MONTHS),
    ],
  );
  if (!entered) throw new Error('the assessment was not entered');
  return entered.id;
}

/** Every assessment there was, the latest first. */
export async function assessmentsOf(connections: Connections): Promise<Assessment[]> {
  const { rows } = await connections.query<Assessment>(
    `select id, purpose, state, necessity, risk, measures, conclusion, assessed_by as "assessedBy", assessed_on as "assessedOn", review_by as "reviewBy", keep_until as "keepUntil"
     from privacy.assessment order by id desc`,
  );
  return rows;
}

/** The purposes whose latest assessment is in force on a day: what `mayReveal` asks for. */
export async function assessedPurposes(connections: Connections, day: string): Promise<ReadonlySet<string>> {
  const { rows } = await connections.query<{ purpose: string }>(
    `select purpose from (select distinct on (purpose) purpose, state, assessed_on, review_by from privacy.assessment where assessed_on <= $1 order by purpose, id desc) latest
     where state = 'assessed' and review_by >= $1`,
    [day],
  );
  return new Set(rows.map(({ purpose }) => purpose));
}

/** A purpose in force that needs an assessment and has none on the day: what it means for work. */
export interface MissingAssessment {
  readonly purpose: string;
  readonly label: Label;
  /** Nothing is shown under it meanwhile. */
  readonly closed: boolean;
}

export function missingAssessments({ purposes }: Processing, assessed: ReadonlySet<string>, day: string): MissingAssessment[] {
  return [...purposes.values()].flatMap(({ purpose, label, status, effective, assessment }) => {
    const inForce = status === 'active' && effective.from <= day && (effective.to === null || day <= effective.to);
    return inForce && assessment.needed && !assessed.has(purpose) ? [{ purpose, label, closed: assessment.refuse_without }] : [];
  });
}
