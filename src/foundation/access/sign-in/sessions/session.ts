import type { Role } from '../../walls/index.ts';
import { ruleOf } from '../role-rules.ts';
import type { SignInRules } from '../room.ts';

/**
 * What the holder of a session must still do: `second_factor` show one, `password_change` choose a password of his own, `enrolment` set up
 * the second factor his role needs. Only `open` opens anything else.
 */
export type Stage = 'second_factor' | 'password_change' | 'enrolment' | 'open';

/** Who asks, from where: for the list of one's own sessions. */
export interface Visit {
  /** The address the request came from. */
  readonly source: string;
  /** The browser's own words, at most 200 characters. */
  readonly agent: string;
  readonly requestId: string | null;
}

/** What the account has and must do, as the stages ask for it. */
export interface Standing {
  readonly role: Role;
  readonly hasSecondFactor: boolean;
  readonly shownSecondFactor: boolean;
  readonly mustChangePassword: boolean;
}

/** The first thing still to do. */
export function stageOf(standing: Standing, rules: SignInRules): Stage {
  if (standing.hasSecondFactor && !standing.shownSecondFactor) return 'second_factor';
  if (standing.mustChangePassword) return 'password_change';
  if (!standing.hasSecondFactor && rules.secondFactor === 'by_role' && ruleOf(standing.role).secondFactor) return 'enrolment';
  return 'open';
}

/** Minutes to get through the stages before `open`. */
export const STAGE_MINUTES = 15;
