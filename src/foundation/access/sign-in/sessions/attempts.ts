import type { SignIn } from '../room.ts';

/** What is guessed at: the password of a sign-in name, or, by account id, its second factor or its old password. Each is counted apart. */
export type Guess = 'password' | 'second_factor' | 'old_password';

/** Failed tries before it is locked, and for how long. Usual values of classified protection: 5 tries, 15 minutes. */
const TRIES = 5;
const LOCK_MINUTES = 15;

/** Failed tries of one address within the hour before it must wait: a whole county office may stand behind one address. */
const SOURCE_TRIES = 20;

/**
 * Takes one try of a sign-in name, whether an account has it or not, or of an account; answers whether the try counts. It is taken before the
 * guess is looked at, so that a thousand tries at once are no more than five.
 */
export async function takeTry(signIn: SignIn, guess: Guess, of: string): Promise<boolean> {
  const now = signIn.clock.now();
  const { rows } = await signIn.connections.query<{ failed: number }>(
    `insert into sign_in.attempt as a (kind, key, failed, until) values ('name', $1, 1, $2::timestamptz + make_interval(mins => $4))
     on conflict (kind, key) do update set
       failed = case when a.until <= $2 then 1 else a.failed + 1 end,
       until  = case when a.failed >= $3 and a.until > $2 then a.until else excluded.until end
     returning failed`,
    [keyOf(signIn, guess, of), now, TRIES, LOCK_MINUTES],
  );
  return (rows[0]?.failed ?? TRIES + 1) <= TRIES;
}

/** Forgets failed tries: it was the owner. */
export async function forgetTries(signIn: SignIn, guess: Guess, of: string): Promise<void> {
  await signIn.connections.query(`delete from sign_in.attempt where kind = 'name' and key = $1`, [keyOf(signIn, guess, of)]);
}

/** Forgets all failed tries of an account: it is unlocked. */
export async function unlockTries(signIn: SignIn, { id, signInName }: { id: string; signInName: string }): Promise<void> {
  await forgetTries(signIn, 'password', signInName);
  await forgetTries(signIn, 'second_factor', id);
  await forgetTries(signIn, 'old_password', id);
}

/**
 * Takes one try of a source address and answers how many seconds it must wait first; 0: go on. Past 20 failures within an hour each
 * doubles the wait, up to 15 minutes. A try refused for waiting makes it no longer.
 */
export async function takeSourceTry(signIn: SignIn, source: string): Promise<number> {
  const now = signIn.clock.now();
  const key = keyOf(signIn, 'source', source);
  const { rows } = await signIn.connections.query<{ wait: number }>(
    `select ceil(extract(epoch from until - $2::timestamptz))::int as wait from sign_in.attempt where kind = 'source' and key = $1 and failed > $3 and until > $2`,
    [key, now, SOURCE_TRIES],
  );
  const wait = rows[0]?.wait ?? 0;
  if (wait > 0) return wait;
  await signIn.connections.query(
    `insert into sign_in.attempt as a (kind, key, failed, until) values ('source', $1, 1, $2::timestamptz + interval '1 hour')
     on conflict (kind, key) do update set
       failed = case when a.until <= $2::timestamptz - case when a.failed > $3 then interval '1 hour' else interval '0' end then 1 else a.failed + 1 end,
       until  = case when a.failed < $3 then excluded.until else $2::timestamptz + make_interval(secs => least(power(2, least(a.failed - $3, 10)), 900)) end`,
    [key, now, SOURCE_TRIES],
  );
  return 0;
}

/** Gives one try of a source back, and the wait it would have meant: it was no failure. Failures before stand, or who has an account could guess at others' for ever. */
export async function returnSourceTry(signIn: SignIn, source: string): Promise<void> {
  await signIn.connections.query(
    `update sign_in.attempt set failed = greatest(failed - 1, 0),
       until = case when failed > $3 + 1 then $2 when failed = $3 + 1 then $2::timestamptz + interval '1 hour' else until end
     where kind = 'source' and key = $1`,
    [keyOf(signIn, 'source', source), signIn.clock.now(), SOURCE_TRIES],
  );
}

/** Deletes what counts no longer. */
export async function sweepAttempts({ connections, clock }: SignIn): Promise<void> {
  await connections.query(`delete from sign_in.attempt where until < $1::timestamptz - interval '1 day'`, [clock.now()]);
}

/** Names and addresses are kept under the lookup key only: people type their password where the name belongs. */
function keyOf({ seals }: SignIn, what: Guess | 'source', text: string): Buffer {
  return seals.lookup(`sign_in.attempt.${what}`, text);
}
