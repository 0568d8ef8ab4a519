import { Refusal } from '../../../platform/http/index.ts';
import { note, type SignIn } from '../room.ts';
import { endSessions } from '../sessions/list-sessions.ts';
import type { Opened } from '../sessions/open-session.ts';
import type { OwnSession } from '../sessions/own-session.ts';
import { NO_SESSION, doerOfSession, nextStage } from '../sessions/second-step.ts';
import type { Visit } from '../sessions/session.ts';
import { askPassword } from './ask-password.ts';
import { hashPassword } from './hash-password.ts';
import { judgePassword } from './judge-password.ts';

const SAME = { kind: 'invalid', code: 'password_same', zh: '新口令要与原口令不同。', en: 'The new password must differ from the old one.', where: 'password' } as const;

/** Changes one's own password; all other sessions of the account end, and this one goes on under a new token. */
export async function changePassword(signIn: SignIn, own: OwnSession, { old, password }: { old: string; password: string }, visit: Visit): Promise<Opened> {
  if (own.stage !== 'open' && own.stage !== 'password_change') throw new Refusal(NO_SESSION);
  await askPassword(signIn, own, old, visit);
  judgePassword(password, own.account.signInName);
  if (password.normalize('NFKC') === old.normalize('NFKC')) throw new Refusal(SAME);
  const now = signIn.clock.now();
  const hash = await hashPassword(password);
  await signIn.connections.transaction(async (client) => {
    await client.query('update sign_in.password set hash = $2, one_time = false, valid_until = null, set_at = $3 where account = $1', [own.account.id, hash, now]);
    await endSessions(client, { account: own.account.id, except: own.session, now });
    await note(signIn, { doer: doerOfSession(own), action: 'password:change', requestId: visit.requestId });
  });
  return nextStage(signIn, { ...own, mustChangePassword: false }, 'password_change', visit);
}
