import { Refusal } from '../../../platform/http/index.ts';
import { note, type SignIn } from '../room.ts';
import { acceptSecondFactor } from '../second-factor/accept.ts';
import { forgetTries, takeTry } from './attempts.ts';
import { moveSession, type Opened } from './open-session.ts';
import { endSessions } from './list-sessions.ts';
import { stageOf, type Visit } from './session.ts';
import type { OwnSession } from './own-session.ts';

const WRONG_CODE = {
  kind: 'invalid', code: 'second_factor_refused',
  zh: '验证码不对、已经用过或已过期。', en: 'The code is wrong, was used before or is over.', where: 'code',
} as const;

/** There is no session, or not at the stage that is asked for: sign in (again). */
export const NO_SESSION = { kind: 'unauthenticated', code: 'not_signed_in', zh: '请先登录。', en: 'Please sign in first.', where: '/sign-in' } as const;

/** Who does something with a session of his own. */
export function doerOfSession({ account }: OwnSession) {
  return { id: account.id, role: account.role, division: account.division, actingFor: null };
}

/** Shows the second factor, a code of the app or a recovery code. Wrong ones count as failed tries; when those are used up the session ends. */
export async function showSecondFactor(signIn: SignIn, own: OwnSession, code: string, visit: Visit): Promise<Opened> {
  if (own.stage !== 'second_factor') throw new Refusal(NO_SESSION);
  const { account, session } = own;
  const counts = await takeTry(signIn, 'second_factor', account.id);
  const means = counts ? await acceptSecondFactor(signIn, account.id, code) : null;
  if (means === null) {
    if (!counts) await endSessions(signIn.connections, { account: account.id, only: session, now: signIn.clock.now() });
    await note(signIn, { doer: doerOfSession(own), action: 'sign_in:failed', outcome: 'failed', detail: { step: 'second_factor', locked: !counts }, requestId: visit.requestId });
    throw new Refusal(counts ? WRONG_CODE : NO_SESSION);
  }
  await forgetTries(signIn, 'second_factor', account.id);
  return nextStage(signIn, { ...own, shownSecondFactor: true }, means, visit);
}

/** Takes the session on to what is still to do, under a new token. */
export async function nextStage(signIn: SignIn, own: OwnSession, means: string, visit: Visit): Promise<Opened> {
  const { account, session, hasSecondFactor, shownSecondFactor, mustChangePassword } = own;
  const stage = stageOf({ role: account.role, hasSecondFactor, shownSecondFactor, mustChangePassword }, signIn.rules);
  const opened = await moveSession(signIn, { session, role: account.role, stage, secondFactor: shownSecondFactor });
  if (!opened) throw new Refusal(NO_SESSION);
  if (own.stage !== 'open') await note(signIn, { doer: doerOfSession(own), action: stage === 'open' ? 'sign_in:done' : 'sign_in:next_step', detail: { means, next: stage }, requestId: visit.requestId });
  return opened;
}
