import { Refusal } from '../../../platform/http/index.ts';
import { change } from '../change.ts';
import { TERMINAL, type SignIn } from '../room.ts';
import { unlockTries } from '../sessions/attempts.ts';
import { endSessions } from '../sessions/list-sessions.ts';
import { newOneTimePassword, setOneTime } from './make-account.ts';

/**
 * Lets somebody in again who has lost everything, from the machine's own terminal: a new one-time password, no second factor, no lock,
 * no session. For an office whose administrators are all locked out; otherwise two of them do this together.
 */
export async function resetAtTerminal(signIn: SignIn, signInName: string): Promise<string> {
  const { oneTimePassword, hash } = await newOneTimePassword();
  const id = await change(signIn, { doer: TERMINAL, action: 'account:reset', requestId: null }, async (client) => {
    const { rows } = await client.query<{ id: string }>('select id from sign_in.account where sign_in_name = $1', [signInName]);
    const account = rows[0]?.id;
    if (account === undefined) throw new Refusal({ kind: 'not_found', code: 'account_unknown', zh: '没有这个账号。', en: 'There is no such account.' });
    await setOneTime(client, signIn, account, hash);
    await client.query('delete from sign_in.second_factor where account = $1', [account]);
    await client.query('delete from sign_in.recovery_code where account = $1', [account]);
    await endSessions(client, { account, now: signIn.clock.now() });
    return { answer: account, detail: { account } };
  });
  await unlockTries(signIn, { id, signInName });
  return oneTimePassword;
}
