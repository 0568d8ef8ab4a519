import { ageOn } from '../../../kernel/index.ts';
import type { RefusalNotice } from '../../../platform/http/index.ts';
import { FIELDS, isField, type Field } from './fields.ts';
import type { Purpose } from './purpose-shape.ts';

/** Somebody asks to see one masked field of one person. */
export interface RevealRequest {
  readonly purpose: string;
  readonly field: string;
  readonly role: string;
  /** The person's day of birth; null where it is not known, and then the stricter rule holds. */
  readonly birth: string | null;
  readonly asOf: string;
  /** Why this person's field, beyond the purpose: asked for where the person is under fourteen. */
  readonly secondReason?: string | null;
  /** The paper with the guardian's consent, where the purpose rests on it. */
  readonly guardianConsent?: string | null;
  /** A superior has approved this look: asked for where the person is under fourteen. */
  readonly approved?: boolean;
}

export type RevealAnswer =
  | { readonly ok: true; readonly field: Field; readonly purpose: Purpose; readonly minor: boolean }
  | { readonly ok: false; readonly notice: RefusalNotice };

/** Below this age the rules for minors hold (PIPL art. 28, 31). */
const FULL_AGE_FOR_DATA = 14;

/**
 * Whether a field may be shown under a purpose to a role. `assessed`: the purposes with an assessment of their impact in force on the day.
 * What may not is refused with the reason and what to do, never with anything of the person.
 */
export function mayReveal(purposes: ReadonlyMap<string, Purpose>, assessed: ReadonlySet<string>, request: RevealRequest): RevealAnswer {
  const purpose = purposes.get(request.purpose);
  if (!purpose || !isField(request.field)) return refuse('purpose_unknown', purpose ? 'field' : 'purpose', '没有这个目的或字段，请从列表中选。', 'There is no such purpose or field: choose from the list.', 'invalid');
  const { field } = request;
  const minor = isMinor(request.birth, request.asOf);
  const refused = notInForce(purpose, request) ?? notOpen(purpose, field, request.role) ?? notAssessed(purpose, assessed) ?? (minor ? notOfMinors(purpose, field, request) : null);
  return refused ?? { ok: true, field, purpose, minor };
}

/** Whether a person is under fourteen on a day; somebody whose birth nobody knows counts as such. */
export function isMinor(birth: string | null, asOf: string): boolean {
  return birth === null || ageOn(birth, asOf) < FULL_AGE_FOR_DATA;
}

function notInForce({ status, effective }: Purpose, { asOf }: RevealRequest): RevealAnswer | null {
  if (status === 'active' && effective.from <= asOf && (effective.to === null || asOf <= effective.to)) return null;
  return refuse('purpose_not_in_force', 'purpose', '这个目的尚未生效或已停止，请选别的目的。', 'This purpose is not in force: choose another.');
}

function notOpen({ fields, roles }: Purpose, field: Field, role: string): RevealAnswer | null {
  if (!roles.some((one) => one === role)) return refuse('purpose_not_yours', 'purpose', '这个目的不对您的岗位开放。', 'This purpose is not open to your role.');
  if (fields.includes(field)) return null;
  const { zh, en } = FIELDS[field].label;
  return refuse('field_not_needed', 'field', `为这个目的不需要看${zh}。`, `The ${en} is not needed for this purpose.`);
}

function notAssessed({ purpose, assessment }: Purpose, assessed: ReadonlySet<string>): RevealAnswer | null {
  if (!assessment.needed || !assessment.refuse_without || assessed.has(purpose)) return null;
  return refuse('assessment_missing', 'purpose', '这个目的要先做个人信息保护影响评估；现在没有在有效期内的评估，请联系办公室。', 'This purpose needs an assessment of its impact first and none is in force: ask the office.');
}

function notOfMinors({ under_14: rules }: Purpose, field: Field, { secondReason, guardianConsent, approved }: RevealRequest): RevealAnswer | null {
  if (rules.closed.includes(field)) return refuse('minor_closed', 'field', '不满十四周岁的人，为这个目的不能看这一项。', 'Of people under fourteen this field stays masked under this purpose.');
  if (rules.ground === 'guardian_consent' && !said(guardianConsent)) {
    return refuse('guardian_consent_missing', 'guardianConsent', '不满十四周岁的人须有监护人同意：请填同意书编号。', 'People under fourteen need the consent of their guardian: give the number of the paper.', 'invalid');
  }
  if (rules.second_reason && !said(secondReason)) {
    return refuse('second_reason_missing', 'secondReason', '不满十四周岁（或出生日期不明）的人须另写明理由。', 'For people under fourteen, or of unknown age, a second reason is to be given.', 'invalid');
  }
  if (rules.approval && approved !== true) {
    return refuse('approval_needed', 'approval', '不满十四周岁（或出生日期不明）的人，每次查看须先经上级批准。', 'For people under fourteen, or of unknown age, a superior must approve each look first.');
  }
  return null;
}

const LEAST_WORDS = 4;

function said(text: string | null | undefined): boolean {
  return typeof text === 'string' && text.trim().length >= LEAST_WORDS;
}

function refuse(code: string, where: string, zh: string, en: string, kind: RefusalNotice['kind'] = 'forbidden'): RevealAnswer {
  return { ok: false, notice: { kind, code, zh, en, where } };
}
