import { Refusal } from '../../../platform/http/index.ts';
import { askPassword } from '../passwords/ask-password.ts';
import { note, type SignIn } from '../room.ts';
import { NO_SESSION, doerOfSession, nextStage } from '../sessions/second-step.ts';
import type { Opened } from '../sessions/open-session.ts';
import type { OwnSession } from '../sessions/own-session.ts';
import type { Visit } from '../sessions/session.ts';
import { hashOf, newCode } from '../tokens.ts';
import { SECRET_FIELD } from './accept.ts';
import { newSecret, secretUri, stepOfCode } from './totp.ts';

/** How many recovery codes are given out at once. */
const CODES = 10;

/** 120 bits: past 112 a plain hash is enough (ASVS 5.0 6.5.2), below it a slow one would be asked for. */
const CODE_GROUPS = 6;

/** Minutes in which a shown secret must be confirmed. */
const WAITING_MINUTES = 15;

const WRONG_CODE = { kind: 'invalid', code: 'code_wrong', zh: '验证码不对。请看手机的时间准不准。', en: 'The code is wrong. See whether the clock of the phone is right.', where: 'code' } as const;

/** Shows a new secret; it counts once a code of it was typed. Where a second factor is in use already, the password is asked for again. */
export async function offerSecret(signIn: SignIn, own: OwnSession, password: string | null, visit: Visit): Promise<{ secret: string; uri: string }> {
  if (own.stage !== 'enrolment') await askOpen(signIn, own, password ?? '', visit);
  const secret = newSecret();
  await signIn.connections.query(
    `insert into sign_in.second_factor (account, waiting, waiting_at) values ($1, $2, $3)
     on conflict (account) do update set waiting = excluded.waiting, waiting_at = excluded.waiting_at`,
    [own.account.id, signIn.seals.seal(SECRET_FIELD, secret), signIn.clock.now()],
  );
  return { secret, uri: secretUri(secret, own.account.signInName) };
}

/** Confirms the shown secret by a code of it; answers the recovery codes, told this once, and the session under a new token. */
export async function confirmSecret(signIn: SignIn, own: OwnSession, code: string, visit: Visit): Promise<Opened & { recoveryCodes: string[] }> {
  if (own.stage !== 'enrolment' && own.stage !== 'open') throw new Refusal(NO_SESSION);
  const now = signIn.clock.now();
  const { rows } = await signIn.connections.query<{ waiting: Buffer }>(
    'select waiting from sign_in.second_factor where account = $1 and waiting_at > $2::timestamptz - make_interval(mins => $3)', [own.account.id, now, WAITING_MINUTES],
  );
  const waiting = rows[0]?.waiting;
  const step = waiting ? stepOfCode(signIn.seals.open(SECRET_FIELD, waiting), code.replaceAll(/\s/g, ''), now.getTime(), null) : null;
  if (step === null) throw new Refusal(WRONG_CODE);
  const recoveryCodes = await signIn.connections.transaction(async (client) => {
    const { rowCount } = await client.query(
      'update sign_in.second_factor set secret = waiting, waiting = null, waiting_at = null, confirmed_at = $2, last_step = $3 where account = $1 and waiting = $4',
      [own.account.id, now, step, waiting],
    );
    // Another was shown meanwhile.
    if (rowCount !== 1) throw new Refusal(WRONG_CODE);
    return newRecoveryCodes(client, own.account.id);
  });
  await note(signIn, { doer: doerOfSession(own), action: 'second_factor:enrolled', requestId: visit.requestId });
  const opened = await nextStage(signIn, { ...own, hasSecondFactor: true, shownSecondFactor: true }, 'enrolment', visit);
  return { ...opened, recoveryCodes };
}

/** Ten new recovery codes; the old ones count no longer. */
export async function renewRecoveryCodes(signIn: SignIn, own: OwnSession, password: string, visit: Visit): Promise<string[]> {
  await askOpen(signIn, own, password, visit);
  if (!own.hasSecondFactor) throw new Refusal({ kind: 'conflict', code: 'second_factor_missing', zh: '还没有设置动态口令。', en: 'No second factor is set up yet.' });
  const codes = await signIn.connections.transaction((client) => newRecoveryCodes(client, own.account.id));
  await note(signIn, { doer: doerOfSession(own), action: 'second_factor:recovery_codes', requestId: visit.requestId });
  return codes;
}

async function askOpen(signIn: SignIn, own: OwnSession, password: string, visit: Visit): Promise<void> {
  if (own.stage !== 'open') throw new Refusal(NO_SESSION);
  await askPassword(signIn, own, password, visit);
}

async function newRecoveryCodes(client: { query: (text: string, values: unknown[]) => Promise<unknown> }, account: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => newCode(CODE_GROUPS));
  await client.query('delete from sign_in.recovery_code where account = $1', [account]);
  await client.query('insert into sign_in.recovery_code (account, hash) select $1, unnest($2::bytea[])', [account, codes.map(hashOf)]);
  return codes;
}
