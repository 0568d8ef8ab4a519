import { Refusal } from '../../../platform/http/index.ts';
import { note, type SignIn } from '../room.ts';
import { forgetTries, takeTry } from '../sessions/attempts.ts';
import { endSessions } from '../sessions/list-sessions.ts';
import type { OwnSession } from '../sessions/own-session.ts';
import { doerOfSession, NO_SESSION } from '../sessions/second-step.ts';
import type { Visit } from '../sessions/session.ts';
import { verifyPassword } from './hash-password.ts';

const WRONG = { kind: 'forbidden', code: 'password_wrong', zh: '原口令不对。', en: 'The password is wrong.', where: 'password' } as const;

/** Asks the holder of a session for the password once more. Wrong ones count; when the tries are used up the session ends: perhaps it was left open and somebody else sits there. */
export async function askPassword(signIn: SignIn, own: OwnSession, password: string, visit: Visit): Promise<void> {
  const { account, session, hash } = own;
  const counts = await takeTry(signIn, 'old_password', account.id);
  if ((await verifyPassword(password, hash)) && counts) return forgetTries(signIn, 'old_password', account.id);
  if (!counts) await endSessions(signIn.connections, { account: account.id, only: session, now: signIn.clock.now() });
  await note(signIn, { doer: doerOfSession(own), action: 'password:ask', outcome: 'failed', detail: { locked: !counts }, requestId: visit.requestId });
  throw new Refusal(counts ? WRONG : NO_SESSION);
}
