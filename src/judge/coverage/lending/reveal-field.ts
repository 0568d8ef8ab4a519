import { askLook, lookApproved, mayReveal, type Actor, type Processing } from '../../../foundation/access/index.ts';
import { NO_PERSON, personToOpen, OPENABLE, type Openable } from '../../../know/register/index.ts';
import { refuse } from '../http-parts.ts';
import type { Office } from '../office.ts';

/** A masked field of one person that somebody needs to see. */
export interface RevealOrder {
  readonly personId: string;
  readonly field: string;
  readonly purpose: string;
  /** Why, in one's own words; kept sealed. */
  readonly reason: string;
  readonly secondReason?: string | undefined;
  readonly guardianConsent?: string | undefined;
}

/** Who asks, on which day, under which register of processing; `assessed`: the purposes with an assessment in force. */
export interface RevealTerms {
  readonly processing: Processing;
  readonly assessed: ReadonlySet<string>;
  readonly actor: Actor;
  readonly today: string;
}

const NO_APPROVAL = { kind: 'conflict', code: 'no_approval_needed', zh: '查看这一项不需要上级批准。', en: 'No superior need approve this look.' } as const;
const NOT_KEPT = { kind: 'not_found', code: 'field_not_kept', zh: '登记库里没有这一项。', en: 'The register does not hold this.', where: 'field' } as const;
const EMPTY = { kind: 'not_found', code: 'field_empty', zh: '这个人的这一项没有登记。', en: 'Nothing is entered here for this person.', where: 'field' } as const;

/**
 * One field of one person, unmasked, where the register of processing opens it to the role for the purpose; of somebody under fourteen, where a
 * superior has approved it. `office` is inside the walls. Refuses everybody and everything else, and keeps why it was shown.
 */
export async function revealField(office: Office, terms: RevealTerms, order: RevealOrder): Promise<string> {
  const { actor } = terms;
  const person = await personToOpen(office, order.personId) ?? refuse(NO_PERSON);
  const approved = await lookApproved(office.database.pool, actor, { person: order.personId, field: order.field, purpose: order.purpose });
  const answer = answerTo(terms, order, { birth: person.birth, approved });
  if (!answer.ok) refuse(answer.notice);
  if (!isOpenable(order.field)) refuse(NOT_KEPT);
  const value = person.open(order.field) ?? refuse(EMPTY);
  await office.database.pool.query(
    'insert into coverage.revealed (actor, person_id, field, purpose, reason) values ($1, $2, $3, $4, $5)',
    [actor.id, order.personId, order.field, order.purpose, office.keeper.seal('coverage.revealed.reason', JSON.stringify(reasonsOf(order)))],
  );
  return value;
}

/**
 * Asks a superior for a look at a field of somebody under fourteen. What would be refused however a superior answers is refused at once, and what
 * needs no approval is not asked for. Answers the number of the asking.
 */
export async function askForLook(office: Office, terms: RevealTerms, order: RevealOrder): Promise<string> {
  const person = await personToOpen(office, order.personId) ?? refuse(NO_PERSON);
  const answer = answerTo(terms, order, { birth: person.birth, approved: true });
  if (!answer.ok) refuse(answer.notice);
  if (!answer.minor || !answer.purpose.under_14.approval) refuse(NO_APPROVAL);
  return askLook({ connections: office.database.pool, sealer: office.keeper }, terms.actor, { person: order.personId, field: order.field, purpose: order.purpose, reasons: reasonsOf(order) });
}

function answerTo({ processing, assessed, actor, today }: RevealTerms, { purpose, field, secondReason, guardianConsent }: RevealOrder, person: { readonly birth: string | null; readonly approved: boolean }) {
  return mayReveal(processing.purposes, assessed, { purpose, field, role: actor.role, asOf: today, secondReason: secondReason ?? null, guardianConsent: guardianConsent ?? null, ...person });
}

function reasonsOf({ reason, secondReason, guardianConsent }: RevealOrder): string[] {
  return [reason, secondReason, guardianConsent].filter((one) => one !== undefined);
}

function isOpenable(field: string): field is Openable {
  return OPENABLE.some((one) => one === field);
}
