import { mayReveal, type Actor, type Processing } from '../../../foundation/access/index.ts';
import { personToOpen, OPENABLE, type Openable } from '../../../know/register/index.ts';
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

const NO_PERSON = { kind: 'not_found', code: 'person_unknown', zh: '没有这个人，或不在您的范围内。', en: 'There is no such person, or not within your reach.' } as const;
const NOT_KEPT = { kind: 'not_found', code: 'field_not_kept', zh: '登记库里没有这一项。', en: 'The register does not hold this.', where: 'field' } as const;
const EMPTY = { kind: 'not_found', code: 'field_empty', zh: '这个人的这一项没有登记。', en: 'Nothing is entered here for this person.', where: 'field' } as const;

/**
 * One field of one person, unmasked, where the register of processing opens it to the role for the purpose; `assessed` are the purposes with an
 * assessment in force. `office` is inside the walls. Refuses everybody and everything else, and keeps why it was shown.
 */
export async function revealField(office: Office, { processing, assessed, actor, today }: { processing: Processing; assessed: ReadonlySet<string>; actor: Actor; today: string }, order: RevealOrder): Promise<string> {
  const person = await personToOpen(office, order.personId) ?? refuse(NO_PERSON);
  const answer = mayReveal(processing.purposes, assessed, {
    purpose: order.purpose, field: order.field, role: actor.role, birth: person.birth, asOf: today,
    secondReason: order.secondReason ?? null, guardianConsent: order.guardianConsent ?? null,
  });
  if (!answer.ok) refuse(answer.notice);
  if (!isOpenable(order.field)) refuse(NOT_KEPT);
  const value = person.open(order.field) ?? refuse(EMPTY);
  const reasons = [order.reason, order.secondReason, order.guardianConsent].filter((one) => one !== undefined);
  await office.database.pool.query(
    'insert into coverage.revealed (actor, person_id, field, purpose, reason) values ($1, $2, $3, $4, $5)',
    [actor.id, order.personId, order.field, order.purpose, office.keeper.seal('coverage.revealed.reason', JSON.stringify(reasons))],
  );
  return value;
}

function isOpenable(field: string): field is Openable {
  return OPENABLE.some((one) => one === field);
}
